import { type CodeAction, CodeActionKind, type TextEdit } from "vscode-languageserver";
import {
  type Check,
  convertCheck,
  convertDialect,
  extractVariable,
  hashChecksOnPorts,
  inlineVariable,
  lineEndOf,
  parsePortList,
  portCheckOf,
  portsOf,
  type Refactoring,
  type Span,
  sortPorts,
  splitPortList,
  startOfLine,
  wrapInCondition,
} from "../../core/editor.ts";
import { t } from "../../l10n/translate.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";
import { portElementAt } from "../documents/port-element-at.ts";
import { keywordAt, operandAt, touches } from "../documents/syntax-at.ts";
import { declarationOf, variableAt } from "../documents/variables-at.ts";
import type { ShownHost } from "../snapshots/shown-hosts.ts";

const kinds: Record<Refactoring["kind"], CodeActionKind> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
};

export const refactoringKinds = Object.values(kinds);

/**
 * The keywords where changes to the list of a check are offered: those with the list, and those that say
 * which list it is.
 */
const aboutLists = new Set(["type", "ports", "value_data", "port_type", "port_no", "name"]);

/**
 * The refactorings that are possible at a place.
 *
 * @param only the kinds asked for; all when left out
 * @param shown the host whose verdicts the editor shows
 */
export function refactorings(
  document: PolicyDocument,
  within: Span,
  only: readonly string[] | undefined,
  shown: ShownHost | undefined,
): CodeAction[] {
  const isWanted = ({ kind }: CodeAction) =>
    only === undefined || only.some((base) => kind === base || kind!.startsWith(`${base}.`));
  return [...ofCheck(document, within), ...ofVariables(document, within)]
    .map((refactoring) => action(document, refactoring))
    .concat(hashChecks(document, within, shown))
    .filter(isWanted);
}

function checkAt({ policy }: PolicyDocument, within: Span): Check | undefined {
  return policy.checks.find(({ element }) => element.start <= within.start && within.end <= element.end);
}

function ofCheck(document: PolicyDocument, within: Span): Refactoring[] {
  const check = checkAt(document, within);
  if (check === undefined) return [];
  const keyword = keywordAt(document.tree, within.start);
  const portCheck = portCheckOf(check);
  const isAboutList = keyword === undefined || aboutLists.has(keyword.name.toLowerCase());
  const found: (Refactoring | undefined)[] =
    portCheck !== undefined && isAboutList
      ? [sortPorts(portCheck), splitPortList(portCheck), ...conversions(document, check)]
      : [];
  // Only in its tags and at its type: elsewhere the user is working on a value.
  if (keyword === undefined || keyword.name.toLowerCase() === "type") found.push(wrapInCondition(check));
  return found.filter((each) => each !== undefined);
}

/** In a policy without other checks, only converting the whole policy is useful. */
function conversions({ policy }: PolicyDocument, check: Check): (Refactoring | undefined)[] {
  const ofPolicy = convertDialect(policy);
  return [ofPolicy, ...(ofPolicy !== undefined && policy.checks.length === 1 ? [] : [convertCheck(check)])];
}

function ofVariables(document: PolicyDocument, within: Span): Refactoring[] {
  const variable = variableAt(document, within.start);
  if (variable !== undefined) {
    const declaration = declarationOf(document, variable.name);
    const inlined = declaration && inlineVariable(document.policy, declaration);
    return inlined === undefined ? [] : [inlined];
  }
  const keyword = keywordAt(document.tree, within.start);
  const operand = keyword?.value && operandAt(keyword.value, within.start);
  if (keyword === undefined || operand === undefined || !touches(operand, within.end)) return [];
  const extracted = extractVariable(document.policy, keyword, operand);
  return extracted === undefined ? [] : [extracted];
}

/** Adds checks after a port check for the MD5 of the programs that listen on its ports on the shown host. */
function hashChecks(document: PolicyDocument, within: Span, shown: ShownHost | undefined): CodeAction[] {
  const check = shown && checkAt(document, within);
  const portCheck = check && portCheckOf(check);
  if (portCheck?.ports === undefined || portCheck.dialect !== "unix" || check!.inCondition) return [];
  const element = portElementAt(portCheck, within.start)?.element;
  if (element === undefined && portCheck.kind !== "process") return [];
  const ports = element?.ports ?? portsOf(parsePortList(portCheck.ports.text));
  return hashChecksOnPorts(shown!.snapshot, ports, portCheck.protocol).map(({ path, text }) => {
    const { start, end } = check!.element;
    const line = document.text.slice(startOfLine(document.text, start), start);
    const lines = ["", "", ...text.split("\n")].map((each) => (each === "" ? "" : line + each));
    const newText = lines.join(lineEndOf(document.text));
    return {
      title: t("Add a check of the MD5 that {0} has on {1}", path, shown!.name),
      kind: CodeActionKind.RefactorRewrite,
      edit: { changes: { [document.uri]: [edited(document, { start: end, end, newText })] } },
    };
  });
}

function action(document: PolicyDocument, { name, kind, edits }: Refactoring): CodeAction {
  const changes = { [document.uri]: edits.map((edit) => edited(document, edit)) };
  return { title: titleOf(name), kind: kinds[kind], edit: { changes } };
}

function titleOf(name: Refactoring["name"]): string {
  switch (name.is) {
    case "sort-ports":
      return t("Sort the port list");
    case "sort-and-merge-ports":
      return t("Sort and merge the port list");
    case "convert-to-windows":
      return t("Convert to a Windows policy");
    case "convert-to-unix":
      return t("Convert to a Unix policy");
    case "convert-check-to-windows":
      return t("Convert this check to Windows");
    case "convert-check-to-unix":
      return t("Convert this check to Unix");
    case "convert-check-for-windows":
      return t("Convert this check for a Windows policy");
    case "convert-check-for-unix":
      return t("Convert this check for a Unix policy");
    case "wrap-in-condition":
      return t("Wrap in <if> with a report for each result");
    case "split-list":
      return t("Split the list into {0} checks", name.checks);
    case "extract-variable":
      return t("Extract to a variable @{0}@", name.variable);
    case "inline-variable":
      return t("Replace @{0}@ with its default everywhere", name.variable);
  }
}

function edited(document: PolicyDocument, { start, end, newText }: Span & { newText: string }): TextEdit {
  return { range: document.rangeOf({ start, end }), newText };
}
