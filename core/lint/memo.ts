import type { Finding } from "../findings/finding.ts";
import type { LintOptions } from "./options.ts";

/** A check as it was looked at. */
interface Remembered {
  /** What the findings depend on beside the text: the check type, whether it stands in a condition … */
  state: string;
  text: string;
  /** Undefined: they are too many to be kept. */
  findings: readonly Finding[] | undefined;
}

/** Of a check, or a policy, with more findings it is looked at again instead: they would take more memory than its text. */
export const mostRemembered = { ofCheck: 1000, inAll: 20_000 };

/**
 * Findings of the checks of one document, kept from one version to the next: a check whose text did not change is
 * not looked at again. One memo a document.
 *
 * Checks are found again by their number, from the front or from the back: an edit is mostly in one place, and what
 * stands before and behind it keeps its distance from that end of the file. Comparing texts of the same length is
 * several times faster than looking them up, which hashes the whole file at every keystroke.
 */
export class LintMemo {
  private previous: Remembered[] = [];
  private current: Remembered[] = [];
  private count = 0;
  /** How many findings this run has remembered. */
  private kept = 0;
  private severities: LintOptions["severities"];
  private schema: LintOptions["schema"];

  /**
   * Starts a run over so many checks: forgets everything if the options changed, and what the last run did not use.
   */
  start(options: LintOptions, count: number): void {
    const keep = this.severities === options.severities && this.schema === options.schema;
    this.previous = keep ? this.current : [];
    this.current = [];
    this.count = count;
    this.kept = 0;
    this.severities = options.severities;
    this.schema = options.schema;
  }

  /**
   * Findings of the next check of this run, with offsets from its start; undefined where it has to be looked at, and `keep`
   * called for it.
   */
  findingsOf(state: string, text: string): readonly Finding[] | undefined {
    const index = this.current.length;
    const known =
      this.ifSame(index, state, text) ?? this.ifSame(index + this.previous.length - this.count, state, text);
    if (known !== undefined) this.keep(state, text, known);
    return known;
  }

  /** @param findings undefined where they are too many to be kept */
  keep(state: string, text: string, findings: readonly Finding[] | undefined): void {
    const isKept = findings !== undefined && this.kept + findings.length <= mostRemembered.inAll;
    if (isKept) this.kept += findings.length;
    this.current.push({ state, text, findings: isKept ? findings : undefined });
  }

  private ifSame(index: number, state: string, text: string): readonly Finding[] | undefined {
    const candidate = this.previous[index];
    return candidate?.text === text && candidate.state === state ? candidate.findings : undefined;
  }
}
