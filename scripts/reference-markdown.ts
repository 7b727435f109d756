/** Markdown for the reference pages: what each piece of the schema looks like on a page. */
import { type KeywordSchema, type Sourced, type ValueSchema, valueFormSchema } from "../core/pages.ts";

/** Text outside code spans, safe against being read as HTML. */
export function prose(text: string): string {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 0 ? part.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : part))
    .join("`");
}

/** A code span, in a table too. */
export function code(text: string): string {
  return `\`${text}\``;
}

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** In a table even a code span has its bars escaped. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

export function fence(text: string, language = "nessus-audit"): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** "p. 172, 179", the web page, or how the fact is known. */
export function sourceText(source: Sourced): string {
  if (source.certainty === "seen") return "files only";
  const parts: string[] = [];
  if (source.pages !== undefined) parts.push(`p. ${source.pages}`);
  if (source.web !== undefined) parts.push("web edition");
  if (source.certainty === "inferred") parts.push("inferred");
  return parts.join(", ");
}

export function keywordTable(keywords: readonly KeywordSchema[]): string {
  const rows = keywords.map((keyword) => [
    code(keyword.name),
    need(keyword),
    valueText(keyword),
    [prose(keyword.summary), keyword.note === undefined ? "" : prose(keyword.note)].filter(Boolean).join(" "),
    sourceText(keyword),
  ]);
  return table(["Keyword", "Needed", "Value", "What it says", "Source"], rows);
}

function need(keyword: KeywordSchema): string {
  const words = [keyword.required ? "yes" : "no"];
  if (keyword.requiredUnless.length > 0) words.push(`unless ${keyword.requiredUnless.map(code).join(", ")}`);
  if (keyword.requires.length > 0) words.push(`with ${keyword.requires.map(code).join(", ")}`);
  if (keyword.repeatable) words.push("may repeat");
  return words.join(", ");
}

function valueText(keyword: KeywordSchema): string {
  const form = valueFormSchema(keyword.form).label;
  const parts = [form];
  if (keyword.values.length > 0) parts.push(valuesText(keyword.values, keyword.openValues));
  if (keyword.minimum !== undefined) parts.push(`${keyword.minimum} to ${keyword.maximum}`);
  if (keyword.maxLength !== undefined) parts.push(`at most ${keyword.maxLength} characters`);
  if (keyword.default !== undefined) parts.push(`without it ${code(keyword.default)}`);
  return parts.join("; ");
}

export function valuesText(values: readonly ValueSchema[], open: boolean): string {
  const described = values.some((value) => value.summary !== undefined) && values.length <= 12;
  const texts = values.map((value) => {
    const mark = value.fromFiles ? " (files only)" : "";
    const summary = described && value.summary ? ` (${prose(value.summary).replace(/\.$/, "")})` : "";
    return `${code(value.value)}${summary}${mark}`;
  });
  return texts.join(", ") + (open ? ", …" : "");
}
