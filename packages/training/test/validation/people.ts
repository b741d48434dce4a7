import { defineContract } from '@codexhub/common-config/contract';

/** A contract with every kind of field. */
export const contract = defineContract({
  name: 'people',
  task: 'binary_classification',
  features: {
    ratio: { type: 'number', minimum: 0, maximum: 5 },
    home: { type: 'category', values: ['a', 'b'], nullable: true },
  },
  target: { name: 'deny', values: ['no', 'yes'], positive: 'yes', favourable: 'no' },
  protectedAttributes: { age: { type: 'number', minimum: 18, nullable: true } },
  metadata: { key: { type: 'text' }, day: { type: 'time', nullable: true } },
});
