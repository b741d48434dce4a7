/** Builds the error that every argument check throws: subject, requirement, received, what to do. */
export function invalid(
  subject: string,
  requirement: string,
  received: unknown,
  advice: string,
): RangeError {
  return new RangeError(
    `${subject} must be ${requirement}, received ${String(received)}: ${advice}`,
  );
}
