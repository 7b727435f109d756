import { type Draft, newDraft } from "../draft.ts";

/** The snapshots of a text in the making: one for each host that it names. */
export class Drafts {
  readonly #drafts: Draft[] = [newDraft()];
  /** By the first label of the name: usually one, several where hosts of two domains share it. */
  readonly #byLabel = new Map<string, NamedDraft[]>();
  readonly #byAddress = new Map<string, Draft>();
  readonly #scanned = new Set<Draft>();

  /** In order of appearance. The first is what is read before any host is named. */
  get all(): readonly Draft[] {
    return this.#drafts;
  }

  /** The one for the text as long as it names no host. */
  get first(): Draft {
    return this.#drafts[0]!;
  }

  /** Has the host been named before? */
  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /**
   * The draft of a host. The first name is taken for that of the text where nothing was read before it. Prompts cut the
   * domain off, so a name without a domain is that of a host with one; addresses are compared as they are.
   */
  named(name: string): Draft {
    const known = this.#find(name);
    if (known !== undefined) return known;
    const draft = this.#isUntouched ? this.#nameFirst(name) : this.#add(name);
    this.#register(name, draft);
    return draft;
  }

  /** The draft of the host that a prompt names. The first one is also that of what was read before it. */
  atPrompt(name: string): Draft {
    const known = this.#find(name);
    if (known !== undefined) return known;
    const draft = this.#isUnnamed ? this.#nameFirst(name) : this.#add(name);
    this.#register(name, draft);
    return draft;
  }

  /**
   * The draft of a host that was scanned. Hosts are told apart by their addresses; one that a prompt named before is
   * the same where the name is. `name` is the address where the report gives no other.
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

/** Nothing was read but headers, which may have a prefix with the name of a host. */
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
