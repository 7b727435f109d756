/** Markdown tables for the reference pages. core/explain puts their contents into words. */
import {
  describeSource,
  describeUse,
  describeValue,
  describeValues,
  inlineCode,
  type KeywordSchema,
  proseAsMarkdown,
} from "../core/pages.ts";

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** In a table, bars are escaped even in a code span. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

export function keywordTable(keywords: readonly KeywordSchema[]): string {
  const rows = keywords.map((keyword) => {
    const { name, values, openValues, summary, note = "" } = keyword;
    const known = values.length === 0 ? [] : [describeValues(values, openValues)];
    return [
      inlineCode(name),
      describeUse(keyword).join(", "),
      proseAsMarkdown([...describeValue(keyword), ...known].join("; ")),
      proseAsMarkdown(`${summary} ${note}`.trim()),
      describeSource(keyword),
    ];
  });
  return table(["Keyword", "Needed", "Value", "What it says", "Source"], rows);
}
