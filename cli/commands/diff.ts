import { resolve } from "node:path";
import {
  type CompiledPolicy,
  compareEditions,
  comparePolicies,
  compareSnapshots,
  compareVerdicts,
  comparisonAsHtml,
  comparisonAsJson,
  comparisonAsMarkdown,
  comparisonAsText,
  compilePolicy,
  decodeText as decodeSnapshot,
  type EvaluateOptions,
  evaluate,
  type NamedSnapshot,
  type Policy,
  pairHosts,
  parse,
  policyOf,
  type ReportedComparison,
  readSnapshots,
  reportedPolicies,
  reportedSnapshots,
} from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { readPolicy, standardInput } from "../files/read-policy.ts";
import { decodeText, readBytes } from "../files/read-text.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionsOf, evaluateOptionTable } from "../options/evaluate-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";
import { isConflict, printMerge, readMerge } from "./three-editions.ts";

const formats = ["text", "json", "markdown", "html"] as const;

export const diffCommand: Command = {
  name: "diff",
  summary: "show what changed between two policies, or two snapshots of a host",
  usage: ["OLD NEW [OPTIONS]", "BASE MINE NEXT [OPTIONS]"],
  details: [
    "Policies are compared by what they mean: port lists as sets of ports, checks keyword by keyword. Checks are matched",
    "by description, benchmark ID, title, or by what they read on a host. Changed texts for people are",
    "only counted.",
    "With three policies it lists which changes in MINE, made from the vendor's edition BASE, still apply to the edition",
    "NEXT, which ones the vendor made too, and which conflict. nessus-audit merge writes the result.",
    "For snapshots it lists ports that opened or closed, processes that changed and, with --policy, changed verdicts.",
    "The exit code is 1 if something changed or, with three policies, if there are conflicts.",
  ].join("\n"),
  options: [
    { name: "format", value: "FORMAT", choices: formats, default: "text", help: "what is printed" },
    {
      name: "policy",
      value: "FILE",
      multiple: true,
      help: "for snapshots: also compare the verdicts of this policy",
    },
    { name: "texts", help: "for policies: also list checks in which only texts for people changed" },
    ...evaluateOptionTable,
  ],
  examples: [
    { does: "What a change to a policy allows and denies", command: "nessus-audit diff old.audit new.audit" },
    {
      does: "Which of your changes apply to the next edition",
      command: "nessus-audit diff cis-1.0.audit ours.audit cis-2.0.audit",
    },
    {
      does: "Between two commits",
      command: "git show main:web.audit | nessus-audit diff - web.audit",
    },
    {
      does: "What changed on a host, and what a policy says about it",
      command: "nessus-audit diff monday.txt friday.txt --policy web.audit",
    },
  ],
  run: runDiff,
};

async function runDiff(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [before, after, next, ...more] = args.words;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError("diff needs two files, such as diff old.audit new.audit, or three: BASE MINE NEXT.");
  if (next !== undefined) return diffThree([before, after, next], args, terminal);
  try {
    const comparison = await compare(before, after, args, terminal);
    print(comparison, args, terminal);
    return comparison.changes.length > 0 ? exitCode.findings : exitCode.clean;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    problemsOn(terminal).fail(`${before}, ${after}`, error);
    return exitCode.incomplete;
  }
}

/** What becomes of changes in the vendor's next edition. */
async function diffThree(
  paths: readonly [base: string, mine: string, next: string],
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    const { report } = await readMerge(paths, terminal);
    printMerge(report, args.choice("format", formats) ?? "text", terminal, "out");
    return report.changes.some(isConflict) ? exitCode.findings : exitCode.clean;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    problemsOn(terminal).fail(paths.join(", "), error);
    return exitCode.incomplete;
  }
}

