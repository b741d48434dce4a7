import { describe, expect, it } from 'vitest';
import type { StratifiedGroup } from '../../../src/fairness/index.ts';
import { findSimpson } from '../../../src/fairness/uncertainty/simpson.ts';
import { draw } from './given.ts';
import { type Arm, only } from './given-strata.ts';

describe('the flag of Simpson', () => {
  it.each<[string, readonly (readonly [Arm, Arm])[], StratifiedGroup['simpson']]>([
    [
      'is silent of a table without confounding',
      [
        [
          [60, 200],
          [80, 200],
        ],
        [
          [30, 200],
          [52, 200],
        ],
      ],
      { finding: 'none', reversed: false, significant: true },
    ],
    [
      'is silent of equal groups',
      [
        [
          [60, 200],
          [61, 200],
        ],
        [
          [30, 100],
          [29, 100],
        ],
      ],
      { finding: 'none', reversed: false, significant: false },
    ],
    [
      'tells a difference that vanishes',
      [
        [
          [160, 200],
          [640, 800],
        ],
        [
          [160, 800],
          [40, 200],
        ],
      ],
      { finding: 'vanishes', reversed: false, significant: false },
    ],
    [
      'tells a reversal that is significant',
      [
        [
          [180, 200],
          [600, 800],
        ],
        [
          [240, 800],
          [30, 200],
        ],
      ],
      { finding: 'reversal', reversed: true, significant: true },
    ],
    [
      'is silent where the difference shrinks but stays',
      [
        [
          [120, 200],
          [640, 800],
        ],
        [
          [80, 800],
          [60, 200],
        ],
      ],
      { finding: 'none', reversed: false, significant: true },
    ],
    [
      'is silent where strata only have too few rows to find what the whole finds',
      [
        [
          [70, 200],
          [90, 200],
        ],
        [
          [44, 120],
          [40, 100],
        ],
      ],
      { finding: 'none', reversed: false, significant: false },
    ],
    [
      'tells a difference that the whole masks',
      [
        [
          [180, 200],
          [640, 800],
        ],
        [
          [438, 800],
          [20, 200],
        ],
      ],
      { finding: 'masked', reversed: false, significant: true },
    ],
    [
      'does not judge where no stratum has both groups',
      [
        [
          [60, 200],
          [0, 0],
        ],
        [
          [0, 0],
          [160, 200],
        ],
      ],
      { finding: 'undetermined', reversed: false, significant: false },
    ],
  ])('%s', (_, strata, simpson) => {
    expect(only(strata).simpson).toEqual(simpson);
  });

  it('is silent where neither the whole nor the strata show a difference, however far apart they are', () => {
    const estimated = (value: number, lower: number, upper: number) => ({
      value: { defined: true as const, value },
      interval: { lower, upper, level: 0.95, method: 'by hand' },
    });
    expect(findSimpson(estimated(-0.02, -0.07, 0.03), estimated(0.03, -0.01, 0.07))).toEqual({
      finding: 'none',
      reversed: false,
      significant: false,
    });
  });

  it('is false in at most 5 of 100 tables without confounding, and fires in those with it', () => {
    const runs = 150;
    const firesIn = (
      rates: readonly (readonly [f: number, m: number])[],
      sizes: readonly (readonly [f: number, m: number])[],
    ): number => {
      let fires = 0;
      for (let run = 0; run < runs; run += 1) {
        const strata = rates.map(
          ([f, m], at) =>
            [
              [draw(sizes[at]![0], f), sizes[at]![0]],
              [draw(sizes[at]![1], m), sizes[at]![1]],
            ] as const,
        );
        const { finding } = only(strata).simpson;
        if (finding !== 'none') fires += 1;
      }
      return fires / runs;
    };
    const same = [
      [100, 150],
      [200, 300],
      [100, 150],
    ] as const;
    // Groups are spread over the strata alike: equal; with a difference that is found half the time; and a clear one.
    for (const less of [0, 0.08, 0.2]) {
      const rates = [0.3, 0.5, 0.7].map((m) => [m - less, m] as const);
      expect(firesIn(rates, same), `${less} less`).toBeLessThanOrEqual(0.05);
    }
    // Confounded and equal within strata.
    const apart = [
      [400, 100],
      [100, 400],
    ] as const;
    const equal = [
      [0.3, 0.3],
      [0.7, 0.7],
    ] as const;
    expect(firesIn(equal, apart)).toBeGreaterThan(0.9);
  });
});
