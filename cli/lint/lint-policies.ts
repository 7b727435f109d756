import type { ReportedFile } from "../../core/command-line.ts";
import { standardInput } from "../files/read-policy.ts";
import { maxPolicyBytes } from "../files/read-text.ts";
import { failureMessage, type Problems } from "../output/problems.ts";
import { progressOn } from "../output/progress.ts";
import type { Terminal } from "../output/terminal.ts";
import type { LintCache } from "./cache/lint-cache.ts";
import type { LintConfigurations } from "./lint-configurations.ts";
import { type LintJob, type LintOutcome, type LintResult, lintBytes } from "./lint-file.ts";
import { lintFiles } from "./lint-files.ts";
import { noteLeftOut } from "./report-findings.ts";
import { threadCount } from "./thread-count.ts";

export interface LintRun {
  configurations: LintConfigurations;
  terminal: Terminal;
  problems: Problems;
  cache: LintCache | undefined;
  /** How many threads lint the files; undefined: as many as are worth it. */
  threads: number | undefined;
  /** The name for standard input. */
  inputName: string | undefined;
}

/** Lints policies; `-` means standard input. Findings and messages are in the order of the paths. */
export async function lintPolicies(paths: readonly string[], run: LintRun): Promise<ReportedFile[]> {
  const { terminal, cache } = run;
  const { cwd } = terminal;
  const progress = progressOn(terminal, paths.length);
  const ends: End[] = [];
  const open: OpenFile[] = [];

  for (const [place, path] of paths.entries()) {
    const configuration = await run.configurations.configurationOf(path);
    if (configuration === "ignored") continue;
    if (path === standardInput) {
      const job = { path: run.inputName ?? "stdin", configuration };
      ends[place] = { path: job.path, end: await lintInput(job, terminal) };
      continue;
    }
    const known = cache?.find(path, configuration);
    if (known?.current) {
      progress.step(path);
      ends[place] = { path, end: { kind: "linted", result: known.result } };
    } else {
      const cached = cache && { digest: known?.digest };
      open.push({ place, known: known?.result, job: { path, configuration, ...(cached && { cached }) } });
    }
  }

  const jobs = open.map(({ job }) => job);
  const threads = run.threads ?? threadCount(jobs, cwd);
  await lintFiles(jobs, threads, {
    cwd,
    done(index, outcome) {
      const { place, known, job } = open[index]!;
      const { path } = job;
      progress.step(path);
      cache?.keep(path, job.configuration, outcome);
      const unchanged = outcome.kind === "unchanged" && known;
      ends[place] = { path, end: unchanged ? { kind: "linted", result: known } : outcome };
    },
  });
  progress.end();
  return ends.flatMap((end) => reportEnd(end, run.problems));
}

async function lintInput(job: LintJob, terminal: Terminal): Promise<LintOutcome> {
  try {
    return lintBytes(Buffer.from(await terminal.readInput(maxPolicyBytes)), undefined, job);
  } catch (error) {
    return { kind: "failed", message: failureMessage(job.path, error) };
  }
}

/** A file to read. */
interface OpenFile {
  /** Its index among the paths. */
  place: number;
  job: LintJob;
  /** Its findings when it had the digest of the job. */
  known: LintResult | undefined;
}

interface End {
  path: string;
  end: LintOutcome;
}

function reportEnd({ path, end }: End, problems: Problems): ReportedFile[] {
  if (end.kind === "failed") problems.report(end.message);
  if (end.kind !== "linted") return [];
  const { findings, leftOut, lineNotUtf8 } = end.result;
  if (lineNotUtf8 !== undefined) {
    problems.note(
      `${path}:${lineNotUtf8}: This line is not UTF-8; the file was read as Windows-1252. Save it as UTF-8 or plain ASCII.`,
    );
  }
  noteLeftOut(path, end.result, problems);
  return [{ path, findings, ...(leftOut && { leftOut }) }];
}
