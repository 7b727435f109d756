import type { PolicyTree, SyntaxProblem } from "../syntax/tree.ts";
import type { Rule } from "./rule.ts";

export const strayText: Rule = {
  id: "stray-text",
  severity: "error",
  summary: "Text that is neither a tag, nor a keyword, nor a comment.",
  why: `Mostly a quote inside a string that ended the string too early, a value of several words without quotes, or a
comment without its #. The scanner stops at it: "Parse error line 50 - unknown token 'ollowing'", "Could not parse
the file".`,
  bad: `<check_type:"Unix">
the kernel of this host
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
# the kernel of this host
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "stray-text",
    details: (problem, tree) => ({ message: withScannerWords(problem, tree) }),
  },
};

/** The scanner names the word that it can't place; its line number is often another one. */
function withScannerWords({ start, end, message }: SyntaxProblem, { text }: PolicyTree): string {
  const word = text.slice(start, Math.min(end, start + 40)).split(/\s/, 1)[0];
  return word ? `${message} The scanner stops here: "unknown token '${word}'".` : message;
}
