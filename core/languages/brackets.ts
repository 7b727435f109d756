import { type LanguageProblem, problemAt } from "./language-problem.ts";

/** The brackets that are open, innermost last. */
export class Brackets {
  // two lists rather than a list of objects: a value may be all brackets
  readonly #openers: string[] = [];
  readonly #starts: number[] = [];

  get depth(): number {
    return this.#starts.length;
  }

  push(opener: string, start: number): void {
    this.#openers.push(opener);
    this.#starts.push(start);
  }

  /** @returns the problem if the bracket closes something else, or nothing */
  pop(closer: string, start: number): LanguageProblem | undefined {
    const opener = this.#openers.pop();
    this.#starts.pop();
    if (opener === undefined) return problemAt(start, `This ${closer} has nothing to close.`);
    const wanted = closers[opener]!;
    if (wanted === closer) return undefined;
    return problemAt(start, `This ${closer} comes before the ${wanted} that closes ${opener}.`);
  }

  /** The problem with what is still open at the end. */
  unclosed(): LanguageProblem | undefined {
    const opener = this.#openers.at(-1);
    if (opener === undefined) return undefined;
    return problemAt(this.#starts.at(-1)!, `This ${opener} is never closed: ${closers[opener]} is missing.`);
  }
}

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
