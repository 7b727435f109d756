import {
  anonymiseMethod,
  baselineTextMethod,
  captureCommandsMethod,
  captureMethod,
  captureScriptMethod,
  captureSourceMethod,
  comparePoliciesMethod,
  compareResultsMethod,
  compareSnapshotsMethod,
  evaluateCommand,
  evaluateHostsMethod,
  exportFormats,
  exportVerdictsMethod,
  fillVariablesMethod,
  generatePolicyMethod,
  hideHostMethod,
  holdSnapshotsMethod,
  lintMethod,
  listVariablesMethod,
  mergeEditionsMethod,
  readHostsMethod,
  textToTryMethod,
  tryCheckMethod,
} from "../protocol.ts";
import {
  anything,
  count,
  either,
  flag,
  integer,
  listOf,
  object,
  oneOf,
  optional,
  orNull,
  type Shape,
  text,
} from "./shape.ts";

/**
 * The shape of the parameters of every message that a client may send: LSP 3.17, and `protocol.ts`. A method
 * that is not listed here does not reach the server, so that features can trust their parameters.
 */

const position = object({ line: count, character: count });
const range = object({ start: position, end: position });
const idOrToken = either(integer, text, "an integer or a string");
const tokens = { workDoneToken: orNull(idOrToken), partialResultToken: orNull(idOrToken) };
const textDocument = object({ uri: text });
const folders = listOf(object({ uri: text, name: text }));

const inDocument = (members: Record<string, Shape> = {}) => object({ textDocument, ...tokens, ...members });
const atPosition = (members: Record<string, Shape> = {}) => inDocument({ position, ...members });

const snapshot = object({
  name: text,
  text: optional(text),
  base64: optional(text),
  notes: optional(listOf(text)),
});
const host = object({
  id: text,
  name: text,
  place: optional(text),
  version: optional(text),
  host: optional(text),
  files: listOf(snapshot),
});
const hosts = listOf(host);
const evaluateArgument = object({
  policy: text,
  snapshots: listOf(object({ name: text, text: optional(text), base64: optional(text) })),
  format: optional(oneOf(exportFormats)),
  allHosts: optional(flag),
});
const namedCheck = { policy: text, check: optional(text), at: optional(position) };
const policySource = { uri: text, text: optional(text), base64: optional(text) };
const namedPolicy = object({ ...policySource, name: text });

/** What a completion item carries to be resolved; see `CompletionData`. */
const itemReference = object({
  of: oneOf(["item"]),
  kind: oneOf(["typed", "untyped", "builtin", "report"]),
  checkType: text,
  name: text,
});
const keywordReference = object({
  of: oneOf(["keyword"]),
  owner: either(itemReference, text, "an item or a tag"),
  name: text,
});
const completionData: Shape = (value, path) =>
  object({ policy: optional(text) })(value, path) ??
  either(itemReference, keywordReference, "what the server gave")(value, path);

