import { Brackets } from "./brackets.ts";
import { type LanguageProblem, problemAt } from "./language-problem.ts";

/**
 * The first quote or bracket of a jq program that is not closed, or closes nothing; in a string, `\( … )` is
 * a program again.
 */
export function jqProblem(text: string): LanguageProblem | undefined {
  /** For each string that is open around a program: where it begins, and how many brackets were open then. */
  const texts: { start: number; depth: number }[] = [];
  const brackets = new Brackets();
  let inText: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (inText !== undefined) {
      if (character === '"') inText = undefined;
      else if (character === "\\") {
        at++;
        if (text[at] !== "(") continue;
        brackets.push("(", at);
        texts.push({ start: inText, depth: brackets.depth });
        inText = undefined;
      }
    } else if (character === '"') inText = at;
    else if (character === "#") {
      const end = text.indexOf("\n", at);
      at = end === -1 ? text.length : end;
    } else if ("([{".includes(character)) brackets.push(character, at);
    else if (")]}".includes(character)) {
      const around = texts.at(-1);
      const closesText = around !== undefined && around.depth === brackets.depth;
      const problem = brackets.pop(character, at);
      if (problem !== undefined) return problem;
      if (closesText) inText = texts.pop()!.start;
    }
  }
  if (inText !== undefined) {
    return problemAt(
      inText,
      'This " is never closed: write the closing " after the text, and \\" for a quote inside it.',
    );
  }
  return brackets.unclosed();
}
