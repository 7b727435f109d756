import { type Draft, newDraft } from "./draft.ts";

/** The snapshots of a text in the making: one for each host that it names. */
export class Drafts {
  readonly #drafts: Draft[] = [newDraft()];
  readonly #byName = new Map<string, Draft>();

  /** In order of appearance. The first is what is read before any host is named. */
  get all(): readonly Draft[] {
    return this.#drafts;
  }

  /** The one that stands for the text as long as it names no host. */
  get first(): Draft {
    return this.#drafts[0]!;
  }

  /** Has the host been named before? The first name of all is that of the first draft. */
  has(name: string): boolean {
    return this.#byName.size === 0 || this.#byName.has(hostKey(name));
  }

  /**
   * The draft of a host. The first name is taken for that of what was read before it. Prompts cut the domain off, so
   * names are compared up to the first dot; addresses as they are.
   */
  named(name: string): Draft {
    const key = hostKey(name);
    let draft = this.#byName.get(key);
    if (draft !== undefined) return draft;
    if (this.#byName.size === 0) {
      draft = this.first;
      draft.host ??= name;
    } else {
      draft = newDraft();
      draft.host = name;
      this.#drafts.push(draft);
    }
    this.#byName.set(key, draft);
    return draft;
  }
}

/** What two spellings of a host's name have in common. */
export function hostKey(name: string): string {
  const lower = name.toLowerCase();
  return /^[\d.]+$|:/.test(lower) ? lower : lower.split(".")[0]!;
}
