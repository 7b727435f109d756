/** A part of the project: a folder with all that is in it, or a file. The longest name that fits a file is its room. */
export interface Room {
  /** What lives there, in one sentence. Rooms of tests need none. */
  is?: string;
  /** The rooms that it may import. A name of a group, such as `core`, stands for all the rooms in that. */
  imports: readonly string[];
  /** The packages that it may import; `node:` stands for what Node brings along. */
  packages?: readonly string[];
}

/** Who may import whom. Nothing else can be imported: a test reads every import, also those of types alone. */
export const rooms: Readonly<Record<string, Room>> = {
  schema: {
    is: "Data: what each check type accepts. The one source for validation, completion, hover and reference pages.",
    imports: [],
  },
  "package.json": { is: "The manifest of the extension and the command line.", imports: [] },
  "core/text": {
    is: "What is about any text: offsets, lines, edits, words for counts, what is escaped where it is printed, the word that was meant.",
    imports: [],
  },
  "core/schema": {
    is: "Typed access to `schema/`, and what policies of a repository add to it.",
    imports: ["core/text", "schema"],
  },
  "core/syntax": {
    is: "Text to tokens, statements and a tree; blanks and comments can be had back, so that a tree prints to the same text.",
    imports: ["core/schema", "core/text"],
    packages: ["chevrotain"],
  },
  "core/regex": {
    is: "The regular expressions that users write, and globs: a tree with offsets (`syntax/`), sets of `characters/`, an `automaton/` that never backtracks, `matching/` texts with it, and `questions/` about a pattern alone.",
    imports: ["core/text"],
  },
  "core/ports": { is: "PortSet, port elements, port lists.", imports: ["core/regex", "core/text"] },
  "core/semantics": {
    is: "What a tree means: checks, conditions, variables, open-port checks in both dialects.",
    imports: ["core/regex", "core/schema", "core/syntax", "core/text"],
  },
  "core/observations": {
    is: "What a host shows beside its sockets: outputs of commands, text and status of files, packages, services, and for Windows the registry, settings, rows of WMI, accounts and access lists; what is absent, and what is unknown.",
    imports: ["core/regex", "core/text"],
  },
  "core/snapshot": {
    is: "A text to snapshots: who takes a line, as tables in `reading/`, one reader for each output in `readers/`, the kinds of rows with named columns in `records/`, what a command line lists in `commands/`, Windows in `registry/`, `settings/`, `wmi/`, `accounts/` and `access/`, texts without a prompt in `lone-texts/`, and taking names out of a text in `anonymise/`.",
    imports: ["core/observations", "core/ports", "core/text"],
    packages: ["saxes"],
  },
  "core/targets": {
    is: "Which hosts a policy is for: lists of hosts in policies and configurations, and what decides without them.",
    imports: ["core/regex", "core/semantics", "core/snapshot", "core/syntax", "core/text"],
  },
  "core/findings": {
    is: "What a rule reports, and which of its fixes are made.",
    imports: ["core/syntax", "core/text"],
  },
  "core/rules": {
    is: "One file for each rule, in a folder for each family, with its examples as policies beside it.",
    imports: [
      "core/findings",
      "core/ports",
      "core/regex",
      "core/schema",
      "core/semantics",
      "core/syntax",
      "core/targets",
      "core/text",
    ],
  },
  "core/lint": {
    is: "Runs the rules, remembers what they found, and leaves out what a policy suppresses.",
    imports: ["core/findings", "core/rules", "core/schema", "core/semantics", "core/syntax", "core/text"],
  },
  "core/format": {
    is: "The layout of a policy: the style that it shows, and the edits that hold all of it to that.",
    imports: ["core/syntax", "core/text"],
  },
  "core/evaluate": {
    is: "Policy × snapshot to verdicts with evidence, three-valued through conditions; a file in `checks/` for each kind of check.",
    imports: [
      "core/observations",
      "core/ports",
      "core/regex",
      "core/schema",
      "core/semantics",
      "core/snapshot",
      "core/syntax",
      "core/text",
    ],
  },
  "core/generate": {
    is: "A policy that hosts pass, made from what they show.",
    imports: ["core/evaluate", "core/ports", "core/semantics", "core/snapshot", "core/syntax", "core/text"],
  },
  "core/capture-script": {
    is: "What policies read on a host, and the script that prints it: for a POSIX shell, and for PowerShell in `windows/`.",
    imports: ["core/evaluate", "core/observations", "core/semantics", "core/text"],
  },
  "core/compare": {
    is: "What changed between two policies, two snapshots or the verdicts on them.",
    imports: ["core/evaluate", "core/ports", "core/semantics", "core/snapshot", "core/syntax"],
  },
  "core/results": {
    is: "The scanner's own results in its reports, and where our verdicts differ from them.",
    imports: ["core/evaluate", "core/schema", "core/semantics", "core/snapshot"],
    packages: ["saxes"],
  },
  "core/config": {
    is: "`.nessus-audit.json`: reading it, what it extends, and what it says about one policy; files come from the caller.",
    imports: [
      "core/findings",
      "core/evaluate",
      "core/regex",
      "core/rules",
      "core/schema",
      "core/snapshot",
      "core/syntax",
      "core/targets",
      "core/text",
    ],
    packages: ["jsonc-parser"],
  },
  "core/report": {
    is: "Findings, verdicts and comparisons to text, JSON, SARIF and more: one file for each format.",
    imports: [
      "core/findings",
      "core/compare",
      "core/evaluate",
      "core/observations",
      "core/ports",
      "core/results",
      "core/snapshot",
      "core/syntax",
      "core/text",
    ],
    packages: ["sarif"],
  },
  "core/explain": {
    is: "What there is to say about a word of the language, a value or a rule: once for hovers, terminals and generated pages.",
    imports: [
      "core/lint",
      "core/ports",
      "core/rules",
      "core/schema",
      "core/semantics",
      "core/syntax",
      "core/text",
    ],
  },
  "core/editor.ts": {
    is: "The door of the language server.",
    imports: [
      "core/capture-script",
      "core/explain",
      "core/findings",
      "core/lint",
      "core/compare",
      "core/config",
      "core/evaluate",
      "core/format",
      "core/generate",
      "core/observations",
      "core/ports",
      "core/report",
      "core/results",
      "core/rules",
      "core/schema",
      "core/semantics",
      "core/snapshot",
      "core/syntax",
      "core/targets",
      "core/text",
    ],
  },
  "core/command-line.ts": {
    is: "The door of the command line.",
    imports: [
      "core/capture-script",
      "core/explain",
      "core/findings",
      "core/lint",
      "core/compare",
      "core/config",
      "core/evaluate",
      "core/format",
      "core/generate",
      "core/regex",
      "core/report",
      "core/results",
      "core/rules",
      "core/schema",
      "core/semantics",
      "core/snapshot",
      "core/syntax",
      "core/targets",
      "core/text",
    ],
  },
  "core/protocol.ts": {
    is: "The door of the messages between the editor and the server.",
    imports: ["core/snapshot"],
  },
  "core/capture.ts": { is: "The door of capturing.", imports: ["core/snapshot"] },
  "core/views.ts": {
    is: "The door of the views of the editor.",
    imports: ["core/observations", "core/report", "core/snapshot", "core/text"],
  },
  "core/pages.ts": {
    is: "The door of the scripts that make pages and packages.",
    imports: [
      "core/explain",
      "core/lint",
      "core/config",
      "core/evaluate",
      "core/report",
      "core/rules",
      "core/schema",
      "core/semantics",
      "core/snapshot",
      "core/syntax",
      "core/text",
    ],
  },
  live: {
    is: "Lists the sockets of this machine: fixed commands, no shell.",
    imports: ["core/capture.ts"],
    packages: ["node:"],
  },
  "server/protocol.ts": {
    is: "The messages between the editor and the server.",
    imports: ["core/protocol.ts"],
    packages: ["vscode-languageserver"],
  },
  "server/base64.ts": { is: "Bytes as messages carry them.", imports: [] },
  "server/edge": {
    is: "What every message passes first: it holds each to the protocol.",
    imports: ["server/protocol.ts"],
    packages: ["vscode-languageserver"],
  },
  "server/edge/stream-reader.ts": {
    is: "Reads messages from a stream of bytes.",
    imports: [],
    packages: ["node:", "vscode-languageserver"],
  },
  "server/edge/transport.ts": {
    is: "The channel that the command line of the server names.",
    imports: ["server/edge/stream-reader.ts"],
    packages: ["vscode-languageserver"],
  },
  "server/configuration": {
    is: "The settings of the editor and the configurations of a repository.",
    imports: ["core/editor.ts", "server/protocol.ts"],
    packages: ["vscode-languageserver"],
  },
  "server/configuration/read-local-file.ts": {
    is: "Reads configurations for editors that don't hand them over.",
    imports: ["server/protocol.ts"],
    packages: ["node:"],
  },
  "server/documents": {
    is: "The open policies, and what is at a place in one.",
    imports: ["core/editor.ts", "server/base64.ts", "server/protocol.ts"],
    packages: ["vscode-languageserver", "vscode-languageserver-textdocument"],
  },
  "server/snapshots": {
    is: "The snapshots that requests bring along or name.",
    imports: ["core/editor.ts", "server/base64.ts", "server/protocol.ts"],
  },
  "server/features": {
    is: "One file for each language feature.",
    imports: ["core/editor.ts", "server/documents", "server/protocol.ts", "server/snapshots"],
    packages: ["vscode-languageserver"],
  },
  "server/requests": {
    is: "Which request is answered by which feature.",
    imports: [
      "core/editor.ts",
      "server/configuration",
      "server/documents",
      "server/edge",
      "server/features",
      "server/protocol.ts",
      "server/snapshots",
    ],
    packages: ["vscode-languageserver", "vscode-languageserver-textdocument"],
  },
  "server/server.ts": {
    is: "Puts a server together, for any host.",
    imports: [
      "server/configuration",
      "server/documents",
      "server/edge",
      "server/protocol.ts",
      "server/requests",
      "server/snapshots",
    ],
    packages: ["vscode-languageserver"],
  },
  "server/main.ts": {
    is: "Starts it where it finds itself: the entry of its bundle.",
    imports: ["server/browser.ts", "server/node.ts"],
  },
  "server/node.ts": {
    is: "Starts it under Node.",
    imports: ["live", "server/configuration", "server/edge", "server/protocol.ts", "server/server.ts"],
    packages: ["node:", "vscode-languageserver"],
  },
  "server/browser.ts": {
    is: "Starts it in the worker of a browser.",
    imports: ["server/edge", "server/protocol.ts", "server/server.ts"],
    packages: ["vscode-languageserver"],
  },
  client: {
    is: "VS Code: one file for each command, view and controller; `client/verdicts` has what all views show.",
    imports: ["client/matrix/matrix-data.ts", "core/views.ts", "server/protocol.ts"],
    packages: ["vscode", "vscode-languageclient"],
  },
  "client/main.ts": {
    is: "Starts the extension where it finds itself: the entry of its bundle.",
    imports: ["client", "client/node.ts"],
    packages: ["vscode"],
  },
  "client/node.ts": {
    is: "Starts the extension in the Node host.",
    imports: ["client", "server/protocol.ts"],
    packages: ["node:", "vscode", "vscode-languageclient"],
  },
  "client/matrix/matrix-data.ts": {
    is: "What the page of the matrix and its panel tell each other.",
    imports: ["server/protocol.ts"],
  },
  webview: {
    is: "The page of the matrix and the port map: the one room that knows the DOM.",
    imports: ["client/matrix/matrix-data.ts", "core/views.ts"],
  },
  "rule-files": {
    is: "What people read about each rule, from the files beside it; a bundle has it built in.",
    imports: [],
    packages: ["node:"],
  },
  "cli/options": {
    is: "What the words of a command line mean.",
    imports: ["core/command-line.ts"],
    packages: ["node:"],
  },
  "cli/output": {
    is: "What is printed, and how it is made harmless.",
    imports: ["cli/files", "cli/options", "core/command-line.ts", "package.json", "rule-files"],
    packages: ["diff", "node:"],
  },
  "cli/files": {
    is: "What may be read: `find/` looks for policies, `write/` writes them.",
    imports: ["cli/options", "cli/output", "core/command-line.ts", "live"],
    packages: ["ignore", "node:"],
  },
  "cli/lint": {
    is: "One run over many policies, with threads, `cache/` and `fix/`.",
    imports: ["cli/files", "cli/options", "cli/output", "core/command-line.ts", "package.json"],
    packages: ["node:"],
  },
  "cli/hosts": {
    is: "Hosts as the command line names them, and the policies that are evaluated on them.",
    imports: ["cli/files", "cli/options", "cli/output", "core/command-line.ts", "live"],
    packages: ["node:"],
  },
  "cli/completions": { is: "The completions of each shell.", imports: ["cli/commands", "cli/options"] },
  "cli/commands": {
    is: "One file for each subcommand.",
    imports: [
      "cli/completions",
      "rule-files",
      "cli/files",
      "cli/hosts",
      "cli/lint",
      "cli/options",
      "cli/output",
      "core/command-line.ts",
    ],
    packages: ["node:"],
  },
  "cli/run.ts": {
    is: "Runs one command line.",
    imports: ["cli/commands", "cli/options", "cli/output", "core/command-line.ts", "package.json"],
  },
  "cli/main.ts": {
    is: "Starts the program, or a thread of it.",
    imports: ["cli/files", "cli/lint", "cli/output", "cli/run.ts", "core/command-line.ts"],
    packages: ["node:"],
  },
  "cli/source-thread.mjs": {
    is: "Starts a thread of it from its source.",
    imports: ["cli/main.ts"],
    packages: ["tsx"],
  },
  scripts: {
    is: "What builds, packs, measures and writes the generated pages.",
    imports: ["core/pages.ts", "rule-files"],
    packages: [
      "@vscode/test-web",
      "chevrotain",
      "esbuild",
      "fflate",
      "node:",
      "railroad-diagrams",
      "tinyglobby",
      "typescript",
    ],
  },
  "test/bench": {
    imports: ["core", "server/protocol.ts", "test/core", "test/server"],
    packages: ["node:", "vscode-json-languageservice", "vscode-languageserver-textdocument"],
  },
  "test/ci": {
    imports: ["cli", "package.json", "scripts", "test/cli", "test/core", "test/scripts"],
    packages: ["node:", "yaml"],
  },
  "test/cli": {
    imports: ["cli", "core", "package.json", "rule-files", "test/core", "test/mutation"],
    packages: ["node:"],
  },
  "test/client": {
    imports: ["client", "core", "package.json", "server/protocol.ts", "test/core"],
    packages: ["fast-check", "node:", "vscode"],
  },
  "test/core": {
    imports: ["core", "test/cli", "test/fuzz", "test/golden.ts", "test/mutation", "rule-files"],
    packages: ["ajv", "ajv-formats", "fast-check", "node:", "sarif", "saxes", "web-tree-sitter"],
  },
  "test/fuzz": {
    imports: ["core", "server", "test/mutation"],
    packages: ["node:", "tsx", "vscode-languageserver", "vscode-languageserver-textdocument"],
  },
  "test/golden.ts": { imports: [], packages: ["node:"] },
  "test/live": { imports: ["core", "live"], packages: ["node:"] },
  "test/measure": { imports: ["core", "test/core", "test/mutation"], packages: ["node:"] },
  "test/mutation": { imports: ["core", "test/core"], packages: ["node:"] },
  "test/samples.test.ts": { imports: ["core"], packages: ["node:"] },
  "test/scripts": {
    imports: ["core", "package.json", "scripts", "test/cli", "test/golden.ts", "rule-files"],
    packages: ["ajv", "esbuild", "fflate", "node:", "saxes"],
  },
  "test/server": {
    imports: ["core", "server"],
    packages: ["fast-check", "node:", "vscode-languageserver", "vscode-languageserver-textdocument"],
  },
  "test/syntaxes": { imports: [], packages: ["node:", "vscode-oniguruma", "vscode-textmate"] },
  "test/vscode": {
    imports: ["client", "package.json", "scripts"],
    packages: ["@vscode/test-electron", "node:", "playwright-core", "vscode"],
  },
  "test/webview": { imports: ["client/matrix/matrix-data.ts", "webview"], packages: ["fast-check", "node:"] },
  "test/windows": { imports: ["scripts", "test/vscode"], packages: ["esbuild", "node:"] },
};
