import { type Draft, newDraft } from "../draft.ts";

/** The snapshots of a text while it is read: one for each host that it names. */
export class Drafts {
  readonly #drafts: Draft[] = [newDraft()];
  /** By the first label of the name: usually one, several if hosts of two domains share it. */
  readonly #byLabel = new Map<string, NamedDraft[]>();
  readonly #byAddress = new Map<string, Draft>();
  readonly #scanned = new Set<Draft>();

  /** In order of appearance. The first one has what is read before any host is named. */
  get all(): readonly Draft[] {
    return this.#drafts;
  }

  /** The draft for text that comes before any host is named. */
  get first(): Draft {
    return this.#drafts[0]!;
  }

  /** Has the host been named before? */
  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /**
   * The draft of a host. If nothing was read before the first name, it is that of the text. Prompts cut off
   * the domain, so a name without one matches a host with one; addresses are compared as they are.
   */
  named(name: string): Draft {
    const known = this.#find(name);
    if (known !== undefined) return known;
    const draft = this.#isUntouched ? this.#nameFirst(name) : this.#add(name);
    this.#register(name, draft);
    return draft;
  }

  /**
   * The draft of the host that a prompt names. What was read before the first prompt belongs to its host as
   * well.
   */
  atPrompt(name: string): Draft {
    const known = this.#find(name);
    if (known !== undefined) return known;
    const draft = this.#isUnnamed ? this.#nameFirst(name) : this.#add(name);
    this.#register(name, draft);
    return draft;
  }

  /**
   * The draft of a host that was scanned. Hosts are told apart by their addresses; a host that a prompt named
   * before is the same if the name is. `name` is the address if the report gives no name.
   */
  scanned(name: string, address: string): Draft {
    const key = address.toLowerCase();
    const known = this.#byAddress.get(key);
    if (known !== undefined) return known;
    const namesake = this.#find(name);
    const isNew = namesake === undefined || this.#scanned.has(namesake);
    const draft = !isNew ? namesake : this.#isUntouched ? this.#nameFirst(name) : this.#add(name);
    this.#byAddress.set(key, draft);
    this.#scanned.add(draft);
    if (namesake === undefined) this.#register(name, draft);
    return draft;
  }

  /** Did a scan name the host of this draft? */
  isScanned(draft: Draft): boolean {
    return this.#scanned.has(draft);
  }

  get #isUnnamed(): boolean {
    return this.#byLabel.size === 0 && this.#byAddress.size === 0;
  }

  /** Is the first draft still that of whatever host comes first? */
  get #isUntouched(): boolean {
    return this.#isUnnamed && isEmpty(this.first);
  }

  #nameFirst(name: string): Draft {
    this.first.host ??= name;
    return this.first;
  }

  #find(name: string): Draft | undefined {
    const known = this.#byLabel.get(hostKey(name))?.find((one) => isSameHost(one.name, name));
    return known?.draft ?? this.#byAddress.get(name.toLowerCase());
  }

  #register(name: string, draft: Draft): void {
    const key = hostKey(name);
    const namesakes = this.#byLabel.get(key);
    if (namesakes === undefined) this.#byLabel.set(key, [{ name, draft }]);
    else namesakes.push({ name, draft });
  }

  #add(name: string): Draft {
    const draft = newDraft();
    draft.host = name;
    this.#drafts.push(draft);
    return draft;
  }
}

/** Was nothing read but headers, which may have the name of a host as a prefix? */
function isEmpty({ outputs, sockets, unread, processes, hashes }: Draft): boolean {
  return outputs.length + sockets.length + unread.length + processes.length + hashes.length === 0;
}

interface NamedDraft {
  name: string;
  draft: Draft;
}

/** `db` and `db.example.org` are one host, `db.example.org` and `db.example.net` are two. */
function isSameHost(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || !a.includes(".") || !b.includes(".");
}

/** What two spellings of a host's name have in common. */
export function hostKey(name: string): string {
  const lower = name.toLowerCase();
  return /^[\d.]+$|:/.test(lower) ? lower : lower.split(".")[0]!;
}
