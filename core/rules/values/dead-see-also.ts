import { textOf } from "../../syntax/string-value.ts";
import { named } from "../concern.ts";
import type { Rule } from "../rule.ts";

export const deadSeeAlso: Rule = {
  id: "dead-see-also",
  severity: "hint",
  summary: "A see_also link leads nowhere.",
  why: `Readers of a report follow the link to the benchmark. A link without a host, or to a site that was closed, doesn't
help them. No connection is opened: only the text is looked at.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  see_also    : "http://iase.disa.mil/stigs"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  see_also    : "https://public.cyber.mil/stigs"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    concern: named("see_also"),
    run({ check, tree }, report) {
      for (const { name, value } of check.keywords) {
        if (name !== "see_also" || value?.kind !== "string") continue;
        const problem = problemOf(textOf(tree, value).trim());
        if (problem !== undefined) report(value, problem);
      }
    },
  },
};

/** Sites that are gone, and what came after them. */
const closedSites: ReadonlyMap<string, string> = new Map([
  ["iase.disa.mil", "public.cyber.mil"],
  ["benchmarks.cisecurity.org", "workbench.cisecurity.org"],
  ["web.nvd.nist.gov", "nvd.nist.gov"],
  ["gallery.technet.microsoft.com", "learn.microsoft.com"],
]);

function problemOf(link: string): string | undefined {
  const host = /^https?:\/\/([^/:?#\s]+)/i.exec(link)?.[1]?.toLowerCase();
  if (host === undefined) return link === "" ? "There is no link in this see_also." : undefined;
  if (!host.includes(".")) return `${host} is no host that others can reach.`;
  const successor = closedSites.get(host);
  return successor && `The site ${host} was closed; look for the text at ${successor}.`;
}
