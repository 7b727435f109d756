import { type Check, keywordText, type Policy } from "../semantics/policy.ts";
import { forEachReference } from "../semantics/references.ts";
import { checkFields, type Field, tagField } from "./check-fields.ts";

/** What a check can be recognised by in another edition of its policy. */
export interface CheckFacts {
  check: Check;
  /** Item type, built-in or `report`; checks in conditions are separate kinds. */
  kind: string;
  /** As written, on one line. */
  description: string;
  /**
   * The number or the id that begins the description, `1.1.1` or `RHEL-09-211010`; empty if there is none.
   */
  number: string;
  /** The description without that number, in lower case and without punctuation. */
  title: string;
  /** Ids that a benchmark never gives to another check, by their framework: `STIG-ID` → `RHEL-09-211010`. */
  ids: ReadonlyMap<string, string>;
  /**
   * What the check reads on a host: its keywords, except texts for people and what is expected. Empty for
   * reports.
   */
  subject: string;
  /** Everything that it says, and the same without the description. */
  content: string;
  rest: string;
  fields: ReadonlyMap<string, Field>;
}

/** Frameworks whose ids name one recommendation across all editions, the most precise first. */
export const identifyingFrameworks = [
  "STIG-ID",
  "Vuln-ID",
  "Group-ID",
  "Rule-ID",
  "CCE",
  "VMWare-ID",
] as const;

/** Texts for people: changing them changes no verdict. */
const prose: ReadonlySet<string> = new Set(["description", "info", "solution", "see_also", "reference"]);

export function isProse(keyword: string): boolean {
  return prose.has(keyword);
}

/**
 * What a check expects of what it reads, and how its result counts: editions change these, and the check
 * stays the same.
 */
const expectation: ReadonlySet<string> = new Set([
  ...[
    "type",
    "name",
    "severity",
    "known_good",
    "expect",
    "not_expect",
    "value_data",
    "value_type",
    "check_type",
  ],
  ...[
    "value",
    "required",
    "file_required",
    "string_required",
    "min_occurrences",
    "max_occurrences",
    "match_all",
  ],
  ...[
    "match_case",
    "is_substring",
    "check_option",
    "reg_option",
    "file_option",
    "svc_option",
    "acl_option",
    "mode",
  ],
  ...[
    "mask",
    "owner",
    "group",
    "uid",
    "gid",
    "md5",
    "attr",
    "status",
    "levels",
    "operator",
    "version",
    "system",
  ],
  ...[
    "sql_expect",
    "sql_types",
    "num_rows",
    "not_regex",
    "ports",
    "dacl",
    "acl_check_type",
    "timeout",
    "ignore",
  ],
  ...[
    "show_output",
    "output",
    "only_show",
    "port_option",
    "content_file_option",
    "powershell_option",
    "range",
  ],
]);

/** Item types whose name is what they look at: a service, a built-in check. */
const namedBy = new Set(["CHKCONFIG", "XINETD_SVC", "SVC_PROP"]);

export function factsOf({ checks }: Policy): CheckFacts[] {
  return checks.map(readFacts);
}

function readFacts(check: Check): CheckFacts {
  const fields = checkFields(check);
  const description = (keywordText(check, "description") ?? "").replace(/\s+/g, " ").trim();
  const number = leadingNumber.exec(description)?.[0] ?? "";
  const said = [...fields].map(([keyword, { key }]) => ({ keyword, text: `${keyword}\0${key}` }));
  const name = check.itemType ?? check.builtin ?? check.tag;
  return {
    check,
    kind: check.inCondition ? `${name} in a condition` : name,
    description,
    number,
    title: titleOf(description.slice(number.length).replace(profile, "")),
    ids: idsOf(check, number),
    subject: subjectOf(check, fields),
    content: said
      .map(({ text }) => text)
      .sort()
      .join("\0"),
    rest: said
      .flatMap(({ keyword, text }) => (keyword === "description" ? [] : [text]))
      .sort()
      .join("\0"),
    fields,
  };
}

/** `1.1.1`, `A12.3`, or an id such as `RHEL-09-211010`, at the beginning of a description. */
const leadingNumber =
  /^(?:[A-Z]{0,2}\d+(?:\.\d+)*(?=[.):]?\s)|[A-Z][A-Z0-9]*(?:[-.][A-Z0-9]+)*[-.]\d[A-Z0-9]*(?=:?\s))/;

/** `(L1)`: the profile of a benchmark that a recommendation is in, which some editions put before the title. */
const profile = /^[.):]?\s*\([A-Z]{1,2}\d?\)/;

function titleOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function subjectOf(check: Check, fields: ReadonlyMap<string, Field>): string {
  if (check.tag === "report") return "";
  const parts: string[] = [];
  const port = fields.get("port_type");
  for (const [keyword, { key }] of fields) {
    if (keyword === tagField || isProse(keyword)) continue;
    const names = keyword === "name" && namedBy.has(check.itemType ?? "");
    if (!names && expectation.has(keyword)) continue;
    parts.push(`${keyword}\0${key}`);
  }
  // two port lists with the same protocol read the same, which does not identify them
  if (port !== undefined && parts.length === 1) return "";
  return parts.sort().join("\0");
}

/** @param number the beginning of the description: STIGs put their own id there, too */
function idsOf(check: Check, number: string): Map<string, string> {
  const ids = new Map<string, string>();
  for (const keyword of check.keywords) {
    if (keyword.name !== "reference" || keyword.value?.kind !== "string") continue;
    forEachReference(check.tree, keyword.value, ({ framework, id }) => {
      if (!(identifyingFrameworks as readonly string[]).includes(framework) || ids.has(framework)) return;
      // SV-230221r627750_rule: what comes after the r is the revision
      ids.set(framework, framework === "Rule-ID" ? id.replace(/r\d+_rule$/, "") : id);
    });
  }
  if (number.includes("-") && !ids.has("STIG-ID")) ids.set("STIG-ID", number);
  return ids;
}
