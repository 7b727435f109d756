import { didYouMean, isTypo, replaceWith } from "../../findings/suggestion.ts";
import { knownMistake } from "../../schema/index.ts";
import type { Check } from "../../semantics/policy.ts";
import { editDistance } from "../../text/closest.ts";
import { rememberFor } from "../../text/remember.ts";
import type { Rule } from "../rule.ts";
import { isKnownKeyword, likelyKeyword } from "./likely-keyword.ts";

export const unknownKeyword: Rule = {
  id: "unknown-keyword",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword }) => keyword === undefined,
      visit({ name, nameSpan }, _, context, report) {
        if (isKnownKeyword(context, name)) return;
        const { check, checkType, item, schema } = context;
        const likely = likelyKeyword(context, name);
        const slip = knownMistake("keyword", name, checkType?.name, schema);
        const known = slip !== undefined && slip.right === likely;
        const owner = item === undefined || item.name === "" ? "this check" : item.name;
        const rest = likely === undefined ? `: ${owner} has no such keyword.` : didYouMean(likely);
        const isCertain = (item?.strict ?? checkType?.strict) || isMeantToBe(check, name, likely);
        report(nameSpan, `Unknown keyword ${name}${rest}${known ? ` ${slip.reason}` : ""}`, {
          severity: isCertain ? "error" : "warning",
          fixes: likely === undefined ? [] : [replaceWith(likely, [nameSpan], known)],
        });
      },
    },
  },
};

/** Short words are easily similar: then the known keyword has to be missing, too. */
function isMeantToBe(check: Check, name: string, likely: string | undefined): boolean {
  if (likely === undefined || isTypo(name, likely)) return likely !== undefined;
  return name.length === 3 && editDistance(name, likely, 1) <= 1 && !namesIn(check).has(likely.toLowerCase());
}

const namesIn = rememberFor(
  ({ keywords }: Check): ReadonlySet<string> => new Set(keywords.map(({ name }) => name.toLowerCase())),
);
