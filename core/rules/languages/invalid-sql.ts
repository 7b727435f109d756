import { sqlProblem } from "../../languages/sql.ts";
import type { ValueForm } from "../../schema/index.ts";
import type { Rule } from "../rule.ts";
import { reportLanguage } from "./report-language.ts";

export const invalidSql: Rule = {
  id: "invalid-sql",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    keyword: {
      concern: ({ keyword, kind }) => keyword !== undefined && queries.has(keyword.form) && kind === "string",
      visit: ({ value }, _, { check }, report) => reportLanguage(check.tree, value!, sqlProblem, report),
    },
  },
};

/** SQL, and the languages of WMI and Salesforce, which have the same quotes as SQL. */
const queries: ReadonlySet<ValueForm> = new Set(["sql", "wql", "soql"]);
