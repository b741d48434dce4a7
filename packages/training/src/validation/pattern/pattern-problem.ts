/** Why a text is no pattern that is matched in linear time. Thrown and caught inside this folder. */
export class PatternProblem extends Error {
  constructor(requirement: string, at: number) {
    super(`${requirement}, at character ${at + 1}`);
  }
}
