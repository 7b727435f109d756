import type { CheckSource } from "./check-source.ts";

/**
 * What a keyword means for the verdict on a check. judged: it is looked at. repeated: every keyword of that
 * name is. ignored: it has no influence on the status. open: what it does is not documented well enough, so a
 * check with it is not decided.
 */
export type KeywordRole = "judged" | "repeated" | "ignored" | "open";

export type KeywordRoles = Readonly<Record<string, KeywordRole>>;

/** Keywords that every check may have. `system` and `severity` are handled where checks are compiled. */
const commonRoles: KeywordRoles = {
  type: "ignored",
  description: "ignored",
  info: "ignored",
  solution: "ignored",
  see_also: "ignored",
  reference: "ignored",
  system: "judged",
  severity: "judged",
  // The whole result must be one of these texts, in a form that only the scanner has.
  known_good: "open",
};

/** The roles of an item type's keywords: these, and those of every check. */
export function keywordRoles(own: KeywordRoles): KeywordRoles {
  return { ...commonRoles, ...own };
}

/** Why a keyword keeps a check from being decided: a sentence. Undefined if none does. */
export function keywordProblem({ check }: CheckSource, roles: KeywordRoles): string | undefined {
  const type = check.itemType ?? check.builtin ?? "this check";
  const seen = new Set<string>();
  for (const keyword of check.keywords) {
    const name = keyword.name.toLowerCase();
    const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
    if (role === undefined) return `It is not known what ${keyword.name} does in ${type}.`;
    if (role === "open") return `Tenable does not document what ${name} does in ${type}.`;
    if (role === "judged" && seen.has(name))
      return `The check has ${name} twice, and it is not known which one counts.`;
    seen.add(name);
  }
  return undefined;
}
