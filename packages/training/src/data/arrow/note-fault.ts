import type { CellFault } from '../rows/column-builder.ts';

/** Notes the fault of a cell, 0 being the first of what is read. */
export type NoteFault = (row: number, fault: CellFault) => void;
