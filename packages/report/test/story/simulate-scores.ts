import { createRandom } from '@codexhub/common-config/kernel';

/** One application: what the model said, what happened, and the two protected attributes. */
export interface Row {
  readonly score: number;
  readonly isDenied: boolean;
  readonly afam: 'no' | 'yes';
  readonly single: 'no' | 'yes';
}

/** 2,380 applications like those of the Boston Fed's study: 339 of them by Black applicants. */
export function simulateScores(): readonly Row[] {
  const random = createRandom(20261121).stream('story');
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Array.from({ length: 2380 }, (_, index): Row => {
    const afam = index < 339 ? 'yes' : 'no';
    const single = random.next() < 0.393 ? 'yes' : 'no';
    const logit =
      -3.1 + 1.38 * normal() + (afam === 'yes' ? 0.98 : 0) + (single === 'yes' ? 0.35 : 0);
    const score = 1 / (1 + Math.exp(-logit));
    return { score, isDenied: random.next() < score, afam, single };
  });
}
