import { allFields, type ModelContract } from '@codexhub/common-config/contract';
import type { Fields } from './opened-source.ts';

/** What is read of a source: which fields, and which of them tell of people. */
export interface ReadSubject {
  readonly fields: Fields;
  /** Of people's own attributes and keys not even the accepted values are repeated. */
  isPersonal(column: string): boolean;
}

/** Every column of a contract; its protected attributes and metadata are personal. */
export function subjectOf(contract: ModelContract): ReadSubject {
  const { protectedAttributes, metadata } = contract;
  return {
    fields: allFields(contract),
    isPersonal: (column): boolean =>
      Object.hasOwn(protectedAttributes, column) || Object.hasOwn(metadata, column),
  };
}
