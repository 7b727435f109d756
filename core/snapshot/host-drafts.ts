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

  /** Has the host been named before? */
  has(name: string): boolean {
    return this.#byName.has(hostKey(name));
  }

  /**
   * The draft of a host. The first name is taken for that of the text where nothing was read before it. Prompts cut the
   * domain off, so names are compared up to the first dot; addresses as they are.
   */
  named(name: string): Draft {
    const known = this.#byName.get(hostKey(name));
    if (known !== undefined) return known;
    const isOfText = this.#byName.size === 0 && isEmpty(this.first);
    return isOfText ? this.atPrompt(name) : this.#add(name);
  }

  /** The draft of the host that a prompt names. The first one is also that of what was read before it. */
  atPrompt(name: string): Draft {
    const key = hostKey(name);
    const known = this.#byName.get(key);
    if (known !== undefined) return known;
    if (this.#byName.size > 0) return this.#add(name);
    this.first.host ??= name;
    this.#byName.set(key, this.first);
    return this.first;
  }

  #add(name: string): Draft {
    const draft = newDraft();
    draft.host = name;
    this.#drafts.push(draft);
    this.#byName.set(hostKey(name), draft);
    return draft;
  }
}

/** Nothing was read but headers, which a prefix with the name of a host may stand before. */
function isEmpty({ outputs, sockets, unread, processes, hashes }: Draft): boolean {
  return outputs.length + sockets.length + unread.length + processes.length + hashes.length === 0;
}

/** What two spellings of a host's name have in common. */
export function hostKey(name: string): string {
  const lower = name.toLowerCase();
  return /^[\d.]+$|:/.test(lower) ? lower : lower.split(".")[0]!;
}
