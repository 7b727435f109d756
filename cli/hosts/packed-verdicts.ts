import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { ReportedVerdict } from "../../core/command-line.ts";
import type { CheckedHost } from "./checked-host.ts";

/** Verdicts of one host that are packed at once: each may have thousands of sockets as its evidence. */
const packLength = 100;

/** UTF-16 code units of JSON; what is shorter is kept as it is. */
const longestUnpacked = 2000;

/** Verdicts of a host, as JSON of a list, deflated where it is long. */
interface Pack {
  host: CheckedHost;
  json: string | Uint8Array;
}

/**
 * Verdicts by the hundred thousand, in a small part of the memory: hosts and checks say nearly the same again and again.
 * Each pass over them unpacks them again. The texts that they quote are not kept alive.
 */
export class PackedVerdicts implements Iterable<ReportedVerdict> {
  readonly #packs: Pack[] = [];

  /** Adds verdicts on a host, one after the other; the last are added when `end` is called. */
  adder(host: CheckedHost): { push(verdict: ReportedVerdict): void; end(): void } {
    let waiting: ReportedVerdict[] = [];
    const end = () => {
      if (waiting.length > 0) this.#packs.push({ host, json: pack(JSON.stringify(waiting)) });
      waiting = [];
    };
    return {
      push(verdict) {
        waiting.push(verdict);
        if (waiting.length >= packLength) end();
      },
      end,
    };
  }

  /** The verdicts as they were added. Hosts are called by the names that they have by now. */
  *[Symbol.iterator](): Generator<ReportedVerdict> {
    for (const { host, json } of this.#packs) {
      const verdicts: ReportedVerdict[] = JSON.parse(unpack(json));
      for (const verdict of verdicts) {
        verdict.host = host.name;
        yield verdict;
      }
    }
  }
}

function pack(json: string): string | Uint8Array {
  // What deflate gives is a part of a larger memory, which is not kept.
  return json.length <= longestUnpacked ? json : Uint8Array.from(deflateRawSync(json, { level: 1 }));
}

function unpack(json: string | Uint8Array): string {
  return typeof json === "string" ? json : inflateRawSync(json).toString("utf8");
}
