import { redefinedIn } from "../commands/redefined.ts";
import { entersOtherRoot } from "./entered-host.ts";

/**
 * How earlier commands of a transcript affect later ones: other programs under their names, and another root.
 */
export class ShellState {
  readonly #redefined = new Set<string>();
  #isInOtherRoot = false;

  /**
   * Called with the commands of a transcript, in order. Does the output of this one show the host as it is?
   */
  isTrusted(typed: string): boolean {
    if (this.#isInOtherRoot) {
      // The prompt may be the same, so only this shows the way out.
      if (/^\s*(?:exit|logout)\b/.test(typed)) this.#isInOtherRoot = false;
      return false;
    }
    if (entersOtherRoot(typed)) {
      this.#isInOtherRoot = true;
      return false;
    }
    const name = redefinedIn(typed);
    if (name !== undefined && !addsColor.test(typed)) this.#redefined.add(name);
    if (this.#redefined.size === 0) return true;
    const undone = /^\s*(?:unalias|unset(?:\s+-f)?)\s+(\S+)/.exec(typed)?.[1];
    if (undone === "-a") this.#redefined.clear();
    else if (undone !== undefined) this.#redefined.delete(undone);
    // A path is never an alias, and a backslash or `command` bypasses one.
    const words = typed.slice(0, longest).matchAll(/(?<![\w./\\-]|command\s)[\w-]+/g);
    return name !== undefined || ![...words].some(([word]) => this.#redefined.has(word));
  }
}

const longest = 20_000;
/** `alias ls='ls --color=auto'`, as most systems have it. */
const addsColor = /^\s*alias\s+([\w-]+)=(['"]?)\1(?:\s+--colou?r(?:=\w+)?)*\2\s*$/;
