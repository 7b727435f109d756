import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unsupportedEncoding: Rule = {
  id: "unsupported-encoding",
  severity: "warning",
  summary: "The file has a byte order mark, or is UTF-16.",
  why: `Audit files are plain text without a byte order mark; Unicode files did not work by the older documentation, and uploads
fail with "Could not lex the file". Editors of Windows add the mark or write UTF-16 when they save as "Unicode".`,
  bad: `\ufeff<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "policy", run: checkEncoding },
};

function checkEncoding({ tree, encoding }: PolicyContext, report: Report): void {
  const { text } = tree;
  const marked = text.charCodeAt(0) === 0xfeff;
  const start = { start: 0, end: Math.min(1, text.length) };
  if (encoding === "utf-16" || text.charCodeAt(0) === 0 || text.charCodeAt(1) === 0) {
    report(start, `The file is UTF-16: the scanner answers "Could not lex the file". Save it as UTF-8.`);
  } else if (marked || encoding === "utf-8-bom") {
    report(
      start,
      `The file begins with a byte order mark: the scanner answers "Could not lex the file". Save it as UTF-8 without.`,
      // Without the mark in the text there is nothing that an edit could remove.
      {
        fixes: marked
          ? [{ title: "Remove the byte order mark", safe: true, edits: [{ ...start, newText: "" }] }]
          : [],
      },
    );
  }
}
