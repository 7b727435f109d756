import { createHash } from "node:crypto";
import type { BigIntStats } from "node:fs";
import { resolve } from "node:path";
import { mostReported, type ShownFindings, shownFindings } from "../../core/command-line.ts";
import { decodeText, firstLineNotUtf8, withBytes } from "../files/read-text.ts";
import { failureMessage } from "../output/problems.ts";
import { stampOf } from "./cache/file-stamp.ts";
import { endsSomeDay, type LintConfiguration, textLinter } from "./text-linter.ts";

/** One file to be linted: plain data, as what comes of it, so that a thread can be asked for it. */
export interface LintJob {
  /** As it is printed; relative to the working folder. */
  path: string;
  configuration: LintConfiguration;
  /** Asks for the `content` of the outcome; with its digest in an earlier run, where findings of that are at hand. */
  cached?: { digest: string | undefined };
}

export type LintOutcome =
  | { kind: "linted"; result: LintResult; content?: FileContent }
  /** The digest is the one of the job. */
  | { kind: "unchanged"; stamp: FileContent["stamp"] }
  | { kind: "failed"; message: string };

export interface LintResult extends ShownFindings {
  /** The first line that is not UTF-8, of a file that is not. */
  lineNotUtf8?: number;
}

/** What a cache recognises a file by. */
export interface FileContent {
  digest: string;
  /** Undefined where it could stay the same while the file changes. */
  stamp: string | undefined;
  /** The findings are those of today only. */
  endsSomeDay: boolean;
}

/** A run over many files. */
export interface FilesRun {
  cwd: string;
  /** Called once for each job, in any order. */
  done(index: number, outcome: LintOutcome): void;
}

/** Reads a file once, and lints it. What goes wrong with it is an outcome too. */
export async function lintFile(job: LintJob, cwd: string): Promise<LintOutcome> {
  try {
    return await withBytes(resolve(cwd, job.path), job.path, (bytes, status) =>
      lintBytes(bytes, status, job),
    );
  } catch (error) {
    return { kind: "failed", message: failureMessage(job.path, error) };
  }
}

/** Lints what was read; without a status it came from no file. */
export function lintBytes(
  bytes: Buffer,
  status: BigIntStats | undefined,
  job: LintJob,
): Exclude<LintOutcome, { kind: "failed" }> {
  const digest = job.cached && digestOf(bytes);
  const stamp = status && stampOf(status);
  if (digest !== undefined && digest === job.cached?.digest) return { kind: "unchanged", stamp };
  const { text, encoding } = decodeText(bytes);
  const result: LintResult = {
    ...shownFindings(text, textLinter(job.configuration)(text, encoding, mostReported)),
    ...(encoding === "windows-1252" && { lineNotUtf8: firstLineNotUtf8(bytes) }),
  };
  return {
    kind: "linted",
    result,
    ...(digest !== undefined && { content: { digest, stamp, endsSomeDay: endsSomeDay(text) } }),
  };
}

/** Collisions have to be impossible: somebody who writes policies may wish that a finding goes unseen. */
function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64");
}
