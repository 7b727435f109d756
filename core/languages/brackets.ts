import { type LanguageProblem, problemAt } from "./language-problem.ts";

/** The brackets that are open, innermost last. */
export class Brackets {
  readonly #open: { opener: string; start: number }[] = [];

  get depth(): number {
    return this.#open.length;
  }

  push(opener: string, start: number): void {
    this.#open.push({ opener, start });
  }

  /** @returns the problem where the bracket closes something else, or nothing */
  pop(closer: string, start: number): LanguageProblem | undefined {
    const last = this.#open.pop();
    if (last === undefined) return problemAt(start, `This ${closer} has nothing to close.`);
    const wanted = closers[last.opener]!;
    if (wanted === closer) return undefined;
    return problemAt(start, `This ${closer} comes before the ${wanted} that closes ${last.opener}.`);
  }

  /** The problem with what is still open at the end. */
  unclosed(): LanguageProblem | undefined {
    const last = this.#open.at(-1);
    return (
      last &&
      problemAt(last.start, `This ${last.opener} is never closed: ${closers[last.opener]} is missing.`)
    );
  }
}

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
