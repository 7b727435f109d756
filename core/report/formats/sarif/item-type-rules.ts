import type { ReportingDescriptor } from "sarif";
import { checkTypesWithItemType, itemSchema } from "../../../schema/index.ts";
import { cutText } from "../../../text/cut-text.ts";
import { inlineCode } from "../../../text/markdown-text.ts";
import { referenceUrl } from "../../check/reference-url.ts";
import { pagesUrl } from "../../project-url.ts";
import { messageOf } from "./message.ts";

const untyped = "untyped-check";

/** The rule for what leaves checks undecided: a condition, or that the scanner would not run the policy. */
export const doubtRule = "undecided";

/** The rule of a check: its item type. */
export function ruleOfCheck(type: string): string {
  return type.slice(0, 255) || untyped;
}

/** An item type, as SARIF describes a rule: what the reference says about it, for each check type that has it. */
export function itemTypeDescriptor(id: string): ReportingDescriptor {
  const checkTypes = checkTypesWithItemType(id);
  const summaries = new Map<string, string[]>();
  for (const checkType of checkTypes) {
    const summary = itemSchema(checkType, id)?.summary;
    if (summary === undefined) continue;
    const known = summaries.get(summary);
    if (known === undefined) summaries.set(summary, [checkType]);
    else known.push(checkType);
  }
  const [only] = summaries.keys();
  const known =
    summaries.size === 1
      ? only!
      : [...summaries].map(([summary, names]) => `${names.join(", ")}: ${summary}`).join("\n");
  const url = referenceUrl(checkTypes[0], id);
  if (known !== "") return descriptor(id, known, url, "the reference");
  if (id !== untyped)
    return descriptor(id, unknownText(id), url, "the reference", unknownText(inlineCode(id)));
  const text = "A check without an item type: a built-in one, or one of a form without type.";
  return descriptor(id, text, url, "the reference");
}

/** The name is as the policy has it. */
function unknownText(id: string): string {
  return `A check of the item type ${id}.`;
}

export function doubtDescriptor(): ReportingDescriptor {
  return descriptor(
    doubtRule,
    "The snapshot does not show whether the scanner reaches some checks of the policy.",
    `${pagesUrl}/guides/verdicts.md`,
    "the guide to verdicts",
  );
}

/** Code scanning accepts 1,024 characters. */
const maxDescription = 1000;

function descriptor(
  id: string,
  text: string,
  url: string,
  page: string,
  markdown = text,
): ReportingDescriptor {
  const description = messageOf(cutText(text, maxDescription));
  const note =
    "A result says what a policy reports on hosts: FAILED, WARNING and ERROR as the scanner would, and UNDECIDED if the snapshot of a host does not prove it.";
  return {
    id,
    shortDescription: description,
    fullDescription: description,
    help: {
      ...messageOf(`${text}\n\n${note}\n\nSee ${url}.`),
      markdown: `${markdown}\n\n${note}\n\nSee [${page}](${url}).`,
    },
    helpUri: url,
    properties: { tags: ["nessus", "compliance", "host"] },
  };
}
