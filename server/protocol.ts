/**
 * Requests beyond LSP between client and server. Types and method names only, so that the client can import
 * this file without pulling in anything of the core. Positions are LSP ones (UTF-16, from 0).
 */
import { type Translations, t } from "../l10n/translate.ts";
import type { PolicySource } from "./protocol/policy-files.ts";

/** Also for the client, which imports nothing else of the core. */
export { uniqueHostNames } from "../core/protocol.ts";
export {
  type BaselineTextParams,
  type BaselineTextResult,
  baselineTextMethod,
  type LintedPolicy,
  type LintParams,
  type LintResult,
  lintMethod,
} from "./protocol/findings.ts";
export {
  configurationChangedMethod,
  configurationFileName,
  type ListPoliciesResult,
  listPoliciesMethod,
  maxPolicyBytes,
  outsideOfWorkspace,
  type PolicySource,
  type ReadFileParams,
  type ReadFileResult,
  type ReadPoliciesParams,
  type ReadPoliciesResult,
  readableBytes,
  readFileMethod,
  readPoliciesMethod,
  tooLargeToRead,
} from "./protocol/policy-files.ts";

/**
 * Flags of Node for the server process. A tree of a large policy does not fit into the young generation of the
 * default size, and copying it out at every keystroke costs as much as parsing.
 */
export const serverFlags = ["--max-semi-space-size=64"] as const;

export interface ProtocolPosition {
  line: number;
  character: number;
}

export interface ProtocolRange {
  start: ProtocolPosition;
  end: ProtocolPosition;
}

/** Either `text`, or `base64` of the bytes of a file: the server finds out the encoding. */
export interface SnapshotSource {
  /** What the user calls it: a file name, "clipboard", "this machine". */
  name: string;
  text?: string;
  base64?: string;
  /** What is known of it beside its text, as a live capture says it; shown with the warnings of the snapshot. */
  notes?: string[];
}

/**
 * Largest snapshot in MB that the client sends and the server reads, where the setting `nessusAudit.snapshot.maxMegabytes`
 * says nothing else.
 */
export const snapshotMegabytes = { node: 64, browser: 32 } as const;

/** The setting, in bytes. @param fallback megabytes, where it is not set to a sensible number */
export function snapshotLimit(setting: unknown, fallback: number): number {
  const isSensible = typeof setting === "number" && setting >= 1 && setting <= 400;
  return (isSensible ? setting : fallback) * 1024 * 1024;
}

/** What to say of a snapshot that is larger. A sentence with a next step. */
export function tooLargeSnapshot(what: string, bytes: number, limit: number): string {
  const megabytes = (count: number) => Math.round(count / (1024 * 1024));
  return t(
    "{0} has {1} MB, and the editor reads {2} MB: raise nessusAudit.snapshot.maxMegabytes, or use nessus-audit check, which reads up to 400 MB.",
    what,
    megabytes(bytes),
    megabytes(limit),
  );
}

/**
 * Sends snapshots that later requests name by id and version instead of sending them again. Never cancelled: a policy is
 * evaluated again and again while one types.
 */
export const holdSnapshotsMethod = "nessusAudit/holdSnapshots";

export interface HoldSnapshotsParams {
  hosts: HostSource[];
}

export interface SnapshotSummary {
  name: string;
  host?: string;
  /** When it was taken, where the snapshot says so: `2026-03-01T06:00:00Z`. */
  taken?: string;
  formats: string[];
  sockets: number;
  processes: number;
  hashes: number;
  /** Commands whose output it shows, where there are any. */
  commands?: number;
  /** Files of which it shows something, where there are any. */
  files?: number;
  /** The first of the rows that could not be read. */
  unread: { line: number; text: string; reason: string }[];
  /** How many there are in all. */
  unreadCount?: number;
  notCounted: { reason: string; count: number; firstLine: number }[];
  warnings: { line?: number; message: string }[];
}

export type ProtocolStatus =
  | "PASSED"
  | "FAILED"
  | "WARNING"
  | "ERROR"
  | "SKIPPED"
  | "UNDECIDED"
  | "NOT_EVALUATED";

export type ProtocolBecause =
  | "missing"
  | "partial"
  | "conflict"
  | "undocumented"
  | "gate"
  | "value"
  | "refused";

