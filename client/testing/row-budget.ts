/** The most rows that are printed for one test. */
const rowsOfTest = 10;
/** The most rows in the output of a run: nobody reads those of hundreds of failures, and each has its reason anyway. */
const rowsOfRun = 200;

/** How many rows a run may still print. */
export interface RowBudget {
  left: number;
}

export function rowBudget(): RowBudget {
  return { left: rowsOfRun };
}

/**
 * Takes the first rows of a test, as many as may be printed.
 *
 * @returns the rows, and whether they are the last of the run
 */
export function takeRows<Row>(budget: RowBudget, rows: readonly Row[]): { rows: Row[]; areLast: boolean } {
  const taken = rows.slice(0, Math.min(rowsOfTest, budget.left));
  budget.left -= taken.length;
  return { rows: taken, areLast: taken.length > 0 && budget.left === 0 };
}
