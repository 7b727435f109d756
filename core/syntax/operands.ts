import type { Operator, Value } from "./tree.ts";

const looseness: Record<Operator, number> = { ",": 0, "||": 1, "&&": 2, "|": 3, "&": 4 };

/**
 * Folds a chain `a || b && c` into lists: the loosest operator is outermost (commas separate columns, and
 * `||` joins alternatives of one column, G 64-65), and equal neighbours share one list.
 * @param operators one fewer than `operands`
 */
export function joinOperands(operands: Value[], operators: Operator[]): Value {
  if (operands.length === 1) return operands[0]!;
  const loosest = operators.reduce((left, right) => (looseness[right] < looseness[left] ? right : left));
  const parts: Value[] = [];
  let from = 0;
  for (let index = 0; index <= operators.length; index++) {
    if (index < operators.length && operators[index] !== loosest) continue;
    parts.push(joinOperands(operands.slice(from, index + 1), operators.slice(from, index)));
    from = index + 1;
  }
  return { kind: "list", start: parts[0]!.start, end: parts.at(-1)!.end, operator: loosest, operands: parts };
}
