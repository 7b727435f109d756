import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type TextDocumentEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  configurationFileName,
  type Finding,
  newConfiguration,
  type Severity,
  type Span,
  setSeverity,
} from "../../core/editor.ts";
import { t } from "../../l10n/translate.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { shownFindings } from "./diagnostics.ts";

/** Where a severity is written: the configuration that a policy follows, or the one to create. */
export interface ConfigurationPlace {
  uri: string;
  /** Undefined if there is no such file yet. */
  text: string | undefined;
}

const severities: readonly (Severity | "off")[] = ["error", "warning", "hint", "off"];

/** For each rule that reports something in a span, its other severities, as edits of the configuration. */
export function severityActions(
  document: PolicyDocument,
  within: Span,
  only: readonly string[] | undefined,
  place: ConfigurationPlace | undefined,
): CodeAction[] {
  if (place === undefined || (only !== undefined && !only.includes(CodeActionKind.QuickFix))) return [];
  const found = new Map<string, Finding>();
  for (const finding of shownFindings(document)) {
    if (finding.start <= within.end && finding.end >= within.start) found.set(finding.rule, finding);
  }
  return [...found.values()].flatMap(({ rule, severity }) =>
    severities
      .filter((other) => other !== severity)
      .flatMap((other) => {
        const edit = configurationEdit(place, rule, other);
        if (edit === undefined) return [];
        return [
          { title: titleOf(rule, other), kind: CodeActionKind.QuickFix, edit: { documentChanges: edit } },
        ];
      }),
  );
}

function titleOf(rule: string, severity: Severity | "off"): string {
  switch (severity) {
    case "off":
      return t("Turn {0} off in {1}", rule, configurationFileName);
    case "error":
      return t("Report {0} as an error in {1}", rule, configurationFileName);
    case "warning":
      return t("Report {0} as a warning in {1}", rule, configurationFileName);
    case "hint":
      return t("Report {0} as a hint in {1}", rule, configurationFileName);
  }
}

function configurationEdit({ uri, text }: ConfigurationPlace, rule: string, severity: Severity | "off") {
  const textDocument = { uri, version: null };
  if (text === undefined) {
    const start = { line: 0, character: 0 };
    const newText = newConfiguration(rule, severity);
    const written: TextDocumentEdit = { textDocument, edits: [{ range: { start, end: start }, newText }] };
    return [{ kind: "create" as const, uri, options: { ignoreIfExists: true } }, written];
  }
  const edits = setSeverity(text, rule, severity);
  if (edits === undefined) return undefined;
  const source = TextDocument.create(uri, "jsonc", 0, text);
  const at = (offset: number) => source.positionAt(offset);
  return [
    {
      textDocument,
      edits: edits.map(({ start, end, newText }) => ({ range: { start: at(start), end: at(end) }, newText })),
    },
  ];
}

/** Whether the client can create a file in an edit. */
export function createsFiles({ workspace }: ClientCapabilities): boolean {
  const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
  return documentChanges === true && resourceOperations?.includes("create") === true;
}
