import type { Policy } from "../semantics/policy.ts";
import { declaredVariables } from "../semantics/variables.ts";
import type { DecodedString } from "../syntax/string-value.ts";
import type { Host } from "./host/host.ts";

/** The values of a check's variables on one host, by name. */
export type Values = ReadonlyMap<string, string>;

export const noValues: Values = new Map();

/** The values that were found, with a sentence on the origin of each; or the variable without a value. */
export type FoundValues =
  | { ok: true; values: Values; notes: string[] }
  | { ok: false; because: "value" | "conflict"; reason: string; remedy: string };

const reference = /@([A-Z][A-Z0-9_]*)@/g;

/** The names of the variables in the texts, each once. */
export function variableNames(texts: readonly string[]): string[] {
  const names = new Set<string>();
  for (const text of texts) {
    if (!text.includes("@")) continue;
    for (const match of text.matchAll(reference)) names.add(match[1]!);
  }
  return [...names];
}

/** The defaults in the header of a policy, by name. An empty default is a placeholder, not a value. */
export function defaultValues({ tree }: Policy): Values {
  const defaults = new Map<string, string>();
  if (!tree.text.includes("@")) return defaults;
  for (const { name, defaultValue } of declaredVariables(tree)) {
    if (defaultValue !== undefined && defaultValue !== "") defaults.set(name, defaultValue);
  }
  return defaults;
}

/**
 * Finds the values: those given for this run, else the host's, else configured ones, else the defaults in the
 * header.
 */
export function findValues(names: readonly string[], host: Host, defaults: Values): FoundValues {
  const values = new Map<string, string>();
  const notes: string[] = [];
  for (const name of names) {
    const own = (host.snapshot.values ?? []).filter((one) => one.name === name);
    const other = own.find(({ value }) => value !== own[0]!.value);
    const { set, variables } = host.options;
    if (Object.hasOwn(set, name)) add(name, set[name]!, "given with --set");
    else if (other !== undefined) {
      const reason = `Lines ${own[0]!.line} and ${other.line} of the snapshot set @${name}@ to different values.`;
      return { ok: false, because: "conflict", reason, remedy: "Keep the correct value." };
    } else if (own[0] !== undefined) add(name, own[0].value, `set on line ${own[0].line} of the snapshot`);
    else if (Object.hasOwn(variables, name)) add(name, variables[name]!, "set in the configuration");
    else if (defaults.has(name)) add(name, defaults.get(name)!, "the default in the policy's header");
    else {
      const reason = `The variable @${name}@ has no value here.`;
      const remedy = `Set it with --set ${name}=VALUE, variables in .nessus-audit.json, or \`# set: ${name}=VALUE\` in the snapshot.`;
      return { ok: false, because: "value", reason, remedy };
    }
  }
  return { ok: true, values, notes };

  function add(name: string, value: string, from: string): void {
    values.set(name, value);
    notes.push(`@${name}@ is ${JSON.stringify(value)}, ${from}.`);
  }
}

/** Replaces names by values in a string; text from a value gets the place of the name. */
export function withValues(decoded: DecodedString, values: Values): DecodedString {
  if (values.size === 0 || !decoded.text.includes("@")) return decoded;
  let text = "";
  /** The start of each section of the new text, and its offset in the old one. */
  const stretches: { start: number; from: number; isValue: boolean }[] = [];
  let at = 0;
  for (const match of decoded.text.matchAll(reference)) {
    const value = values.get(match[1]!);
    if (value === undefined) continue;
    stretches.push({ start: text.length, from: at, isValue: false });
    text += decoded.text.slice(at, match.index);
    stretches.push({ start: text.length, from: match.index, isValue: true });
    text += value;
    at = match.index + match[0].length;
  }
  stretches.push({ start: text.length, from: at, isValue: false });
  text += decoded.text.slice(at);
  return {
    text,
    dropped: decoded.dropped,
    sourceOffset(index) {
      const stretch = stretches.findLast(({ start }) => start <= index)!;
      return decoded.sourceOffset(stretch.isValue ? stretch.from : stretch.from + index - stretch.start);
    },
  };
}

/** The same for a text without places. */
export function textWithValues(text: string, values: Values): string {
  return values.size === 0
    ? text
    : text.replace(reference, (whole, name: string) => values.get(name) ?? whole);
}