async function compare(
  before: string,
  after: string,
  args: Arguments,
  terminal: Terminal,
): Promise<ReportedComparison> {
  const [older, newer] = [await readSide(before, terminal), await readSide(after, terminal)];
  if (older.kind !== newer.kind) {
    throw new UsageError(
      `${older.name} is a ${older.kind} and ${newer.name} a ${newer.kind}: they can't be compared.`,
    );
  }
  if (older.kind === "snapshot" || newer.kind === "snapshot") {
    return snapshotComparison(older as SnapshotSide, newer as SnapshotSide, args, terminal);
  }
  const ports = comparePolicies(older.policy, newer.policy);
  return reportedPolicies(older, newer, ports, compareEditions(older.policy, newer.policy));
}

type Side = PolicySide | SnapshotSide;

interface PolicySide {
  kind: "policy";
  name: string;
  text: string;
  policy: Policy;
}

interface SnapshotSide {
  kind: "snapshot";
  name: string;
  /** One for each host in the text. */
  hosts: NamedSnapshot[];
}

/** A text with a check type tag is a policy; anything else must be a snapshot. */
async function readSide(path: string, terminal: Terminal): Promise<Side> {
  const isInput = path === standardInput;
  const name = isInput ? "stdin" : path;
  const bytes = isInput ? await terminal.readInput() : await readBytes(resolve(terminal.cwd, path), path);
  const { text } = decodeText(bytes);
  if (/<[ \t]*check_type\b/.test(text)) return { kind: "policy", name, text, policy: policyOf(parse(text)) };
  const hosts = readSnapshots(decodeSnapshot(bytes).text)
    .filter(({ formats, observations }) => formats.length > 0 || observations !== undefined)
    .map((snapshot) => ({ name: snapshot.host ?? name, snapshot }));
  if (hosts.length === 0) {
    throw new Error(`${name} is neither a policy nor a known kind of snapshot.`);
  }
  return { kind: "snapshot", name, hosts };
}

async function snapshotComparison(
  { name: before, hosts: older }: SnapshotSide,
  { name: after, hosts: newer }: SnapshotSide,
  args: Arguments,
  terminal: Terminal,
): Promise<ReportedComparison> {
  const policies = await policiesOf(args, terminal);
  const { pairs, onlyBefore, onlyAfter } = pairHosts(older, newer);
  const isOneHost = older.length === 1 && newer.length === 1;
  const compared = pairs.map(({ name, before: earlier, after: later }) => ({
    ...(!isOneHost && { host: name }),
    comparison: compareSnapshots(earlier, later),
    flips: new Map(
      policies.map(({ path, policy, options }) => [
        path,
        compareVerdicts(evaluate(policy, earlier, options), evaluate(policy, later, options)),
      ]),
    ),
  }));
  return reportedSnapshots(before, after, compared, { before: onlyBefore, after: onlyAfter });
}

interface EvaluatedPolicy {
  path: string;
  policy: CompiledPolicy;
  options: EvaluateOptions;
}

/** The policies of `--policy`, with what their configurations say. */
async function policiesOf(args: Arguments, terminal: Terminal): Promise<EvaluatedPolicy[]> {
  const configurations = await configurationsFor(terminal.cwd);
  const policies: EvaluatedPolicy[] = [];
  for (const path of args.values("policy")) {
    const { text } = await readPolicy(path, terminal);
    const { evaluate: configured, schema } = await configurations.settingsOf(resolve(terminal.cwd, path));
    const policy = compilePolicy(policyOf(parse(text, schema)), schema);
    policies.push({ path, policy, options: evaluateOptionsOf(args, configured) });
  }
  return policies;
}

function print(comparison: ReportedComparison, args: Arguments, terminal: Terminal): void {
  const format = args.choice("format", formats) ?? "text";
  const texts = args.has("texts");
  if (format === "json") terminal.out(comparisonAsJson(comparison), "json");
  else if (format === "markdown") terminal.out(comparisonAsMarkdown(comparison, { texts }));
  else if (format === "html") terminal.out(comparisonAsHtml(comparison), "xml");
  else terminal.out(comparisonAsText(comparison, { color: terminal.colorOut, texts }));
}
