/**
 * The maximum size of a package, in bytes, by the suffix of its file. What everybody installs is deliberately
 * kept small: whoever raises a number here says in the commit what it is for.
 */
export const sizeBudgets: Readonly<Record<string, number>> = { ".vsix": 850_000, ".tgz": 730_000 };

/** The problem of a package that is too large, as a sentence or two with a next step. */
export function budgetProblem(file: string, bytes: number): string | undefined {
  const ending = file.slice(file.lastIndexOf("."));
  const budget = sizeBudgets[ending];
  if (budget === undefined)
    throw new Error(`Say in scripts/packaging/size-budget.ts how large ${file} may be.`);
  if (bytes <= budget) return undefined;
  const kB = (count: number) => `${Math.ceil(count / 1000)} kB`;
  return (
    `${file} has ${kB(bytes)}, more than its budget of ${kB(budget)}. Run scripts/build.mjs --minify --metafile=FILE and ` +
    "look there for what it is made of, or raise the budget in scripts/packaging/size-budget.ts."
  );
}
