import { replaceWith } from "../../findings/suggestion.ts";
import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import { keywordOf, keywordText } from "../../semantics/policy.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { textOf } from "../../syntax/string-value.ts";
import type { Value } from "../../syntax/tree.ts";
import type { CheckContext, Report, Rule } from "../rule.ts";

export const malformedHash: Rule = {
  id: "malformed-hash",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ keyword, kind }) => keyword?.form === "md5" && kind !== undefined,
      visit: ({ value }, _, context, report) => checkHashes(context, value!, "MD5", report),
    },
    check: {
      ofItem: (item) => item?.name === "AUDIT_FILEHASH_POWERSHELL",
      run(context, report) {
        const { check } = context;
        if (check.itemType !== "AUDIT_FILEHASH_POWERSHELL") return;
        const value = keywordOf(check, "value_data")?.value;
        const algorithm = keywordText(check, "hash_algorithm") ?? "MD5";
        if (value !== undefined) checkHashes(context, value, algorithm, report);
      },
    },
  },
};

/** How many hexadecimal digits a hash has. */
const digits: Readonly<Record<string, number>> = {
  MD5: 32,
  SHA1: 40,
  RIPEMD160: 40,
  SHA256: 64,
  SHA384: 96,
  SHA512: 128,
};

function checkHashes({ check }: CheckContext, value: Value, algorithm: string, report: Report): void {
  const expected = Object.hasOwn(digits, algorithm) ? digits[algorithm] : undefined;
  if (expected === undefined) return;
  forEachOperand(value, (operand) => {
    const text = textOf(check.tree, operand);
    if (holdsVariable(text) || (text.length === expected && isHexadecimal(text))) return;
    const trimmed = text.trim();
    if (!isHexadecimal(trimmed)) {
      report(
        operand,
        `This is not a valid ${algorithm}, which has ${expected} hexadecimal digits, 0-9 and a-f.`,
      );
    } else if (trimmed.length === expected) {
      report(operand, `A hash with blanks around it is never equal. Remove them.`, {
        fixes: [replaceWith(trimmed, [insideQuotes(operand)])],
      });
    } else {
      const declared = keywordOf(check, "hash_algorithm");
      const fitting = check.itemType === undefined ? [] : algorithmsOf(trimmed.length);
      const place = declared?.value;
      report(
        operand,
        `This hash has ${trimmed.length} hexadecimal digits, but ${algorithm} has ${expected}.${hint(fitting, place === undefined)}`,
        { fixes: place && fitting.length === 1 ? [replaceWith(fitting[0]!, [insideQuotes(place)])] : [] },
      );
    }
  });
}

function isHexadecimal(text: string): boolean {
  return /^[0-9a-fA-F]+$/.test(text);
}

function algorithmsOf(length: number): string[] {
  return Object.keys(digits).filter((name) => digits[name] === length);
}

function hint(fitting: readonly string[], isDefault: boolean): string {
  if (fitting.length === 0) return "";
  const names = fitting.join(" or ");
  return isDefault
    ? ` It looks like ${names}: if so, name it in hash_algorithm.`
    : ` It looks like ${names}.`;
}
