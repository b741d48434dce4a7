import { requireOption } from './require-option.ts';

/** A seed that NumPy's legacy generator takes. @throws TrainingError `TRAINING_OPTION_INVALID` */
export function requireSeed(subject: string, seed: number): void {
  requireOption(
    Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff,
    `${subject}: seed`,
    'an integer in [0, 4294967295]',
    seed,
  );
}
