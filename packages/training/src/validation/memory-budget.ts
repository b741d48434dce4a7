/** How many bytes the exact answers of one validation may hold between chunks. */
export interface MemoryBudget {
  readonly limit: number;
  used: number;
}

/** Takes bytes from the budget; false where it has not that many left. */
export function takeBytes(budget: MemoryBudget, bytes: number): boolean {
  if (budget.used + bytes > budget.limit) return false;
  budget.used += bytes;
  return true;
}
