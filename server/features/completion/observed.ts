import {
  type KeywordSchema,
  type Observed,
  parsePortList,
  portCheckOf,
  portsOf,
  suggestObserved,
  suggestProcesses,
} from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { Suggestion } from "./edit.ts";
import { listElementAt } from "./list-element.ts";
import { suggestValue } from "./offered-value.ts";
import type { ValuePlace } from "./place.ts";

/** The keywords whose values name something on a host. */
const byForm: Partial<Record<KeywordSchema["form"], Observed>> = {
  path: "path",
  "path-list": "path",
  shell: "command",
  powershell: "command",
  "device-command": "command",
  "registry-key": "registry-key",
};
const byName: Readonly<Record<string, Observed>> = {
  service: "service",
  service_name: "service",
  rpm: "package",
  pkg: "package",
};

/** The values that the shown host has for the keyword; none if no host is shown. */
export function suggestObservedValues(
  context: CompletionContext,
  keyword: KeywordSchema,
  place: ValuePlace,
): Suggestion[] {
  const { shown } = context;
  if (shown === undefined) return [];
  if (namesProcess(context, keyword)) return suggestProcessNames(context, place);
  const wanted = observedBy(keyword);
  if (wanted === undefined) return [];
  return suggestObserved(shown.snapshot, wanted).flatMap((value) => {
    const text = escaped(context, value);
    if (text === undefined) return [];
    return suggestValue(context, place, {
      value: text,
      label: value,
      bare: false,
      detail: `on ${shown.name}`,
    });
  });
}

/** Whether a host has things that the keyword can name. */
export function namesSomethingOfHost(keyword: KeywordSchema): boolean {
  return observedBy(keyword) !== undefined;
}

function observedBy({ form, name }: KeywordSchema): Observed | undefined {
  return byForm[form] ?? (Object.hasOwn(byName, name) ? byName[name] : undefined);
}

/** `name` of the checks of processes; in Windows policies `value_data` of that on a port. */
function namesProcess({ holder }: CompletionContext, { name }: KeywordSchema): boolean {
  const check = holder?.check;
  if (check === undefined) return false;
  if (check.itemType === "PROCESS_CHECK") return name === "name";
  const { kind, dialect } = portCheckOf(check) ?? {};
  return kind === "process" && name === (dialect === "unix" ? "name" : "value_data");
}

/** Suggests names between the bars of a Unix list, those on the port of the check first. */
function suggestProcessNames(context: CompletionContext, place: ValuePlace): Suggestion[] {
  const { holder, shown } = context;
  const portCheck = portCheckOf(holder!.check!);
  const ports = portCheck?.ports && portsOf(parsePortList(portCheck.ports.text));
  const isList = place.quote !== undefined && portCheck?.dialect === "unix";
  const element = isList ? listElementAt(context, place, "|") : undefined;
  return suggestProcesses(shown!.snapshot, ports).flatMap(({ name, listens }): Suggestion[] => {
    const text = escaped(context, name);
    if (text === undefined || name.includes("|") || element?.others.includes(text)) return [];
    const detail = listens === undefined ? `runs on ${shown!.name}` : `${listens} on ${shown!.name}`;
    if (element === undefined)
      return suggestValue(context, place, { value: text, label: name, bare: false, detail });
    return [{ label: name, kind: "EnumMember", replace: element.span, text, detail }];
  });
}

/** The value as written in double quotes; undefined if that is not possible. */
function escaped({ document }: CompletionContext, value: string): string | undefined {
  if (/[\u0000-\u001f\u007f]/.test(value)) return undefined;
  if (document.tree.rawDoubleQuotes) return value.includes('"') ? undefined : value;
  return value.replace(/[\\"]/g, "\\$&");
}
