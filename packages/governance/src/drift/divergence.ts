/** A distance between two distributions that is a divergence, or the root of one. */
export interface Divergence {
  readonly metric: 'psi' | 'js_distance' | 'hellinger';
  readonly definition: string;
  /** The term of one cell, of its two shares, both above 0; whichever is first. */
  readonly term: (one: number, other: number) => number;
  /** What the divergence grows by with the first share, and how that itself grows. */
  readonly slope: (one: number, other: number) => number;
  readonly curve: (one: number, other: number) => number;
  /** What the divergence over (1/N + 1/M) must be multiplied by to be χ² where nothing drifts. */
  readonly curvature: number;
  /** The greatest divergence there can be. */
  readonly maximum: number;
  /** Whether the distance is the root of the divergence. */
  readonly isRoot: boolean;
}

/** The distances, each with the definition that its numbers carry. */
export const divergences: readonly Divergence[] = [
  {
    metric: 'psi',
    definition: 'codexhub.psi[Σ (p − q) ln(p / q), less chance]',
    term: (p, q) => (p - q) * Math.log(p / q),
    slope: (p, q) => Math.log(p / q) + 1 - q / p,
    curve: (p, q) => (1 + q / p) / p,
    curvature: 1,
    maximum: Number.POSITIVE_INFINITY,
    isRoot: false,
  },
  {
    metric: 'js_distance',
    definition: 'codexhub.jensen_shannon_distance[base 2, less chance]',
    term: (p, q) => (p * Math.log2((2 * p) / (p + q)) + q * Math.log2((2 * q) / (p + q))) / 2,
    slope: (p, q) => Math.log2((2 * p) / (p + q)) / 2,
    curve: (p, q) => q / (2 * Math.LN2 * p * (p + q)),
    curvature: 8 * Math.LN2,
    maximum: 1,
    isRoot: true,
  },
  {
    metric: 'hellinger',
    definition: 'codexhub.hellinger_distance[√(½ Σ (√p − √q)²), less chance]',
    term: (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2 / 2,
    slope: (p, q) => (1 - Math.sqrt(q / p)) / 2,
    curve: (p, q) => Math.sqrt(q / p) / (4 * p),
    curvature: 8,
    maximum: 1,
    isRoot: true,
  },
];