export interface ProtocolVerdict {
  /** Says which check it is by what the check says: the same after it was moved or others were added. One of a kind in its policy. */
  id: string;
  type: string;
  description: string;
  /** The whole check. */
  range: ProtocolRange;
  /** Where the end-of-line verdict and the gutter icon go. */
  anchor: ProtocolRange;
  status: ProtocolStatus;
  /** Why it is UNDECIDED. */
  because?: ProtocolBecause;
  /** UNDECIDED: what would decide it. */
  remedy?: string;
  /** UNDECIDED: the protocol of which the user may say that the snapshot lists every open port. */
  vouch?: "tcp" | "udp";
  /** UNDECIDED because of a condition: the status if the scanner reaches the check. */
  ifReached?: ProtocolStatus;
  /** The condition that is not decided. */
  gate?: ProtocolGate;
  reason: string;
  evidence: ProtocolEvidence[];
  /** How many pieces there are that `evidence` does not hold. */
  moreEvidence?: number;
  ignored: (ProtocolSocket & { why: string })[];
  /** How many there are that `ignored` does not hold. */
  moreIgnored?: number;
  notes: string[];
}

/** A condition that is not decided. */
export interface ProtocolGate {
  description: string;
  why: string;
  remedy: string;
  range: ProtocolRange;
}

/** A condition that is decided on a host. One that is not is the gate of the verdicts below it. */
export interface ProtocolDecision {
  /** The opening tag of the condition. */
  range: ProtocolRange;
  /** Does the condition pass? */
  holds: boolean;
  /** What decided it: a sentence, or the part of one that follows a colon. */
  why: string;
  /** The checks of the condition that decided it: the first that is enough, else all of them. They report nothing. */
  checks: ProtocolVerdict[];
  /** The part whose checks report on this host; missing where none does. */
  reports?: "then" | "else";
  /** What does not report on this host: each a `<then>` or an `<else>` with its closing tag. */
  notTaken: ProtocolRange[];
}

export interface ProtocolEvidence {
  /** The part of the policy, such as a port element or a pattern. */
  element?: { text: string; range: ProtocolRange };
  socket?: ProtocolSocket;
  excerpt?: ProtocolExcerpt;
  violation: boolean;
  message: string;
}

/** A part of a line of the snapshot. */
export interface ProtocolExcerpt {
  /** Line of the snapshot, from 1. */
  line: number;
  /** The line, or what is around the part where the line is long. */
  text: string;
  /** Where `text` begins in the line. */
  column: number;
  /** The part, as offsets in `text`. */
  start: number;
  end: number;
}

export interface ProtocolSocket {
  proto: "tcp" | "udp";
  address: string;
  port: number;
  process: string | null;
  pid: number | null;
  /** All owners, where there are several. */
  owners?: readonly { process: string | null; pid: number | null }[];
  /** Line of the snapshot, from 1. */
  line: number;
}

/** Asks the server to list this machine's sockets. Only the Node server has it; the client checks trust first. */
export const captureMethod = "nessusAudit/capture";

export interface CaptureResult {
  /** What was run, for the user to see: "ss -tulpnH". */
  command: string;
  /** Output of the commands, a text that the snapshot readers read. */
  text: string;
  /** What the user should know of it: "names of other users' processes are missing …". */
  notes?: string[];
  /** The command of a live source ended with an error after it had printed the text: what, in a sentence or two. */
  failure?: string;
}

/** A host of the workspace: one file, or the files of its folder in the order of their names. */
export interface HostSource {
  /** Names the host between client and server; the client uses the URI of the file or folder. */
  id: string;
  /** From the file or folder; what the snapshot says goes before it. */
  name: string;
  /** Its path in the workspace, which tells hosts of the same name apart. */
  place?: string;
  /** Another one for every change of the files. With it the server holds them, and `files` may be empty from then on. */
  version?: string;
  /** The name of one host in it, where the text is of several and only this one is meant. */
  host?: string;
  files: SnapshotSource[];
}

/** What a host showed, without holding it against a policy. */
export interface HostSummary {
  /** That of the source, with the name of the host behind it where the source is of several. */
  id: string;
  /** Of the source. */
  source: string;
  /** Given where the source is of several hosts: the name of this one in it. */
  host?: string;
  /** As the front comment or the output says, else the name of its source. */
  name: string;
  groups: string[];
  expectations: ProtocolExpectation[];
  snapshot: SnapshotSummary;
  /** Where each file begins in the joined text, from 1: lines of the snapshot count in the joined text. */
  firstLines: number[];
  /** Why nothing could be read. One sentence or two with a next step. */
  problem?: string;
}

