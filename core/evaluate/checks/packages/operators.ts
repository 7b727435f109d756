/** Tests the order of the installed version and that of the policy, by `operator` (G 171). */
const operators: Readonly<Record<string, (order: number) => boolean>> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  eq: (order) => order === 0,
  gte: (order) => order >= 0,
  gt: (order) => order > 0,
};

/** How they read in a sentence, and their opposites. */
const words: Readonly<Record<string, [holds: string, fails: string]>> = {
  lt: ["older than", "not older than"],
  lte: ["not newer than", "newer than"],
  eq: ["the same as", "not the same as"],
  gte: ["not older than", "older than"],
  gt: ["newer than", "not newer than"],
};

export interface Operator {
  name: string;
  holds(order: number): boolean;
  /** What the installed version is, such as `newer than`. */
  describe(holds: boolean): string;
}

/** Undefined if there is no such operator. */
export function operatorOf(text: string | undefined): Operator | undefined {
  const name = text?.trim().toLowerCase() ?? "";
  if (!Object.hasOwn(operators, name)) return undefined;
  return { name, holds: operators[name]!, describe: (holds) => words[name]![holds ? 0 : 1] };
}
