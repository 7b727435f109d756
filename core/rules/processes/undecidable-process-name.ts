import { compileRegex } from "../../regex/compile.ts";
import { parseRegex } from "../../regex/syntax/parse.ts";
import { keywordOf } from "../../semantics/policy.ts";
import { processConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";
import { comparesByPattern, isNames, processNamesOf } from "./process-names.ts";

export const undecidableProcessName: Rule = {
  id: "undecidable-process-name",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: processConcern,
      run(context, report) {
        const found = processNamesOf(context);
        if (found === undefined) return;
        const { kind, value, names, operator } = found;
        if (kind !== "windows") {
          for (const name of names) {
            if (!isPattern(name.text)) continue;
            report(
              name,
              `Tenable does not document whether the scanner takes ${name.text} for a pattern. Write the names.`,
            );
          }
          return;
        }
        if (!isNames(value)) {
          report(
            value,
            'Tenable does not document how these values are compared with a process. Write "a.exe" || "b.exe".',
          );
        }
        if (!documented.has(operator)) {
          const place = keywordOf(context.check, "check_type")?.value;
          const message = `Tenable does not document what ${operator} means for a process name. Use CHECK_EQUAL or CHECK_REGEX.`;
          if (place !== undefined) report(place, message);
          return;
        }
        if (!comparesByPattern(found)) return;
        for (const name of names) {
          // A pattern that no engine reads is for invalid-regex.
          if (parseRegex(name.text).errors.length > 0) continue;
          const compiled = compileRegex(name.text);
          if (!compiled.ok) report(name, `This pattern ${compiled.reason}.`, { severity: "hint" });
        }
      },
    },
  },
};

const documented = new Set(["CHECK_EQUAL", "CHECK_NOT_EQUAL", "CHECK_REGEX", "CHECK_NOT_REGEX"]);

function isPattern(name: string): boolean {
  return /[*+?()[\]^$\\{}]|\.[*+?]/.test(name);
}
