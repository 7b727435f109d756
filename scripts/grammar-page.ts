/** `docs/reference/grammar.md`: the language as rules and diagrams, made from the grammar that reads policies. */
import { codeBlock, inlineCode } from "../core/pages.ts";
import { diagramName } from "./grammar-diagrams.ts";
import { ebnf, type GrammarRule, policyRules, terminalsOf, valueRules } from "./grammar-rules.ts";
import { literals, meanings } from "./grammar-terminals.ts";
import { table } from "./reference-markdown.ts";

export function grammarPage(): string {
  const policy = policyRules();
  const values = valueRules();
  const terminals = terminalsOf([...policy, ...values]).filter((name) => literals[name] === undefined);
  return `# Grammar

What a policy is made of, as rules. They are printed from the grammar that reads policies, so they also have what is an
error but is read, to be reported: a keyword without a colon, a string whose closing quote is missing, text that fits
nowhere. Which tag may contain which, and which closes which, is on the page about [tags](structure.md); what a keyword
takes is on the page of its check type.

\`[ … ]\` may be left out, \`{ … }\` may be left out or repeated, and \`|\` is between alternatives. Blanks between tokens and
comments, which go from \`#\` to the end of the line, are not in the rules. Lines matter: where nothing else is said, a word,
a range, an opening parenthesis or a colon is on the line of what is before it.

## A policy

${policy.map(section).join("\n\n")}

## In values

What operators and parentheses hold together: the texts of an ACL entry, an expression, the row of \`sql_expect\`, and the
strings of a list of names. Then a range, and what is in the string of a \`reference\`, of a list of names and of a list of
columns. Port lists are on the page about [values](values.md).

${values.map(section).join("\n\n")}

## Tokens

${table(
  ["Token", "What it is"],
  terminals.map((name) => [inlineCode(name), meanings[name] ?? ""]),
)}`;
}

function section(rule: GrammarRule): string {
  return `### ${rule.name}

![${rule.name}](../images/grammar/${diagramName(rule)})

${codeBlock(ebnf(rule), "ebnf")}`;
}
