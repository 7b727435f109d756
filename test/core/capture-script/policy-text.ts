import type { NamedPolicy } from "../../../core/capture-script/capture-script.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

/** A check as lines of a policy. Values are put into raw double quotes where they hold a backslash or a quote. */
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

/** In double quotes, in which a backslash keeps what follows. */
function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
