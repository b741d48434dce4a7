/**
 * Solves A x = b for a symmetric positive definite A (row-major, size × size, its upper triangle
 * read), by Cholesky's factorisation A = UᵀU. Works in place: A becomes U, b becomes x.
 *
 * @returns whether A was positive definite (each pivot more than rounding error of its diagonal);
 * where it was not, b is of no use.
 */
export function solveCholesky(a: Float64Array, b: Float64Array): boolean {
  const size = b.length;
  for (let k = 0; k < size; k += 1) {
    const diagonal = a[k * size + k]!;
    let pivot = diagonal;
    for (let i = 0; i < k; i += 1) pivot -= a[i * size + k]! * a[i * size + k]!;
    if (!(pivot > diagonal * size * Number.EPSILON)) return false;
    const root = Math.sqrt(pivot);
    a[k * size + k] = root;
    for (let j = k + 1; j < size; j += 1) {
      let sum = a[k * size + j]!;
      for (let i = 0; i < k; i += 1) sum -= a[i * size + k]! * a[i * size + j]!;
      a[k * size + j] = sum / root;
    }
  }
  for (let k = 0; k < size; k += 1) {
    let sum = b[k]!;
    for (let i = 0; i < k; i += 1) sum -= a[i * size + k]! * b[i]!;
    b[k] = sum / a[k * size + k]!;
  }
  for (let k = size - 1; k >= 0; k -= 1) {
    let sum = b[k]!;
    for (let j = k + 1; j < size; j += 1) sum -= a[k * size + j]! * b[j]!;
    b[k] = sum / a[k * size + k]!;
  }
  return true;
}