export const requestParams: ReadonlyMap<string, Shape> = new Map(
  Object.entries({
    initialize: object({
      processId: orNull(count),
      rootUri: orNull(text),
      capabilities: object({}),
      workspaceFolders: orNull(folders),
      ...tokens,
    }),
    shutdown: anything,
    "textDocument/willSaveWaitUntil": inDocument(),
    "textDocument/diagnostic": inDocument({ previousResultId: orNull(text) }),
    "textDocument/completion": atPosition({ context: orNull(object({ triggerCharacter: orNull(text) })) }),
    "completionItem/resolve": object({ label: text, data: orNull(completionData) }),
    "textDocument/hover": atPosition(),
    "textDocument/documentSymbol": inDocument(),
    "textDocument/foldingRange": inDocument(),
    "textDocument/selectionRange": inDocument({ positions: listOf(position) }),
    "textDocument/documentHighlight": atPosition(),
    "textDocument/linkedEditingRange": atPosition(),
    "textDocument/documentLink": inDocument(),
    "textDocument/semanticTokens/full": inDocument(),
    "textDocument/semanticTokens/range": inDocument({ range }),
    "textDocument/codeAction": inDocument({
      range,
      context: object({ only: orNull(listOf(text)), triggerKind: orNull(count) }),
    }),
    "textDocument/definition": atPosition(),
    "textDocument/signatureHelp": atPosition(),
    "textDocument/references": atPosition({ context: object({ includeDeclaration: flag }) }),
    "textDocument/prepareRename": atPosition(),
    "textDocument/rename": atPosition({ newName: text }),
    "textDocument/codeLens": inDocument(),
    "textDocument/inlayHint": inDocument({ range }),
    "textDocument/formatting": inDocument({ options: object({ tabSize: count, insertSpaces: flag }) }),
    "textDocument/rangeFormatting": inDocument({
      range,
      options: object({ tabSize: count, insertSpaces: flag }),
    }),
    "textDocument/onTypeFormatting": atPosition({ ch: text }),
    "workspace/diagnostic": object({
      identifier: orNull(text),
      previousResultIds: listOf(object({ uri: text, value: text })),
      ...tokens,
    }),
    "workspace/symbol": object({ query: text, ...tokens }),
    "workspace/executeCommand": object({
      command: oneOf([evaluateCommand]),
      arguments: optional(listOf(evaluateArgument)),
      ...tokens,
    }),
    [holdSnapshotsMethod]: object({ hosts }),
    [readHostsMethod]: object({ hosts }),
    [evaluateHostsMethod]: object({
      policy: text,
      hosts,
      allHosts: optional(flag),
      shown: optional(flag),
      withListeners: optional(flag),
    }),
    [exportVerdictsMethod]: object({
      policies: listOf(
        object({
          policy: text,
          hosts,
          allHosts: optional(flag),
          policyName: text,
          only: optional(listOf(object({ checks: optional(listOf(text)), hosts: optional(listOf(text)) }))),
        }),
      ),
      format: oneOf(exportFormats),
    }),
    [tryCheckMethod]: object({ ...namedCheck, text }),
    [textToTryMethod]: object({ ...namedCheck, host: optional(host) }),
    [captureMethod]: anything,
    [captureSourceMethod]: object({ command: listOf(text) }),
    [captureCommandsMethod]: anything,
    [captureScriptMethod]: object({
      policy: text,
      policyName: text,
      system: optional(text),
      withoutCommands: optional(flag),
    }),
    [lintMethod]: object({
      policies: listOf(object(policySource)),
      linesFrom: optional(text),
      fingerprints: optional(flag),
    }),
    [baselineTextMethod]: object({
      baseline: text,
      files: listOf(object({ uri: text, fingerprints: listOf(text) })),
    }),
    [generatePolicyMethod]: object({
      hosts,
      ports: oneOf(["union", "intersection"]),
      dialect: optional(oneOf(["unix", "windows"])),
    }),
    [compareSnapshotsMethod]: object({ before: host, after: host, policy: optional(text) }),
    [comparePoliciesMethod]: object({ before: namedPolicy, after: namedPolicy }),
    [mergeEditionsMethod]: object({ base: namedPolicy, mine: namedPolicy, next: namedPolicy }),
    [listVariablesMethod]: object({ policy: namedPolicy }),
    [fillVariablesMethod]: object({
      policy: namedPolicy,
      values: listOf(object({ name: text, value: text, isText: flag })),
    }),
    [compareResultsMethod]: object({ policy: text, report: snapshot, hosts, withHosts: flag }),
    [anonymiseMethod]: object({ host }),
  }),
);

export const notificationParams: ReadonlyMap<string, Shape> = new Map(
  Object.entries({
    initialized: anything,
    [hideHostMethod]: object({ policy: text }),
    exit: anything,
    "$/cancelRequest": object({ id: idOrToken }),
    "$/setTrace": object({ value: text }),
    "window/workDoneProgress/cancel": object({ token: idOrToken }),
    "workspace/didChangeConfiguration": anything,
    "workspace/didChangeWorkspaceFolders": object({ event: object({ added: folders, removed: folders }) }),
    "workspace/didChangeWatchedFiles": object({ changes: listOf(object({ uri: text, type: count })) }),
    "textDocument/didOpen": object({
      textDocument: object({ uri: text, languageId: text, version: integer, text }),
    }),
    "textDocument/didChange": object({
      textDocument: object({ uri: text, version: integer }),
      contentChanges: listOf(object({ text, range: orNull(range) })),
    }),
    "textDocument/willSave": inDocument({ reason: count }),
    "textDocument/didSave": inDocument(),
    "textDocument/didClose": inDocument(),
  }),
);
