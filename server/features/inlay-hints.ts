import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import { describePorts, type PortElement, parsePortList, portCheckOf, type Span } from "../../core/editor.ts";
import { t } from "../../l10n/translate.ts";
import type { PolicyDocument } from "../documents/policy-document.ts";

/** After every pattern of a port list in the span: how many ports it matches. */
export function inlayHints(document: PolicyDocument, within: Span): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const check of document.policy.checks) {
    const { start, end } = check.element;
    if (end < within.start || start > within.end) continue;
    const ports = portCheckOf(check)?.ports;
    if (ports === undefined) continue;
    for (const element of parsePortList(ports.text).elements) {
      if (!isPattern(element)) continue;
      hints.push({
        position: document.positionAt(ports.sourceOffset(element.end)),
        label: portCount(element.ports.size),
        tooltip: describePorts(element.ports),
        kind: InlayHintKind.Type,
        paddingLeft: true,
      });
    }
  }
  return hints;
}

function portCount(count: number): string {
  return count === 1 ? t("1 port") : t("{0} ports", count.toLocaleString("en-US"));
}

/** A number says itself which port it means, and a problem has its diagnostic. */
function isPattern({ kind, problem, text }: PortElement): boolean {
  return kind === "pattern" && problem === undefined && !text.includes("@");
}
