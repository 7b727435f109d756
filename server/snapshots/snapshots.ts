import type { HostSource, SnapshotSource } from "../protocol.ts";
import { HeldSnapshots } from "./held-snapshots.ts";
import { joinFiles, type ReadHost, readHosts } from "./host-source.ts";
import { type SourceText, sourceText } from "./snapshot-source.ts";

/** Reads the snapshots that requests contain or refer to, within the size limit of the settings. */
export class Snapshots {
  readonly #held = new HeldSnapshots();
  readonly #limit: () => Promise<number>;

  /** @param limit bytes that are read at most */
  constructor(limit: () => Promise<number>) {
    this.#limit = limit;
  }

  /**
   * The hosts of a source, at least one; undefined if the source comes without files and is not kept here.
   */
  async read(source: HostSource): Promise<ReadHost[] | undefined> {
    const hosts = await this.#readAll(source);
    return hosts && meantBy(source, hosts);
  }

  /** Like `read`, for a source that comes with its files. */
  async readSent(source: HostSource): Promise<ReadHost[]> {
    return meantBy(source, readHosts(source, await this.#limit()));
  }

  /** The texts of all files as one. */
  async text(source: HostSource): Promise<SourceText> {
    return joinFiles(source, await this.#limit());
  }

  /** The text of one file. */
  async textOf(source: SnapshotSource): Promise<SourceText> {
    return sourceText(source, await this.#limit());
  }

  async #readAll(source: HostSource): Promise<ReadHost[] | undefined> {
    const { id, version, files } = source;
    const held = version === undefined ? undefined : this.#held.get(id, version);
    if (held !== undefined) return held;
    if (version !== undefined && files.length === 0) return undefined;
    const hosts = readHosts(source, await this.#limit());
    if (version !== undefined) this.#held.hold(id, version, hosts, sizeOf(files));
    return hosts;
  }
}

function meantBy({ host }: HostSource, hosts: ReadHost[]): ReadHost[] {
  return host === undefined ? hosts : hosts.filter(({ summary }) => summary.host === host);
}

function sizeOf(files: readonly SnapshotSource[]): number {
  return files.reduce((sum, { text, base64 }) => sum + (text ?? base64 ?? "").length, 0);
}
