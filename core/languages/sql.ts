import { Brackets } from "./brackets.ts";
import { type LanguageProblem, problemAt } from "./language-problem.ts";

/** What databases differ in. */
interface Reading {
  /** Does a backslash escape the next character of a string? MySQL does, and WQL and SOQL. */
  escapes: boolean;
  /** Are names quoted in square brackets? SQL Server does. */
  brackets: boolean;
}

/** PostgreSQL's `$$ … $$`, Oracle's `q'[ … ]'`, and comments that only some databases have. */
const uncertain = /\$\w*\$|(?<!\w)[nN]?[qQ]'|#|--(?!\s|$)|\/\*[\s\S]*\/\*/;

const readings: readonly Reading[] = [
  { escapes: false, brackets: false },
  { escapes: true, brackets: false },
  { escapes: false, brackets: true },
  { escapes: true, brackets: true },
];

/**
 * The first quote or parenthesis of a query that is not closed, or closes nothing. What is correct for one of
 * the databases counts as correct.
 */
export function sqlProblem(text: string): LanguageProblem | undefined {
  const [first, ...others] = readings;
  const problem = problemOf(text, first!);
  if (problem === undefined || uncertain.test(text)) return undefined;
  return others.every((reading) => problemOf(text, reading) !== undefined) ? problem : undefined;
}

function problemOf(text: string, reading: Reading): LanguageProblem | undefined {
  const parentheses = new Brackets();
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const closer = closers.get(character);
    if (closer !== undefined && (character !== "[" || reading.brackets)) {
      const end = endOf(text, at, closer, reading);
      if (end === undefined) {
        return problemAt(
          at,
          `This ${character} is never closed: write the ${closer} after the text, and double a ${closer} inside it.`,
        );
      }
      at = end;
    } else if (character === "-" && text[at + 1] === "-") {
      const end = text.indexOf("\n", at);
      at = end === -1 ? text.length : end;
    } else if (character === "/" && text[at + 1] === "*") {
      const end = text.indexOf("*/", at + 2);
      if (end === -1) return problemAt(at, "This /* is never closed: */ is missing.", 2);
      at = end + 1;
    } else if (character === "(") parentheses.push("(", at);
    else if (character === ")") {
      const problem = parentheses.pop(")", at);
      if (problem !== undefined) return problem;
    }
  }
  return parentheses.unclosed();
}

const closers: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ["`", "`"],
  ["[", "]"],
]);

/** Offset of the quote that closes the one at `start`. Two quotes inside of quotes close and open again. */
function endOf(text: string, start: number, closer: string, { escapes }: Reading): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === closer) return at;
    if (escapes && text[at] === "\\" && closer !== "]") at++;
  }
  return undefined;
}
