/**
 * The public part of the requests beyond LSP between client and server. Mostly types and method names, so
 * that the client can import this file without pulling in the core. Positions are LSP ones (UTF-16, from 0).
 */

/** Also for the client, which imports nothing else of the core. */
export { uniqueHostNames } from "../core/protocol.ts";
export {
  type CaptureCommandsResult,
  type CaptureResult,
  type CaptureScriptParams,
  type CaptureScriptResult,
  captureCommandsMethod,
  captureMethod,
  captureScriptMethod,
  captureSourceMethod,
  type LiveSource,
} from "./protocol/capture.ts";
export {
  type ComparePoliciesParams,
  type CompareResultsParams,
  type CompareSnapshotsParams,
  comparePoliciesMethod,
  compareResultsMethod,
  compareSnapshotsMethod,
  type DocumentResult,
  type GeneratePolicyParams,
  generatePolicyMethod,
  type MergeEditionsParams,
  type MergeEditionsResult,
  mergeEditionsMethod,
  placeAddress,
} from "./protocol/documents.ts";
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
export type {
  ProtocolPosition,
  ProtocolRange,
} from "./protocol/positions.ts";
export {
  type EvaluateArgument,
  type ExportedPolicy,
  type ExportedVerdicts,
  type ExportFormat,
  type ExportVerdictsParams,
  type ExportVerdictsResult,
  evaluateCommand,
  exportFormats,
  exportVerdictsMethod,
} from "./protocol/reports.ts";
export {
  type AnonymiseParams,
  anonymiseMethod,
  type HoldSnapshotsParams,
  type HostSource,
  type HostSummary,
  holdSnapshotsMethod,
  type ProtocolExpectation,
  type ReadHostsParams,
  type ReadHostsResult,
  readHostsMethod,
  type SnapshotSource,
  type SnapshotSummary,
  snapshotLimit,
  snapshotMegabytes,
  tooLargeSnapshot,
} from "./protocol/snapshots.ts";
export {
  type ServerOptions,
  serverFlags,
} from "./protocol/start.ts";
export type {
  ProtocolBecause,
  ProtocolStatus,
} from "./protocol/statuses.ts";
export {
  type NamedCheck,
  type ProtocolMarkGroup,
  type ProtocolMarks,
  type TextToTryParams,
  type TextToTryResult,
  type TryCheckParams,
  type TryCheckResult,
  textToTryMethod,
  tryCheckMethod,
} from "./protocol/trials.ts";
export {
  type FillVariablesParams,
  fillVariablesMethod,
  type ListVariablesParams,
  type ListVariablesResult,
  listVariablesMethod,
  type PolicyVariable,
} from "./protocol/variables.ts";
export {
  type EvaluatedHosts,
  type EvaluateHostsParams,
  type EvaluateHostsResult,
  evaluateHostsMethod,
  type HideHostParams,
  type HostVerdicts,
  hideHostMethod,
  type Judgement,
  type LeftOutHost,
  type ProtocolCheck,
  type ProtocolDecided,
  type ProtocolDecision,
  type ProtocolEvidence,
  type ProtocolExcerpt,
  type ProtocolGate,
  type ProtocolPortList,
  type ProtocolSocket,
  type ProtocolVerdict,
  type SentHost,
  type SentVerdict,
  withChecks,
} from "./protocol/verdicts.ts";
