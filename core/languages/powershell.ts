import { Brackets } from "./brackets.ts";
import { type LanguageProblem, problemAt } from "./language-problem.ts";

/** The characters that PowerShell takes for a single quote. */
const quotes = new Set("'\u2018\u2019\u201a\u201b");
/**
 * What depends on how the arguments are passed to PowerShell, stops its parsing, or is a string over several
 * lines.
 */
const uncertain = /["\u201c-\u201e]|--%|@['\u2018-\u201b]/;

/**
 * The first single quote, parenthesis or brace that is not closed in arguments of powershell.exe, or closes
 * nothing. Arguments with double quotes count as correct: how they reach PowerShell is not certain.
 */
export function powershellProblem(text: string): LanguageProblem | undefined {
  if (uncertain.test(text)) return undefined;
  const brackets = new Brackets();
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === "`") at++;
    else if (quotes.has(character)) {
      const start = at;
      // Two quotes inside of quotes are one character: they close and open again.
      at++;
      while (at < text.length && !quotes.has(text[at]!)) at++;
      if (at >= text.length)
        return problemAt(
          start,
          `This ${character} is never closed: write the closing one after the text, and double a quote inside it.`,
        );
    } else if (character === "#" && text[at - 1] === "<") {
      const end = text.indexOf("#>", at + 1);
      if (end === -1) return problemAt(at - 1, "This <# is never closed: #> is missing.", 2);
      at = end + 1;
    } else if (character === "#" && isWordStart(text, at)) {
      const end = text.indexOf("\n", at);
      at = end === -1 ? text.length : end;
    } else if (character === "$" && text[at + 1] === "{") {
      // A name in braces, which may contain anything.
      const end = text.indexOf("}", at + 2);
      if (end === -1) return problemAt(at, `This $${"{"} is never closed: } is missing.`, 2);
      at = end;
    } else if ("({".includes(character)) brackets.push(character, at);
    else if (")}".includes(character)) {
      const problem = brackets.pop(character, at);
      if (problem !== undefined) return problem;
    }
  }
  return brackets.unclosed();
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[\s;|&(){}]/.test(text[at - 1]!);
}
