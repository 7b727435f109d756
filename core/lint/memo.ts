import type { Finding } from "../findings/finding.ts";
import type { LintOptions } from "./options.ts";

/** A check as it was looked at. */
interface Remembered {
  /** What the findings depend on beside the text: the check type, whether it stands in a condition … */
  state: string;
  text: string;
  findings: Finding[];
}

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
    this.severities = options.severities;
    this.schema = options.schema;
  }

  /** Findings of the next check of this run. */
  findingsOf(state: string, text: string, compute: () => Finding[]): Finding[] {
    const index = this.current.length;
    const known =
      this.ifSame(index, state, text) ??
      this.ifSame(index + this.previous.length - this.count, state, text) ??
      compute();
    this.current.push({ state, text, findings: known });
    return known;
  }

  private ifSame(index: number, state: string, text: string): Finding[] | undefined {
    const candidate = this.previous[index];
    return candidate?.text === text && candidate.state === state ? candidate.findings : undefined;
  }
}
