import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { ReportedVerdict } from "../../core/command-line.ts";
import type { CheckedHost } from "./checked-host.ts";

/** How many verdicts of one host are packed together: each may have thousands of sockets as its evidence. */
const packLength = 100;

/** In UTF-16 code units of JSON; shorter ones are not compressed. */
const longestUnpacked = 2000;

/** Verdicts of a host, as a JSON list, deflated if it is long. */
interface Pack {
  host: CheckedHost;
  json: string | Uint8Array;
}

/**
 * Hundreds of thousands of verdicts in little memory: hosts and checks say nearly the same again and again.
 * Each iteration unpacks them again. The texts that they quote are not kept alive.
 */
export class PackedVerdicts implements Iterable<ReportedVerdict> {
  readonly #packs: Pack[] = [];

  /** Adds verdicts on a host, one by one; `end` adds the last ones. */
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

  /** The verdicts in the order in which they were added. Hosts have their current names. */
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
  // The result of deflate is a view of a larger buffer, which is not kept.
  return json.length <= longestUnpacked ? json : Uint8Array.from(deflateRawSync(json, { level: 1 }));
}

function unpack(json: string | Uint8Array): string {
  return typeof json === "string" ? json : inflateRawSync(json).toString("utf8");
}
