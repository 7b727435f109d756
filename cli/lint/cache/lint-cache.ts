import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { systemPath } from "../../files/file-name.ts";
import { pathBeside } from "../../files/path-beside.ts";
import type { Problems } from "../../output/problems.ts";
import type { LintOutcome, LintResult } from "../lint-file.ts";
import type { LintConfiguration } from "../text-linter.ts";
import { readCacheFile, writeCacheFile } from "./cache-file.ts";
import { stampOf } from "./file-stamp.ts";

/** What earlier runs found, so that a run reads only what changed. */
export interface LintCache {
  /** What was found in a file with the same configuration; `current` if the file is known to be unchanged. */
  find(path: string, configuration: LintConfiguration): KnownFile | undefined;
  /** Adds the outcome of a file. */
  keep(path: string, configuration: LintConfiguration, outcome: LintOutcome): void;
  /** Writes the cache if anything changed. A failure is only a note. */
  write(): Promise<void>;
}

export interface KnownFile {
  digest: string;
  result: LintResult;
  current: boolean;
}

/** Opens a cache; a file that can't be read, or is not a cache of this version, counts as empty. */
export async function openLintCache(location: string, cwd: string, problems: Problems): Promise<LintCache> {
  const file = await readCacheFile(resolve(cwd, location));
  const files = file.files;
  const seen = new Set<string>();
  const digests = new Map<LintConfiguration, string>();
  let changed = false;

  const keyOf = (path: string) => pathBeside(location, path, cwd);
  const configurationDigest = (configuration: LintConfiguration): string => {
    const digest = digests.get(configuration) ?? digestOfConfiguration(configuration);
    digests.set(configuration, digest);
    return digest;
  };

  return {
    find(path, configuration) {
      const key = keyOf(path);
      seen.add(key);
      const known = files.get(key);
      if (known?.configuration !== configurationDigest(configuration)) return undefined;
      if (known.day !== undefined && known.day !== configuration.today) return undefined;
      const { digest, result, stamp } = known;
      return { digest, result, current: stamp !== undefined && stamp === currentStamp(resolve(cwd, path)) };
    },
    keep(path, configuration, outcome) {
      const key = keyOf(path);
      const known = files.get(key);
      if (outcome.kind === "unchanged" && known !== undefined) {
        if (known.stamp === outcome.stamp) return;
        files.set(key, { ...known, stamp: outcome.stamp });
      } else if (outcome.kind === "linted" && outcome.content !== undefined) {
        const { digest, stamp, endsSomeDay } = outcome.content;
        const day = endsSomeDay ? configuration.today : undefined;
        files.set(key, {
          digest,
          stamp,
          day,
          configuration: configurationDigest(configuration),
          result: outcome.result,
        });
      } else if (!files.delete(key)) return;
      changed = true;
    },
    async write() {
      if (!changed) return;
      const folder = resolve(cwd, location, "..");
      for (const key of files.keys()) {
        if (!seen.has(key) && !existsSync(systemPath(resolve(folder, key)))) files.delete(key);
      }
      await writeCacheFile(file, location, cwd).catch(({ message }: Error) => problems.note(message));
    },
  };
}

/** Without the day, which matters to few files. */
function digestOfConfiguration({ severities, additions }: LintConfiguration): string {
  const sorted = Object.entries(severities).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([sorted, additions]))
    .digest("base64");
}

/** Also undefined if there is no file. */
function currentStamp(path: string): string | undefined {
  try {
    return stampOf(statSync(systemPath(path), { bigint: true }));
  } catch {
    return undefined;
  }
}
