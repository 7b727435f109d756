import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { compareSnapshots } from "../../core/compare/compare-snapshots.ts";
import { settingsFor } from "../../core/config/configuration.ts";
import { loadConfiguration } from "../../core/config/load-configuration.ts";
import { compilePolicy } from "../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../core/evaluate/options.ts";
import { generatePolicy } from "../../core/generate/generate-policy.ts";
import { readScannerResults } from "../../core/results/read-scanner-results.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { anonymise } from "../../core/snapshot/anonymise/anonymise.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { decodeText } from "../../core/snapshot/text/decode.ts";
import { parse } from "../../core/syntax/parse.ts";
import { printTree } from "../../core/syntax/print.ts";
import { applyEdits } from "../../core/text/text-edit.ts";
import { requestParams } from "../../server/edge/params.ts";
import { pick, type Random } from "../mutation/random.ts";
import { below, damaged, withOddParts } from "./damage.ts";
import { everything, policyStages } from "./policy-stages.ts";
import { runSession } from "./server-session.ts";

/**
 * A part of the product that reads untrusted text. An input is a string, so that it can be kept as a file.
 */
export interface Target {
  make(random: Random, texts: Texts): string;
  /** @throws if a promise is broken */
  run(input: string): void | Promise<void>;
}

/** What inputs are made of. */
export interface Texts {
  policies: readonly string[];
  snapshots: readonly string[];
}

const root = join(import.meta.dirname, "../..");

/** The samples of the project, and the texts of a folder of the user's choice. */
export function readTexts(folder: string | undefined): Texts {
  const own = folder === undefined ? [] : textsIn(folder);
  const isPolicy = (text: string) => text.includes("<check_type");
  return {
    policies: [...textsIn(join(root, "samples/policies")), ...own.filter(isPolicy)],
    snapshots: [
      ...textsIn(join(root, "samples/hosts")),
      ...textsIn(join(root, "samples/reports")),
      ...textsIn(join(root, "test/core/snapshot/samples")),
      ...own.filter((text) => !isPolicy(text)),
    ],
  };
}

const mostBytes = 1024 * 1024;

function textsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= mostBytes)
    .map((path) => decodeText(readFileSync(path)).text);
}

/** As long as the longest time for an input is meant for. */
export const longestInput = 10_000;

const separator = "\n%%%%\n";

/** Inputs of two texts. */
function both(first: string, second: string): string {
  return first + separator + second;
}

function parted(input: string): [first: string, second: string] {
  const at = input.indexOf(separator);
  return at === -1 ? [input, ""] : [input.slice(0, at), input.slice(at + separator.length)];
}

export const targets: Record<string, Target> = {
  readers: {
    make: (random, { snapshots }) => damaged(random, snapshots, longestInput),
    run: (input) => {
      readSnapshot(input);
      readScannerResults(input);
      anonymise(input);
      decodeText(Buffer.from(input, "latin1"));
    },
  },
  policy: {
    make: (random, { policies }) => damaged(random, policies, longestInput),
    run: (input) => {
      const tree = parse(input);
      if (printTree(tree) !== input) throw new Error("The tree prints another text.");
      everything.run(input as never);
    },
  },
  format: {
    // Mostly whole, since what has syntax errors is not formatted.
    make: (random, { policies }) =>
      pick(random, policies)!
        .slice(0, longestInput)
        .replace(/[ \t]+/g, (blanks) => (random() < 0.1 ? " ".repeat(below(random, 30)) : blanks)),
    run: (input) => {
      const format = (text: string) => {
        const { prepare, run } = policyStages.format!;
        const edits = run(prepare(text) as never) as
          | { start: number; end: number; newText: string }[]
          | undefined;
        return edits === undefined ? text : applyEdits(text, edits);
      };
      const once = format(input);
      if (format(once) !== once) throw new Error("Formatting twice gives another text.");
      if (once.replace(/\s/g, "") !== input.replace(/\s/g, ""))
        throw new Error("Formatting changes more than blanks.");
    },
  },
  evaluate: {
    make: (random, { policies, snapshots }) =>
      both(damaged(random, policies, longestInput / 2), damaged(random, snapshots, longestInput / 2)),
    run: (input) => {
      const [policyText, snapshotText] = parted(input);
      const policy = compilePolicy(policyOf(parse(policyText)));
      const snapshot = readSnapshot(snapshotText);
      for (const { reason } of evaluate(policy, snapshot)) {
        if (reason === "") throw new Error("A verdict without a reason.");
      }
      compareSnapshots(snapshot, readSnapshot(policyText));
      const options = { ports: "union", evaluate: defaultEvaluateOptions } as const;
      const generated = generatePolicy([{ name: "a", snapshot }], options);
      if (parse(generated).errors.length > 0)
        throw new Error("The policy that was generated has syntax errors.");
    },
  },
  configuration: {
    make: (random, { policies }) =>
      random() < 0.5
        ? damaged(random, [configuration, pick(random, policies)!], longestInput)
        : JSON.stringify(withOddParts(random, JSON.parse(configuration))).slice(0, longestInput),
    run: async (input) => {
      // what it extends is the same text, and what that extends is missing
      const files = {
        read: async (file: string) => (file.split("/").length <= 2 ? input : undefined),
        resolve: (from: string, path: string) => `${from}/${path.replaceAll("/", "-")}`,
      };
      const loaded = await loadConfiguration("a.json", files);
      for (const path of ["a.audit", "old/b/c.audit", "../x"]) settingsFor(loaded!.configuration, path);
    },
  },
  server: { make: session, run: (input) => runSession(messagesOf(input)) },
};

