import { twinKeyword } from "../../schema/index.ts";
import { keywordOf } from "../../semantics/policy.ts";
import { isOtherDialect, portCheckOf } from "../../semantics/port-check.ts";
import { openPortConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";
import { removeKeyword } from "./remove-keyword.ts";

export const wrongDialect: Rule = {
  id: "wrong-dialect",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: openPortConcern,
      run({ check, item }, report) {
        const { tree } = check;
        const portCheck = portCheckOf(check);
        if (portCheck === undefined || item === undefined) return;
        const other = portCheck.dialect === "unix" ? "Windows" : "Unix";
        for (const keyword of check.keywords) {
          const { name, nameSpan } = keyword;
          if (item.keywords.has(name) || !isOtherDialect(portCheck.dialect, name)) continue;
          const right = twinKeyword(item, name);
          const message =
            right === undefined
              ? `${name} belongs to the ${other} form of this check; a ${tree.checkType} policy has no such keyword here.`
              : `${name} belongs to the ${other} form of this check: in a ${tree.checkType} policy it is ${right}.`;
          const renames = right !== undefined && keywordOf(check, right) === undefined;
          const { end } = check.element.open;
          const remove = { title: `Remove ${name}`, safe: false, edits: [removeKeyword(tree, keyword, end)] };
          report(nameSpan, message, { fixes: [renames ? rename(nameSpan, right) : remove] });
        }
      },
    },
  },
};

function rename(span: { start: number; end: number }, right: string) {
  return { title: `Write ${right}`, safe: false, edits: [{ ...span, newText: right }] };
}
