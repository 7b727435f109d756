import { type ItemSchema, type KeywordSchema, keywordsOf } from "../../core/command-line.ts";
import { type Page, sourceText } from "./page.ts";

/** The page of an item type, a built-in check or a predefined policy, in one check type. */
export function itemPage(item: ItemSchema, page: Page): string {
  const { name, checkType, kind, summary, note, platforms, needs, verdicts, twin, example } = item;
  const keywords = keywordsOf(item);
  const own = keywords.filter(({ common }) => !common);
  const common = keywords.filter(({ common }) => common).map(({ name }) => name);
  return [
    page.title(name, `${kind === "typed" ? "item type" : `${kind} check`} of ${checkType}`),
    "",
    page.paragraph(summary),
    ...(note ? ["", page.paragraph(`Note: ${note}`)] : []),
    ...(platforms.length > 0 ? ["", page.paragraph(`Only on ${platforms.join(", ")}.`)] : []),
    ...(needs ? ["", page.paragraph(`Needs ${needs}.`)] : []),
    page.heading("Keywords"),
    ...own.map((keyword) => page.entry(keyword.name, keywordText(keyword))),
    ...(common.length > 0 ? [page.entry("in every check", common.join(", "))] : []),
    ...ruleLines(item, page),
    ...(verdicts
      ? [
          page.heading("Verdicts"),
          ...Object.entries(verdicts).map(([status, text]) => page.entry(status, text)),
        ]
      : []),
    ...(example ? [page.heading("Example"), page.sample(example)] : []),
    "",
    ...(twin ? [page.paragraph(`In ${twin.checkType} policies the same check is ${twin.itemType}.`)] : []),
    sourceText(item),
  ].join("\n");
}

function ruleLines({ requiredOneOf, mutuallyExclusive }: ItemSchema, page: Page): string[] {
  return [
    ...requiredOneOf.map((group) => page.paragraph(`One of ${group.join(", ")} is required.`)),
    ...mutuallyExclusive.map((group) => page.paragraph(`Only one of ${group.join(", ")} may be given.`)),
  ];
}

/** What a keyword means, its values and default, in one paragraph. */
export function keywordText({
  required,
  summary,
  note,
  values,
  openValues,
  default: preset,
}: KeywordSchema): string {
  const list = values.map(({ value }) => value).join(", ");
  return [
    required && "(required)",
    summary,
    note,
    list && `${openValues ? "Usual values" : "Values"}: ${list}.`,
    preset !== undefined && `Default: ${preset}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
