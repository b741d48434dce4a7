const ACRONYMS = new Set(['roc', 'auc', 'f1', 'pr', 'ece']);

/**
 * An identifier in words.
 * @example
 * words('roc_auc_score'); // Returns: 'ROC AUC score'
 */
export function words(id: string): string {
  return id
    .split('_')
    .map((word) => (ACRONYMS.has(word) ? word.toUpperCase() : word))
    .join(' ');
}
