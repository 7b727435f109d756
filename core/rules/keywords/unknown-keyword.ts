import { didYouMean, isTypo, replaceWith } from "../../findings/suggestion.ts";
import { knownMistake } from "../../schema/index.ts";
import { editDistance } from "../../text/closest.ts";
import type { Rule } from "../rule.ts";
import { isKnownKeyword, likelyKeyword } from "./likely-keyword.ts";

export const unknownKeyword: Rule = {
  id: "unknown-keyword",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ keyword }) => keyword === undefined,
    run(context, report) {
      const { check, checkType, item, schema } = context;
      const names = new Set(check.keywords.map(({ name }) => name.toLowerCase()));
      for (const { name, nameSpan } of check.keywords) {
        if (isKnownKeyword(context, name)) continue;
        const likely = likelyKeyword(context, name);
        const slip = knownMistake("keyword", name, checkType?.name, schema);
        const known = slip !== undefined && slip.right === likely;
        const owner = item === undefined || item.name === "" ? "this check" : item.name;
        const rest = likely === undefined ? `: ${owner} has no such keyword.` : didYouMean(likely);
        report(nameSpan, `Unknown keyword ${name}${rest}${known ? ` ${slip.reason}` : ""}`, {
          severity:
            (item?.strict ?? checkType?.strict) || isMeantToBe(names, name, likely) ? "error" : "warning",
          fixes: likely === undefined ? [] : [replaceWith(likely, [nameSpan], known)],
        });
      }
    },
  },
};

/** Short words are easily like each other: then the known keyword has to be missing, too. */
function isMeantToBe(names: ReadonlySet<string>, name: string, likely: string | undefined): boolean {
  if (likely === undefined || isTypo(name, likely)) return likely !== undefined;
  return name.length === 3 && editDistance(name, likely, 1) <= 1 && !names.has(likely.toLowerCase());
}
