import { printable } from "../../text/harmless-text.ts";
import type { ExportPlan } from "../plan.ts";
import { withoutQuestions } from "../plan-policy.ts";
import { type CheckQuery, checkQuery, type OsquerySettings, whyNotOnOsquery } from "./query.ts";

/** The queries of a policy, and the policy without the checks that osquery can't answer. */
export interface QuerySet {
  plan: ExportPlan;
  queries: NamedQuery[];
}

/** A query with a name that is unique in its file. */
export interface NamedQuery extends CheckQuery {
  name: string;
  /** Its description for people. */
  summary: string;
}

/** @param taken the names of existing queries; those of this policy are added */
export function queriesOf(plan: ExportPlan, settings: OsquerySettings, taken: Set<string>): QuerySet {
  const asked = withoutQuestions(plan, (check) => whyNotOnOsquery(check, settings.platform));
  const queries = asked.reported.flatMap((report): NamedQuery[] => {
    const check = asked.checks[report.check]!;
    // `<report type:"INFO">` says the same about every host.
    if (check.asks.kind === "fixed" && check.asks.status === "NOT_EVALUATED") return [];
    const query = checkQuery(asked, report, settings);
    const summary = shortened(printable(check.description === "" ? check.id : check.description));
    const name = uniqueName(summary, taken);
    return [{ ...query, name, summary }];
  });
  return { plan: asked, queries };
}

/** Servers limit names to 255 characters. */
const longestName = 200;

function shortened(text: string): string {
  const characters = [...text.trim().replace(/\s+/g, " ")];
  return characters.length <= longestName
    ? characters.join("")
    : `${characters.slice(0, longestName - 1).join("")}…`;
}

function uniqueName(name: string, taken: Set<string>): string {
  let own = name;
  for (let count = 2; taken.has(own); count++) own = `${name} (${count})`;
  taken.add(own);
  return own;
}
