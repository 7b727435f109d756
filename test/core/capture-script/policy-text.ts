import type { NamedPolicy } from "../../../core/capture-script/capture-script.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

/**
 * A check as lines of a policy. Values are put into raw double quotes if they contain a backslash or a quote.
 */
export type TestCheck = Readonly<Record<string, string>> & { type: string };

/** A Unix policy with these checks; every value is what the scanner reads. */
export function unixPolicy(checks: readonly TestCheck[], name = "test.audit"): NamedPolicy {
  const items = checks.map((check, at) => {
    const lines = Object.entries({ description: `check ${at}`, ...check }).map(
      ([keyword, value]) => `  ${keyword} : ${keyword === "type" ? value : quoted(value)}`,
    );
    return `<custom_item>\n${lines.join("\n")}\n</custom_item>`;
  });
  const text = `<check_type:"Unix">\n${items.join("\n")}\n</check_type>\n`;
  return { name, policy: policyOf(parse(text)) };
}

/**
 * A Windows policy with these checks. Double quotes have no escapes: a value with such a quote is in single
 * ones.
 */
export function windowsPolicy(checks: readonly TestCheck[], name = "test.audit"): NamedPolicy {
  const items = checks.map((check, at) => {
    const lines = Object.entries({ description: `check ${at}`, ...check }).map(
      ([keyword, value]) => `  ${keyword} : ${isWord(value) ? value : windowsQuoted(value)}`,
    );
    return `<custom_item>\n${lines.join("\n")}\n</custom_item>`;
  });
  const text = `<check_type:"Windows" version:"2">\n${items.join("\n")}\n</check_type>\n`;
  return { name, policy: policyOf(parse(text)) };
}

/** Names of types and options are written without quotes. */
function isWord(value: string): boolean {
  return /^[A-Z][A-Z_]+$/.test(value);
}

function windowsQuoted(value: string): string {
  return value.includes('"') ? `'${value.replaceAll("\\", "\\\\")}'` : `"${value}"`;
}

/** In double quotes, in which a backslash keeps what follows. */
function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
