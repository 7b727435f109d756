import { parsePortList, portsOf } from "../ports/port-list.ts";
import type { Check } from "../semantics/policy.ts";
import { portCheckOf } from "../semantics/port-check.ts";
import { holdsVariable } from "../semantics/variables.ts";
import { textOf } from "../syntax/string-value.ts";
import type { Keyword, PolicyTree, Value } from "../syntax/tree.ts";

/** What a value says, however it is written: quotes, escapes, blanks and line ends make no difference. */
export function valueText(tree: PolicyTree, value: Value | undefined): string {
  if (value === undefined) return "";
  switch (value.kind) {
    case "list":
      return value.operands.map((operand) => valueText(tree, operand)).join(` ${value.operator} `);
    case "group":
      return `(${valueText(tree, value.value)})`;
    case "prefixed":
      return `${tree.text.slice(value.prefix.start, value.prefix.end)}:${valueText(tree, value.value)}`;
    case "range":
      return tree.text.slice(value.start, value.end).replace(/\s+/g, "");
    default:
      return textOf(tree, value).replaceAll("\r\n", "\n");
  }
}

/** Like `valueText`, but a port list becomes its ports, if they are known. */
export function keywordValueText(check: Check, keyword: Keyword): string {
  return portsText(check, keyword) ?? valueText(check.tree, keyword.value);
}

/**
 * The ports of a port list as people write them, `22, 8080–8089`; undefined for other keywords, and if they
 * are not known.
 */
export function portsText(check: Check, keyword: Keyword): string | undefined {
  const port = portCheckOf(check);
  if (port === undefined || port.portsKeyword !== keyword || port.ports === undefined) return undefined;
  if (holdsVariable(port.ports.text)) return undefined;
  const list = parsePortList(port.ports.text);
  if (list.elements.some(({ problem }) => problem !== undefined)) return undefined;
  return portsOf(list).toString();
}
