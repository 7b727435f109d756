import { createHash } from "node:crypto";
import type { BigIntStats } from "node:fs";
import { resolve } from "node:path";
import { mostReported, type ShownFindings, shownFindings } from "../../core/command-line.ts";
import { decodeText, firstLineNotUtf8, withBytes } from "../files/read-text.ts";
import { failureMessage } from "../output/problems.ts";
import { stampOf } from "./cache/file-stamp.ts";
import { endsSomeDay, type LintConfiguration, textLinter } from "./text-linter.ts";

/** One file to lint. It and its outcome are plain data, so that they can be passed between threads. */
export interface LintJob {
  /** As printed; relative to the working folder. */
  path: string;
  configuration: LintConfiguration;
  /** Asks for `content` in the outcome; `digest` is that of an earlier run whose findings are known. */
  cached?: { digest: string | undefined };
}

export type LintOutcome =
  | { kind: "linted"; result: LintResult; content?: FileContent }
  /** The digest is that of the job. */
  | { kind: "unchanged"; stamp: FileContent["stamp"] }
  | { kind: "failed"; message: string };

export interface LintResult extends ShownFindings {
  /** The first line that is not UTF-8, if there is one. */
  lineNotUtf8?: number;
}

/** What a cache recognises a file by. */
export interface FileContent {
  digest: string;
  /** Undefined if it could stay the same while the file changes. */
  stamp: string | undefined;
  /** The findings are only valid today. */
  endsSomeDay: boolean;
}

/** A run over many files. */
export interface FilesRun {
  cwd: string;
  /** Called once for each job, in any order. */
  done(index: number, outcome: LintOutcome): void;
}

/** Reads a file once, and lints it. A failure is an outcome, too. */
export async function lintFile(job: LintJob, cwd: string): Promise<LintOutcome> {
  try {
    return await withBytes(resolve(cwd, job.path), job.path, (bytes, status) =>
      lintBytes(bytes, status, job),
    );
  } catch (error) {
    return { kind: "failed", message: failureMessage(job.path, error) };
  }
}

/** Lints what was read; without a status, it did not come from a file. */
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

/** Collisions must be impossible: an author of policies may want to hide a finding. */
function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64");
}