export interface ProtocolExpectation {
  status: ProtocolStatus;
  /** Description of the check. */
  check: string;
  line: number;
}

export const readHostsMethod = "nessusAudit/readHosts";

export interface ReadHostsParams {
  hosts: HostSource[];
}

export interface ReadHostsResult {
  /** At least one for each source, in their order. */
  hosts: HostSummary[];
}

/** Evaluates an open policy against hosts, or a snapshot that may be of several; cancellable between two sources. */
export const evaluateHostsMethod = "nessusAudit/evaluateHosts";

export interface EvaluateHostsParams {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  hosts: HostSource[];
  /** True: hosts too that the policy is not for, as its targets say. */
  allHosts?: boolean;
  /** True: the editor of the policy shows these verdicts, so that typing there is helped by what the first host shows. */
  shown?: boolean;
  /** True: `HostVerdicts.sockets` are sent, which a map of ports shows. */
  withListeners?: boolean;
}

/** A notification: the editor of a policy shows no verdicts any more, so that nothing there is helped by a host. */
export const hideHostMethod = "nessusAudit/hideHost";

export interface HideHostParams {
  /** URI of the policy document. */
  policy: string;
}

export interface EvaluateHostsResult {
  policy: string;
  /** Version of the document that was evaluated. */
  version: number;
  /** Every check of the policy that can report something in some branch, whatever the hosts; in the order of the file. */
  checks: ProtocolCheck[];
  portLists: ProtocolPortList[];
  /** Those that the policy is for, and those that could not be read. */
  hosts: HostVerdicts[];
  /** Those that the policy is not for, as its targets say. */
  leftOut: LeftOutHost[];
  /** Ids of the sources that the server does not hold. Send them, then ask again. */
  notHeld?: string[];
  /** Set when there is nothing to show of any host: no check that is judged … One sentence with a next step. */
  problem?: string;
}

/** A host that a policy is not for, and so was not evaluated on. */
export interface LeftOutHost {
  /** As in `HostSummary`. */
  id: string;
  name: string;
  /** A sentence. */
  why: string;
}

export interface ProtocolCheck {
  /** As in `ProtocolVerdict`. */
  id: string;
  type: string;
  description: string;
  range: ProtocolRange;
  anchor: ProtocolRange;
}

/** Which ports a check allows or denies: unbroken stretches, both ends included. */
export interface ProtocolPortList {
  kind: "allowed" | "denied";
  proto: "tcp" | "udp";
  ranges: [number, number][];
  description: string;
  range: ProtocolRange;
}

export interface HostVerdicts extends HostSummary {
  verdicts: ProtocolVerdict[];
  /** The conditions that are decided on this host. */
  decisions: ProtocolDecision[];
  /** How many checks are decided, and what would decide the others; missing where the host could not be read. */
  decided?: ProtocolDecided;
  /** One listener for each port, the first ones; empty where they were not asked for. */
  sockets: ProtocolSocket[];
  /** How many ports there are beside these. */
  moreSockets?: number;
}

export interface ProtocolDecided {
  /** Checks that are judged, and how many of them are decided. */
  judged: number;
  decided: number;
  /** Checks that are never judged. */
  unjudged: number;
  /** How many of those that are not decided wait for what follows. */
  waiting: number;
  /** Commands whose output is missing. */
  commands: number;
  /** Files and globs of which something is missing. */
  files: number;
  /** Conditions that only an answer decides. */
  answers: number;
  /** Lists that are missing. */
  lists: string[];
}

/** Verdicts as a text: what the matrix exports, what is copied out of the view of verdicts, and what is saved. */
export const exportVerdictsMethod = "nessusAudit/exportVerdicts";

export const exportFormats = [
  "csv",
  "text",
  "markdown",
  "json",
  "html",
  "sarif",
  "junit",
  "tap",
  "unix",
  "github",
  "azure",
  "gitlab",
  "rdjson",
  "checkstyle",
] as const;

export type ExportFormat = (typeof exportFormats)[number];

