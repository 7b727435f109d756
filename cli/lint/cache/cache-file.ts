import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { version } from "../../../package.json";
import { programFile } from "../../files/program-file.ts";
import { readText } from "../../files/read-text.ts";
import { isObject, isOptional, isText } from "../../files/shape.ts";
import { writeWhole } from "../../files/write/write-file.ts";
import type { LintResult } from "../lint-file.ts";
import { readResult, writtenResult } from "./cached-result.ts";

/** What a cache knows of a file. */
export interface CachedFile {
  /** Of its bytes. */
  digest: string;
  /** Of the file, see `file-stamp.ts`. */
  stamp: string | undefined;
  /** Digest of the configuration that it was linted by. */
  configuration: string;
  /** The only day on which the findings are these. */
  day: string | undefined;
  result: LintResult;
}

export interface CacheFile {
  /** By path, relative to the folder of the cache. */
  files: Map<string, CachedFile>;
  /** Another file has the name of the cache, and must not be replaced. */
  foreign: boolean;
}

/** How every cache begins, of whatever version: what doesn't was written by somebody else. */
const beginning = '{"nessus-audit-cache":';

/** Reads a cache. It is untrusted input: of what doesn't have the shape of a cache nothing is taken. */
export async function readCacheFile(path: string): Promise<CacheFile> {
  const cache: CacheFile = { files: new Map(), foreign: false };
  if (!existsSync(path)) return cache;
  // a pipe would be waited for
  if (!statSync(path).isFile()) return { ...cache, foreign: true };
  const text = await readText(path).then(
    (file) => file.text,
    () => undefined,
  );
  if (text === "") return cache;
  if (!text?.startsWith(beginning)) return { ...cache, foreign: true };
  for (const [key, value] of Object.entries(filesIn(text))) {
    const file = cachedFileOf(value);
    if (file !== undefined) cache.files.set(key, file);
  }
  return cache;
}

/** What is before the files of a cache, and what is after them. */
const front = (sum: string) => `${beginning}2,"tool":${JSON.stringify(toolDigest())},"sum":"${sum}","files":`;
const end = "}\n";

/**
 * Nothing from a file that is cut off or damaged, or was written by another version. A bit that flipped on a disk must not
 * hide a finding; against somebody who may write the cache a sum is no help.
 */
function filesIn(text: string): object {
  const length = front(sumOf("")).length;
  const files = text.slice(length, -end.length);
  if (text !== front(sumOf(files)) + files + end) return {};
  try {
    const value: unknown = JSON.parse(files);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function sumOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

/** Replaces the cache as a whole, so that runs that share one don't disturb each other: the last one stays. */
export async function writeCacheFile(cache: CacheFile, location: string, cwd: string): Promise<void> {
  if (cache.foreign) {
    throw new Error(
      `${location} is not a cache of nessus-audit, so it was left as it is. Choose another --cache-location.`,
    );
  }
  const files = [...cache.files].map(([key, { result, ...file }]) => [
    key,
    { ...file, ...writtenResult(result) },
  ]);
  const text = JSON.stringify(Object.fromEntries(files));
  await writeWhole(resolve(cwd, location), front(sumOf(text)) + text + end, location);
}

function cachedFileOf(value: unknown): CachedFile | undefined {
  if (!isObject(value)) return undefined;
  const { digest, stamp, configuration, day } = value;
  const result = readResult(value);
  if (!isText(digest) || !isText(configuration) || result === undefined) return undefined;
  if (!isOptional(isText)(stamp) || !isOptional(isText)(day)) return undefined;
  return { digest, stamp, configuration, day, result };
}

let digest: string | undefined;

/**
 * Another version may find something else. The version's number alone doesn't tell the builds of one apart; the program
 * does, as it is one file. (Run from its source it is many, and the cache has to be removed by hand.)
 */
function toolDigest(): string {
  digest ??= createHash("sha256").update(version).update(readFileSync(programFile)).digest("base64");
  return digest;
}
