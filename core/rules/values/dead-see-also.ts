import { textOf } from "../../syntax/string-value.ts";
import { remember } from "../../text/remember.ts";
import type { Rule } from "../rule.ts";

export const deadSeeAlso: Rule = {
  id: "dead-see-also",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ name, kind }) => name === "see_also" && kind === "string",
      visit({ value }, _, { check }, report) {
        const problem = problemOf(textOf(check.tree, value!));
        if (problem !== undefined) report(value!, problem);
      },
    },
  },
};

/** Sites that are gone, and their successors. */
const closedSites: ReadonlyMap<string, string> = new Map([
  ["iase.disa.mil", "public.cyber.mil"],
  ["benchmarks.cisecurity.org", "workbench.cisecurity.org"],
  ["web.nvd.nist.gov", "nvd.nist.gov"],
  ["gallery.technet.microsoft.com", "learn.microsoft.com"],
]);

/** The same links occur in many checks. */
const problemOf = remember((text): string | undefined => {
  const link = text.trim();
  const host = /^https?:\/\/([^/:?#\s]+)/i.exec(link)?.[1]?.toLowerCase();
  if (host === undefined) return link === "" ? "This see_also has no link." : undefined;
  if (!host.includes(".")) return `${host} is not a host that others can reach.`;
  const successor = closedSites.get(host);
  return successor && `The site ${host} was closed; look for the text at ${successor}.`;
});
