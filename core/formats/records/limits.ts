/** Caps on what is read of files of rows. A cell is one value of one row. */
export const recordLimits = {
  maxBytes: 25 * 1024 * 1024,
  maxRows: 500_000,
  maxCells: 4_000_000,
  maxColumns: 1000,
  /** Characters of one value. */
  maxCell: 1024 * 1024,
} as const;
