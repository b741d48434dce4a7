/** Where the samplers take chance from: each call gives an independent uniform number in [0, 1). */
export type RandomSource = () => number;
