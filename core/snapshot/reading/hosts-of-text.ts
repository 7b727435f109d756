import type { CommandLine } from "../commands/command-line.ts";
import type { Draft } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { HostReading } from "./host-reading.ts";
import type { Margin } from "./last-row.ts";

/** The hosts of a text, and the one whose lines are being read. */
export class HostsOfText {
  readonly drafts: Drafts;
  /** The commands above that ran on several hosts, each of which is named next to its output. */
  onEachHost: readonly CommandLine[] = [];
  readonly #margin: Margin;
  readonly #readings = new Map<Draft, HostReading>();
  #current: HostReading;

  constructor(drafts: Drafts, margin: Margin) {
    this.drafts = drafts;
    this.#margin = margin;
    this.#current = this.readingOf(drafts.first);
  }

  /** The host whose lines are being read. */
  get current(): HostReading {
    return this.#current;
  }

  /** Continues with the lines of this host. */
  turnTo(host: Draft | HostReading): void {
    this.#current = host instanceof HostReading ? host : this.readingOf(host);
  }

  /** The same, because of a heading: outputs of the host start there. */
  startHost(name: string): void {
    this.#current.startCommands([]);
    this.turnTo(this.drafts.named(name));
    this.#current.startCommands(this.onEachHost);
  }

  /** The state of reading the lines of a host. */
  readingOf(draft: Draft): HostReading {
    let reading = this.#readings.get(draft);
    if (reading === undefined) {
      reading = new HostReading(draft, this.drafts, this.#margin);
      if (this.onEachHost.length > 0) reading.startCommands(this.onEachHost);
      this.#readings.set(draft, reading);
    }
    return reading;
  }

  /** The text has ended, and so have the outputs being read. */
  endText(line: number, terminated: boolean): void {
    this.#current.endText(line, terminated);
    for (const reading of this.#readings.values()) reading.endOutput();
  }
}
