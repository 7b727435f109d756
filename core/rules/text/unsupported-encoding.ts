import type { PolicyContext, Report, Rule } from "../rule.ts";

export const unsupportedEncoding: Rule = {
  id: "unsupported-encoding",
  severity: "warning",
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
      `The file begins with a byte order mark: the scanner answers "Could not lex the file". Save it as UTF-8 without one.`,
      // If the mark is not in the text, there is nothing that an edit could remove.
      {
        fixes: marked
          ? [{ title: "Remove the byte order mark", safe: true, edits: [{ ...start, newText: "" }] }]
          : [],
      },
    );
  }
}
