/** What there is to read about a rule: its page in docs/rules, and `nessus-audit explain`. The server prints none of it. */
export interface RuleText {
  /** What is wrong, in one sentence: the first paragraph of `<id>.md`. */
  summary: string;
  /**
   * Why it matters: what the scanner does with it, with the guide's page if it says so. The rest of
   * `<id>.md`.
   */
  why: string;
  /** A policy in which the rule reports something: `<id>.bad.audit`. */
  bad: string;
  /**
   * The same policy corrected, in which the rule reports nothing; the rule's fix, if it has one, turns `bad`
   * into it: `<id>.good.audit`.
   */
  good: string;
}

/**
 * The text of a rule, put together from the files next to it.
 * @param files the text of each file by its name, without its folder
 * @throws if a file is missing, or has no paragraph after the summary
 */
export function ruleTextOf(id: string, files: ReadonlyMap<string, string>): RuleText {
  const named = (name: string): string => {
    const text = files.get(name);
    if (text === undefined) throw new Error(`The rule ${id} has no file ${name} beside it.`);
    return text;
  };
  const prose = named(`${id}.md`).trim();
  const end = prose.indexOf("\n\n");
  if (end === -1) throw new Error(`${id}.md needs two paragraphs: what is wrong, and why it matters.`);
  return {
    summary: prose.slice(0, end),
    why: prose.slice(end).trim(),
    bad: named(`${id}.bad.audit`),
    good: named(`${id}.good.audit`),
  };
}
