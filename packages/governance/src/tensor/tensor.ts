export type { ByOutcome, GroupTensor, TensorCell } from '@codexhub/common-config/records';
