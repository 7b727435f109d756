/** What `operator` asks of the order of the installed version and that of the policy (G 171). */
const operators: Readonly<Record<string, (order: number) => boolean>> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  eq: (order) => order === 0,
  gte: (order) => order >= 0,
  gt: (order) => order > 0,
};

/** How they are said in a sentence, and the opposite. */
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

/** Undefined where there is no such operator. */
export function operatorOf(text: string | undefined): Operator | undefined {
  const name = text?.trim().toLowerCase() ?? "";
  if (!Object.hasOwn(operators, name)) return undefined;
  return { name, holds: operators[name]!, describe: (holds) => words[name]![holds ? 0 : 1] };
}
