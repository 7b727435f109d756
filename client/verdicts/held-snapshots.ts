import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type HeldVersion,
  type HoldSnapshotsParams,
  holdSnapshotsMethod,
  type SnapshotSource,
} from "../../server/protocol.ts";
import type { PinnedSnapshot } from "../snapshots/pinned-snapshot.ts";

/** Sends the text of each snapshot once; from then on it is named. */
export class HeldSnapshots {
  readonly #client: BaseLanguageClient;
  readonly #sent = new WeakMap<PinnedSnapshot, Promise<HeldVersion>>();
  #count = 0;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  /** Resolves when the server holds the snapshot, to the name that it has there. */
  async named(snapshot: PinnedSnapshot): Promise<SnapshotSource> {
    const sent = this.#sent.get(snapshot) ?? this.#send(snapshot);
    this.#sent.set(snapshot, sent);
    const { name, host } = snapshot.source;
    try {
      return { name, held: await sent, ...(host !== undefined && { host }) };
    } catch (error) {
      this.#sent.delete(snapshot);
      throw error;
    }
  }

  /** The server does not hold it any more. */
  forget(snapshot: PinnedSnapshot): void {
    this.#sent.delete(snapshot);
  }

  async #send({ source, document }: PinnedSnapshot): Promise<HeldVersion> {
    this.#count += 1;
    const { name, host: _, files, ...content } = source;
    const held = { id: `pinned ${document.toString()}`, version: String(this.#count) };
    const host = { ...held, name, files: files ?? [{ name, ...content }] };
    const params: HoldSnapshotsParams = { hosts: [host] };
    await this.#client.sendRequest(holdSnapshotsMethod, params);
    return held;
  }
}
