import { CodexHubError } from './codexhub-error.ts';

/** Codes of the kernel: a value that cannot be canonical, a key that cannot sign. */
export const kernelErrorCodes = ['KERNEL_VALUE_INVALID', 'KERNEL_KEY_INVALID'] as const;

export type KernelErrorCode = (typeof kernelErrorCodes)[number];

export class KernelError extends CodexHubError<KernelErrorCode> {}
