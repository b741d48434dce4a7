/** What a draft of a contract assumes, for somebody to confirm: worded as TFDV words its anomalies. */
export interface DraftNote {
  /** The column of the table; absent where the note is about all of them. */
  readonly column?: string | undefined;
  readonly code: DraftNoteCode;
  readonly shortDescription: string;
  readonly description: string;
}

export type DraftNoteCode =
  | 'TARGET_GUESSED'
  | 'TARGET_LABELS_TO_CONFIRM'
  | 'TARGET_HAS_MISSING'
  | 'COLUMN_UNNAMED'
  | 'COLUMN_EMPTY'
  | 'COLUMN_CONSTANT'
  | 'COLUMN_RENAMED'
  | 'PROTECTED_ATTRIBUTE_BY_NAME'
  | 'PERSONAL_DATA_BY_NAME'
  | 'IDENTIFIER'
  | 'HIGH_CARDINALITY'
  | 'TIME_COLUMN'
  | 'MISSING_VALUES'
  | 'RANGE_WIDENED'
  | 'INTEGER_CODES'
  | 'ALMOST_A_NUMBER'
  | 'EMPTY_TEXT';
