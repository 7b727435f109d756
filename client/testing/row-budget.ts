/** Rows that broke a check, of one test. */
const rowsOfTest = 10;
/** Rows in the output of a run: nobody reads those of hundreds of failures, and each failure has its reason anyway. */
const rowsOfRun = 200;

/** What is left to be printed in a run. */
export interface RowBudget {
  left: number;
}

export function rowBudget(): RowBudget {
  return { left: rowsOfRun };
}

/**
 * Takes the rows of a test that are printed, the first of them.
 *
 * @returns them, and whether none of the run is printed after them
 */
export function takeRows<Row>(budget: RowBudget, rows: readonly Row[]): { rows: Row[]; areLast: boolean } {
  const taken = rows.slice(0, Math.min(rowsOfTest, budget.left));
  budget.left -= taken.length;
  return { rows: taken, areLast: taken.length > 0 && budget.left === 0 };
}