export interface ExportVerdictsParams extends EvaluateHostsParams {
  format: ExportFormat;
  /** What the file calls the policy. */
  policyName: string;
  /** Left out: the verdicts of all checks on all hosts. */
  only?: ExportedVerdict[];
}

/** A verdict, or several: without one of the two, those of all checks, or on all hosts. */
export interface ExportedVerdict {
  /** As in `ProtocolVerdict.id`. */
  check?: string;
  /** As in `HostSummary.id`. */
  host?: string;
}

export interface ExportVerdictsResult {
  text: string;
  /** As in `EvaluateHostsResult`. */
  notHeld?: string[];
}

/** Judges one check of an open policy on a text that is taken for what the check reads. Nothing is run. */
export const tryCheckMethod = "nessusAudit/tryCheck";

/** A check of an open policy: by its id, or where there is no such check (any more) by a place in it. */
export interface NamedCheck {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  check?: string;
  at?: ProtocolPosition;
}

export interface TryCheckParams extends NamedCheck {
  text: string;
}

export interface TryCheckResult {
  /** Version of the policy's document. */
  version: number;
  verdict?: ProtocolVerdict;
  marks?: ProtocolMarks;
  /** Set when there is no verdict. One sentence with a next step. */
  problem?: string;
}

/** What a check did in the lines of a text. */
export interface ProtocolMarks {
  /** Lines that its `regex` selects. */
  selected: ProtocolMarkGroup;
  /** Parts of lines that it matches. */
  matched: ProtocolMarkGroup;
  /** Lines that break it. */
  violating: ProtocolMarkGroup;
}

export interface ProtocolMarkGroup {
  /** How many there are; not all of them are given. */
  count: number;
  /** Three numbers for each: line, first and last column, from 0, in UTF-16 code units. */
  places: number[];
}

/** What a check of an open policy reads, and the text of that on a host. */
export const textToTryMethod = "nessusAudit/textToTry";

export interface TextToTryParams extends NamedCheck {
  host?: HostSource;
}

export interface TextToTryResult {
  check?: ProtocolCheck;
  /** What it reads: the output of a command, the text of a file, or lists that say themselves what they are. */
  reads?: { kind: "command" | "file" | "list"; name: string };
  /** What the host shows of it. */
  text?: string;
  /** As in `EvaluateHostsResult`. */
  notHeld?: string[];
  /** Set when there is no check to try. One sentence with a next step. */
  problem?: string;
}

/** Runs the command of a live source. Only the Node server has it; the client takes commands of the user's settings only. */
export const captureSourceMethod = "nessusAudit/captureSource";

export interface LiveSource {
  name: string;
  /** A program and its arguments; no shell reads them. */
  command: string[];
}

/** The lines that print a snapshot on the systems that are known. */
export const captureCommandsMethod = "nessusAudit/captureCommands";

export interface CaptureCommandsResult {
  commands: {
    id: string;
    system: string;
    /** As `CaptureCommand` in core has it. */
    runsIn: "shell" | "shell-without-hashes" | "powershell";
    command: string;
  }[];
}

/** One script that prints on a host all that an open policy reads. */
export const captureScriptMethod = "nessusAudit/captureScript";

export interface CaptureScriptParams {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  /** What the script calls the policy. */
  policyName: string;
  /** As `uname` calls it; left out: the script asks the host. */
  system?: string;
  /** True: the commands of the policy are left out. */
  withoutCommands?: boolean;
}

export interface CaptureScriptResult extends DocumentResult {
  /**
   * What the script is written in: for a POSIX shell, for PowerShell where the policy is for Windows, for the client of a
   * database, or, for a network device, commands to type.
   */
  language: "shell" | "powershell" | "sql" | "plaintext";
  /** Commands of the policy in it. */
  commands: number;
}

/** A policy that says of hosts what they show now. */
export const generatePolicyMethod = "nessusAudit/generatePolicy";

export interface GeneratePolicyParams {
  hosts: HostSource[];
  /** The ports that any of the hosts has open, or those that all have. */
  ports: "union" | "intersection";
  /** Left out: Windows where every snapshot is of Windows, else Unix. */
  dialect?: "unix" | "windows";
}

/** A document that a request makes. */
export interface DocumentResult {
  text: string;
  /** Why there is none. A sentence or two with a next step. */
  problem?: string;
  /** What it says, in a sentence. */
  summary?: string;
  /**
   * The same as markup for the body of a page: what it holds of policies and hosts is escaped. Links to lines have
   * addresses as `placeAddress` makes them.
   */
  page?: string;
}

