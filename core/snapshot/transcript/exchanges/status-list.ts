import type { FileStatus, Place, Why } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { isSameValue, mergeStatus } from "../../../observations/same-value.ts";
import type { FileMessage } from "../file-message.ts";

/** The files that one output lists, each once, with what several rows say about it. */
export class StatusList {
  readonly #rows = new Map<string, { status: FileStatus; place: Place; isConflict?: true }>();
  readonly #observations: Observations;
  #isWhole = true;

  constructor(observations: Observations) {
    this.#observations = observations;
  }

  /** False if a row could not be read, so that there may be more files than are listed. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Notes a row that may be about a file, without knowing which. */
  miss(): void {
    this.#isWhole = false;
  }

  add(path: string, status: FileStatus, place: Place): void {
    const known = this.#rows.get(path);
    if (known === undefined) this.#rows.set(path, { status, place });
    else if (isSameValue("status", known.status, status)) known.status = mergeStatus(known.status, status);
    else known.isConflict = true;
  }

  /**
   * Adds what a program says about a file in its arguments.
   *
   * @param isOperand is this path among its arguments, perhaps as a glob that is written like it?
   */
  addMessage(message: FileMessage, place: Place, isOperand: (path: string) => boolean): void {
    const { path, why } = message;
    if (!isOperand(path) || why === "other") this.miss();
    else if (why === "absent") this.#observations.addAbsent("status", path, place);
    else if (why === "denied") {
      this.#isWhole = false;
      this.#observations.addUnknown("status", path, "denied", place);
    } else this.miss();
  }

  addUnknown(path: string, why: Why, place: Place): void {
    this.#observations.addUnknown("status", path, why, place);
  }

  /** Adds all files to the observations. */
  close(): void {
    for (const [path, { status, place, isConflict }] of this.#rows) {
      if (isConflict) this.#observations.addUnknown("status", path, "conflict", place);
      else this.#observations.add("status", path, status, place);
    }
  }
}

/** The bits of `-rwsr-x--T`; undefined if the text isn't a mode. */
export function modeOf(word: string): number | undefined {
  if (!/^[-a-zA-Z?][-r][-w][-xsSlL][-r][-w][-xsSlL][-r][-w][-xtT]$/.test(word)) return undefined;
  let mode = 0;
  for (let at = 1; at < 10; at++) {
    mode <<= 1;
    if (/[rwxst]/.test(word[at]!)) mode |= 1;
  }
  if (/[sS]/.test(word[3]!)) mode |= 0o4000;
  // `l` on Solaris: mandatory locking, which is the set-group-id bit without the right to execute.
  if (/[sSlL]/.test(word[6]!)) mode |= 0o2000;
  if (/[tT]/.test(word[9]!)) mode |= 0o1000;
  return mode;
}

/** The type that the first letter of a mode means. */
export function typeOf(letter: string): NonNullable<FileStatus["type"]> {
  return letter === "-" ? "file" : letter === "d" ? "folder" : letter === "l" ? "link" : "other";
}

/** Removes the mode and the owner of a link, which are not those of its target. */
export function ofLink(status: FileStatus): FileStatus {
  return status.type === "link" ? { type: "link" } : status;
}
