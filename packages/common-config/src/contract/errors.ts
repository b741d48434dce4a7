import { CodexHubError } from '../kernel/index.ts';

/** Codes of contracts: a definition that cannot hold. */
export const contractErrorCodes = ['CONTRACT_INVALID'] as const;

export type ContractErrorCode = (typeof contractErrorCodes)[number];

export class ContractError extends CodexHubError<ContractErrorCode> {}
