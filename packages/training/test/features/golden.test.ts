import { describe, expect, test as it } from 'vitest';
import { lowerFeatures } from '../../src/features/lower-features.ts';
import { fitFeatures, fitTransformFeatures, transformFeatures } from '../../src/index.ts';
import {
  contractOver,
  difference,
  everyRow,
  golden,
  target,
  test,
  train,
} from './features-fixture.ts';

describe('scikit-learn 1.9.1', () => {
  it.each(golden.cases)('$name', ({ inputs, steps, ...expected }) => {
    const options = { target, seed: golden.seed };
    const spec = [{ inputs, steps }];
    const { features, matrix } = fitTransformFeatures(spec, contractOver(inputs), train, options);
    expect(difference(transformFeatures(features, train), expected.train)).toBeLessThanOrEqual(
      1e-12,
    );
    expect(difference(transformFeatures(features, test), expected.test)).toBeLessThanOrEqual(1e-12);
    const [step] = features.chains[0]!.steps;
    if (step?.type === 'kbins') expect(step.edges).toEqual(expected.edges);
    // Without cross-fitting, training rows are what any other row is.
    expect(difference(matrix, expected.crossFitted ?? expected.train)).toBeLessThanOrEqual(1e-12);
  });

  it('every kind of step has a golden case', () => {
    const held = new Set(golden.cases.flatMap(({ steps }) => steps.map(({ type }) => type)));
    // `power` below; `formula` and `drop_constant` are in no library.
    expect([...held].sort()).toEqual(
      [
        'clip',
        'date_parts',
        'frequency',
        'hash',
        'impute',
        'interaction',
        'kbins',
        'log',
        'log1p',
        'max_abs_scaler',
        'min_max_scaler',
        'one_hot',
        'ordinal',
        'polynomial',
        'robust_scaler',
        'sqrt',
        'standard_scaler',
        'target_encoding',
      ].sort(),
    );
  });

  describe.each(golden.powers)('PowerTransformer($method)', (power) => {
    const { method, inputs, lambdas, means, scales } = power;
    const fit = (standardize: boolean) =>
      fitFeatures(
        [{ inputs, steps: [{ type: 'power', method, standardize }] }],
        contractOver(inputs),
        train,
      );
    const fitted = (standardize: boolean) => {
      const [step] = fit(standardize).chains[0]!.steps;
      if (step?.type !== 'power') throw new Error('there must be a power step');
      return step;
    };

    // Two optimisers agree on λ to the root of the precision: the likelihood is flat at its top.
    it('λ, and the mean and deviation behind it, within 1e-6', () => {
      const step = fitted(true);
      for (const [at, lambda] of lambdas.entries()) {
        expect(Math.abs(step.lambdas[at]! - lambda)).toBeLessThan(1e-6);
        expect(Math.abs(step.means![at]! - means[at]!) / Math.abs(means[at]!)).toBeLessThan(1e-5);
        expect(Math.abs(step.scales![at]! - scales[at]!) / scales[at]!).toBeLessThan(1e-5);
      }
    });

    it('the transform itself, at their λ, within 1e-12', () => {
      const plain = { ...fitted(false), lambdas };
      const scaled = { ...fitted(true), lambdas, means, scales };
      for (const [step, expected] of [
        [plain, power.plain],
        [scaled, power.scaled],
      ] as const) {
        const features = { ...fit(false), chains: [{ inputs, steps: [step] }] };
        expect(lowerFeatures(features).outputs).toHaveLength(inputs.length);
        expect(difference(transformFeatures(features, everyRow), expected)).toBeLessThanOrEqual(
          1e-12,
        );
      }
    });
  });
});
