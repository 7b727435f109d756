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

/** What a cache knows about a file. */
export interface CachedFile {
  /** The digest of its bytes. */
  digest: string;
  /** The stamp of the file; see `file-stamp.ts`. */
  stamp: string | undefined;
  /** The digest of the configuration that it was linted with. */
  configuration: string;
  /** The only day for which the findings are valid. */
  day: string | undefined;
  result: LintResult;
}

export interface CacheFile {
  /** By path, relative to the folder of the cache. */
  files: Map<string, CachedFile>;
  /** The file at this path is not a cache, and must not be replaced. */
  foreign: boolean;
}

/** The beginning of every cache, of any version: other files were written by somebody else. */
const beginning = '{"nessus-audit-cache":';

/** Reads a cache. It is untrusted input: anything without the form of a cache is ignored. */
export async function readCacheFile(path: string): Promise<CacheFile> {
  const cache: CacheFile = { files: new Map(), foreign: false };
  if (!existsSync(path)) return cache;
  // a pipe would block
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

/** The text before and after the files of a cache. */
const front = (sum: string) => `${beginning}2,"tool":${JSON.stringify(toolDigest())},"sum":"${sum}","files":`;
const end = "}\n";

/**
 * Returns nothing from a file that is cut off or damaged, or was written by another version. A flipped bit on
 * a disk must not hide a finding; a checksum does not protect against somebody who may write the cache.
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

/** Replaces the cache as a whole, so that runs that share one don't disturb each other: the last one wins. */
export async function writeCacheFile(cache: CacheFile, location: string, cwd: string): Promise<void> {
  if (cache.foreign) {
    throw new Error(
      `${location} is not a cache of nessus-audit, so it was left unchanged. Choose another --cache-location.`,
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
 * Another version may have other findings. The version number does not distinguish builds; the program itself
 * does, because it is a single file. (If it runs from source, it is many files, and the cache has to be
 * removed by hand.)
 */
function toolDigest(): string {
  digest ??= createHash("sha256").update(version).update(readFileSync(programFile)).digest("base64");
  return digest;
}
