import { type ResultText, readResultText } from "./result-text.ts";

/** The name of an element without the prefix of its namespace, which differs between reports. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Elements that have the whole result as text: all there is in older reports. */
const textElements = ["description", "plugin_output", "data"];

/**
 * The result of a compliance check; undefined for other findings. Elements take precedence over text.
 *
 * @param fields texts of the elements of a finding, by their names without a prefix
 */
export function resultIn(fields: ReadonlyMap<string, string>): ResultText | undefined {
  const text = textElements.map((name) => readResultText(fields.get(name) ?? "")).find(isGiven);
  const check = fields.get("compliance-check-name") || text?.check;
  const result = fields.get("compliance-result") || text?.result;
  if (check === undefined || result === undefined) return undefined;
  const own = fields.get("compliance-actual-value") ?? fields.get("compliance-error");
  const actual = own ?? text?.actual;
  const policy = fields.get("compliance-policy-value") ?? text?.policy;
  const actualLine = own === undefined ? text?.actualLine : undefined;
  return {
    check,
    result,
    ...(actual !== undefined && { actual }),
    ...(actualLine !== undefined && { actualLine }),
    ...(policy !== undefined && { policy }),
  };
}

function isGiven(text: ResultText | undefined): text is ResultText {
  return text !== undefined;
}