const configuration = JSON.stringify({
  extends: ["base.json"],
  rules: { "duplicate-port": "off", "md5-only": "error" },
  ignore: ["old/**", "**/{a,b}/*.audit", "!keep.audit"],
  overrides: [{ files: ["*.audit"], rules: { "unknown-keyword": "hint" } }],
  evaluate: { loopback: "count", closedPort: "passed", unlistedProtocol: "closed" },
  targets: [{ files: ["web/**"], hosts: ["web-*", "!web-9"], groups: ["dmz"], systems: ["linux"] }],
  schema: {
    checkTypes: {
      Unix: { itemTypes: { SITE: { summary: "A site.", keywords: { site: { form: "string" } } } } },
      Site: { label: "Site", rawDoubleQuotes: true, itemTypes: { PATH: { summary: "A path." } } },
    },
  },
});

const uri = "file:///fuzz/policy.audit";

/** Messages as a client sends them, some of them of another shape. */
function session(random: Random, { policies, snapshots }: Texts): string {
  const text = damaged(random, policies, longestInput / 2);
  const other = damaged(random, snapshots, longestInput / 4);
  const position = () => ({ line: below(random, 60), character: below(random, 60) });
  const textDocument = { uri, languageId: "nessus-audit", version: 1, text };
  const snapshot = { name: "snapshot", text: other };
  const files = [snapshot, snapshot];
  // With a version, what was sent once may be named only.
  const versioned = { version: "1", files: random() < 0.5 ? [] : files };
  const host = { id: "h", name: "h", files, ...(random() < 0.5 && versioned) };
  const params = () => ({
    textDocument,
    position: position(),
    positions: [position(), position()],
    range: { start: position(), end: position() },
    context: { includeDeclaration: true, diagnostics: [], only: ["quickfix", "source"] },
    options: { tabSize: 4, insertSpaces: true },
    newName: "NAME",
    label: "x",
    data: { of: "item", kind: "typed", checkType: "Unix", name: "CMD_EXEC", policy: uri },
    policy: uri,
    policyName: "policy",
    report: snapshot,
    withHosts: true,
    host,
    hosts: [host],
    format: "json",
    ports: "union",
    policies: [{ uri, text }],
    before: { ...host, uri, text },
    after: { ...host, uri, text: other },
    changes: [{ uri: "file:///fuzz/.nessus-audit.json", type: 2 }],
    contentChanges: [
      { range: { start: position(), end: position() }, text: other.slice(0, 50) },
      { text: other },
    ],
  });
  const methods = [...requestParams.keys()].filter((method) => !["initialize", "shutdown"].includes(method));
  const messages: unknown[] = [
    {
      jsonrpc: "2.0",
      id: 0,
      method: "initialize",
      params: { processId: null, rootUri: null, capabilities: {} },
    },
    { jsonrpc: "2.0", method: "initialized", params: {} },
    { jsonrpc: "2.0", method: "textDocument/didOpen", params: { textDocument } },
  ];
  for (let id = 1; id <= 12; id++) {
    const isOdd = random() < 0.4;
    const given = isOdd ? withOddParts(random, params()) : params();
    if (random() < 0.3) {
      const method = pick(random, [
        "textDocument/didChange",
        "textDocument/didOpen",
        "textDocument/didClose",
        "workspace/didChangeWatchedFiles",
        "$/cancelRequest",
      ]);
      messages.push({ jsonrpc: "2.0", method, params: given });
    } else messages.push({ jsonrpc: "2.0", id, method: pick(random, methods), params: given });
    if (random() < 0.05)
      messages.push(withOddParts(random, { ...(messages.at(-1) as object), id: 100 + id }));
  }
  return JSON.stringify(messages.filter((message) => !startsTwice(message)));
}

/** A second `initialize` with a process id would watch that process, and an `exit` would end this one. */
function startsTwice(message: unknown): boolean {
  const method = (message as { method?: unknown } | null)?.method;
  return method === "exit" || (method === "initialize" && (message as { id?: unknown }).id !== 0);
}

function messagesOf(input: string): unknown[] {
  const messages: unknown = JSON.parse(input);
  return Array.isArray(messages) ? messages : [];
}
