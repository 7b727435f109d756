import { applyEdits as applyJsonEdits, modify } from "jsonc-parser";
import type { Severity } from "../findings/finding.ts";
import type { TextEdit } from "../text/text-edit.ts";

/** The text of a configuration that only sets the severity of a rule. */
export function newConfiguration(rule: string, severity: Severity | "off"): string {
  return `${JSON.stringify({ rules: { [rule]: severity } }, undefined, 2)}\n`;
}

/**
 * The edits that give a rule a severity in the text of a configuration; comments and layout stay. Undefined
 * if the text is not a configuration that can be changed.
 */
export function setSeverity(text: string, rule: string, severity: Severity | "off"): TextEdit[] | undefined {
  try {
    const tabs = /^\t/m.test(text);
    const formattingOptions = { insertSpaces: !tabs, tabSize: 2, eol: text.includes("\r\n") ? "\r\n" : "\n" };
    const edits = modify(text, ["rules", rule], severity, { formattingOptions });
    // An edit is not offered if the result can't be read: the file may contain anything.
    applyJsonEdits(text, edits);
    return edits.map(({ offset, length, content }) => ({
      start: offset,
      end: offset + length,
      newText: content,
    }));
  } catch {
    return undefined;
  }
}