/**
 * Address of a line, from 1, of one of the files that a page is about: `before` and `after`; `policy` and `report`; `base`,
 * `mine` and `next`. Who shows the page knows where these are.
 */
export function placeAddress(side: string, line: number): string {
  return `place:${side}:${line}`;
}

/** What changed between two states of a host, as Markdown; with `policy`, which is open, also the verdicts that flip. */
export const compareSnapshotsMethod = "nessusAudit/compareSnapshots";

export interface CompareSnapshotsParams {
  before: HostSource;
  after: HostSource;
  policy?: string;
}

/** What a change of a policy means for ports and checks, as Markdown. */
export const comparePoliciesMethod = "nessusAudit/comparePolicies";

export interface ComparePoliciesParams {
  before: PolicySource & { name: string };
  after: PolicySource & { name: string };
}

/** The vendor's next edition of a policy with changes that were made to the edition before. */
export const mergeEditionsMethod = "nessusAudit/mergeEditions";

export interface MergeEditionsParams {
  /** The edition that mine was made from. */
  base: PolicySource & { name: string };
  mine: PolicySource & { name: string };
  next: PolicySource & { name: string };
}

/** `text` is the merged policy, `summary` how many changes apply and conflict. */
export interface MergeEditionsResult extends DocumentResult {
  /** What becomes of each change, as Markdown; `page` is about it too. */
  report: string;
  conflicts: number;
}

/** The variables of a policy, for a form. */
export const listVariablesMethod = "nessusAudit/listVariables";

export interface ListVariablesParams {
  policy: PolicySource & { name: string };
}

export interface ListVariablesResult {
  /** Those of the header, then those that only checks name. */
  variables: PolicyVariable[];
  /** Why there are none. A sentence or two with a next step. */
  problem?: string;
}

export interface PolicyVariable {
  name: string;
  /** What the header says of it. */
  title?: string;
  info?: string;
  preset?: string;
  valueType?: string;
  /** The value that the configuration of the policy gives it. */
  configured?: string;
  /** Where it is named: how often in all, and how often in patterns. */
  places: number;
  patterns: number;
}

/** A policy with values in place of its variables. */
export const fillVariablesMethod = "nessusAudit/fillVariables";

export interface FillVariablesParams {
  policy: PolicySource & { name: string };
  values: { name: string; value: string; isText: boolean }[];
}

/** Where our verdicts and the results in a `.nessus` report differ, as Markdown. */
export const compareResultsMethod = "nessusAudit/compareResults";

export interface CompareResultsParams {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  report: SnapshotSource;
  hosts: HostSource[];
  /** True: with the names of hosts and what was found on them; otherwise it can be shared. */
  withHosts: boolean;
}

/** A snapshot with other addresses and host names, to be shared. */
export const anonymiseMethod = "nessusAudit/anonymise";

export interface AnonymiseParams {
  host: HostSource;
}

/** Of the server: evaluates an open policy on snapshots. Answers with the verdicts, as `schema/output/check.schema.json` says. */
export const evaluateCommand = "nessus-audit.evaluate";

export interface EvaluateArgument {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  /** What hosts show, a text each, by the names that the verdicts call them by where the texts don't say them. */
  snapshots: Pick<SnapshotSource, "name" | "text" | "base64">[];
  /** Left out: JSON as a value; every other format is a string. */
  format?: ExportFormat;
  /** False: only hosts that the policy is for, as its targets say. */
  allHosts?: boolean;
}

/** What a client tells the server when it starts it: its `initializationOptions`. */
export interface ServerOptions {
  /** True: the client answers `nessusAudit/readFile`. */
  readsFiles?: boolean;
  /** True: the client runs the commands of VS Code that completion items name, and those of our extension that lenses name. */
  editorCommands?: boolean;
  /** True: the client answers `nessusAudit/listPolicies` and `nessusAudit/readPolicies`. */
  listsPolicies?: boolean;
  /** True: the client asks for the findings of all policies of the workspace, by `workspace/diagnostic`. */
  workspaceDiagnostics?: boolean;
  /** What titles and notices read in the language of the editor, by the English text. */
  translations?: Translations;
}
