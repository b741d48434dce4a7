import { GovernanceError } from '../../errors.ts';
import { checkedNumbers } from '../../internal/checked-numbers.ts';
import { codeUnitOrder } from '../../internal/code-unit-order.ts';
import { requireSameRows } from '../../internal/require-same-rows.ts';
import { lengthOf } from '../../internal/required-columns.ts';
import { type RowGroups, rowGroups } from '../../internal/row-groups.ts';
import { axisOf, type GroupColumn } from '../../tensor/axis.ts';
import { orderByPosition, orderByScore } from './order-items.ts';

/** The items of one ranking, or of the rankings of several queries: an entry an item. */
export interface RankedItems {
  /** The highest comes first; of equals the one that stands before. */
  readonly scores?: ArrayLike<number>;
  /** Instead of scores: 1, 2, … in each query. */
  readonly positions?: ArrayLike<number>;
  /** How relevant the item is, from 0 up. */
  readonly relevance?: ArrayLike<number>;
  /** Which ranking the item belongs to; without it all are in one. */
  readonly queries?: GroupColumn;
  /** The groups by attribute. Items of an unknown group keep their places, and belong to no other group. */
  readonly sensitive: Readonly<Record<string, GroupColumn>>;
}

/** Items in their order, query after query. */
export interface Rankings {
  readonly groups: RowGroups;
  /** Items, from the first place of the first query to the last of the last. */
  readonly order: Int32Array;
  /** Where each query begins in `order`, and where the last ends. */
  readonly starts: Int32Array;
  /** In code-unit order; `null` is the only ranking, without a name. */
  readonly queries: readonly (string | null)[];
  readonly relevance: Float64Array | undefined;
  /** Items that share their score with another of their query. */
  readonly tiedItems: number;
}

/** Puts items into their order. */
export function rankItems(items: RankedItems): Rankings {
  const { scores, positions } = items;
  const given = scores ?? positions;
  if (!given || (scores && positions)) {
    const received = scores ? 'both' : 'neither';
    throw rankingInvalid('items must have scores or positions, one of both', received);
  }
  const name = scores ? 'scores' : 'positions';
  const queries = items.queries && axisOf('queries', items.queries);
  const rows = requireSameRows([
    [name, lengthOf(name, given)],
    ['relevance', items.relevance?.length],
    ['queries', queries?.codes.length],
  ]);
  const groups = rowGroups(items.sensitive, [name, rows]);
  const numbers = checkedNumbers(name, given);
  const relevance = items.relevance && checkedNumbers('relevance', items.relevance, { minimum: 0 });
  const byQuery = queries ? itemsByQuery(queries) : inOneQuery(rows);
  const order = new Int32Array(rows);
  let tiedItems = 0;
  for (let query = 0; query < byQuery.queries.length; query += 1) {
    const start = byQuery.starts[query]!;
    const end = byQuery.starts[query + 1]!;
    const own = byQuery.items.subarray(start, end);
    const into = order.subarray(start, end);
    if (scores) tiedItems += orderByScore(own, numbers, into);
    else if (!orderByPosition(own, numbers, into)) {
      throw rankingInvalid('positions must be 1, 2, … in each query, each once', 'others');
    }
  }
  const { starts, queries: names } = byQuery;
  return { groups, order, starts, queries: names, relevance, tiedItems };
}

interface ItemsByQuery {
  readonly queries: readonly (string | null)[];
  readonly starts: Int32Array;
  /** Those of a query side by side, as they stand. */
  readonly items: Int32Array;
}

function inOneQuery(rows: number): ItemsByQuery {
  const items = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) items[row] = row;
  return { queries: [null], starts: Int32Array.of(0, rows), items };
}

function itemsByQuery({
  codes,
  categories,
}: {
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}): ItemsByQuery {
  const counts = new Uint32Array(categories.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    if (!(code >= 0 && code < categories.length)) {
      throw rankingInvalid('every item must have a query', `none in row ${row}`);
    }
    counts[code]! += 1;
  }
  const occurring = [...categories.keys()]
    .filter((code) => counts[code]! > 0)
    .sort((one, other) => codeUnitOrder(categories[one]!, categories[other]!));
  const next = new Int32Array(categories.length);
  const starts = new Int32Array(occurring.length + 1);
  for (const [at, code] of occurring.entries()) {
    next[code] = starts[at]!;
    starts[at + 1] = starts[at]! + counts[code]!;
  }
  const items = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    items[next[code]!] = row;
    next[code]! += 1;
  }
  return { queries: occurring.map((code) => categories[code]!), starts, items };
}

function rankingInvalid(requirement: string, received: string): GovernanceError {
  return new GovernanceError('GOVERNANCE_RANKING_INVALID', {
    message: `fairness: ${requirement}; received ${received}; mend the columns of the ranking`,
    details: { requirement, received },
  });
}
