import { isPattern, readUnixNames } from "../evaluate/process-names/unix-process-names.ts";
import {
  endsInExtension,
  kernelProcesses,
  readWindowsNames,
  tasklistWidth,
} from "../evaluate/process-names/windows-process-names.ts";
import type { Values } from "../evaluate/values.ts";
import type { Check } from "../semantics/policy.ts";
import { formats } from "../snapshot/readers/formats.ts";
import type { Value } from "../syntax/tree.ts";
import { isPlainText } from "./plain-text.ts";
import type { OwnerRule, OwnerRules } from "./plan.ts";

export type ReadOwners = { ok: true; owners: OwnerRules } | { ok: false; reason: string };

/** Process lists in databases come from agents, which print names as the kernel stores them. */
const nameWidth = formats.osquery.nameWidths![0]!;

/**
 * The names of a process check as comparisons of strings. They decide like the matchers of
 * `evaluate/process-names`, for names in an inventory.
 */
export function unixOwners({ tree }: Check, value: Value, values: Values): ReadOwners {
  const patterns = readUnixNames(tree, value, values);
  if (typeof patterns === "string") return { ok: false, reason: patterns };
  const names = [...new Set(patterns.map(({ text }) => text))];
  const pattern = names.find(isPattern);
  if (pattern !== undefined) {
    return {
      ok: false,
      reason: `${pattern} is written as a pattern, and names are exported as texts only.`,
    };
  }
  const problem = unfit(names);
  if (problem !== undefined) return { ok: false, reason: problem };
  const paths = names.filter((name) => !isNoPath(name));
  const rules: OwnerRule[] = [
    { test: { is: "name", names }, result: "permitted" },
    { test: { is: "base", names: names.filter(isNoPath) }, result: "permitted" },
    ...distinctBases(paths).map(
      ({ base, path }): OwnerRule => ({ test: { is: "path", base, path }, result: "undecided" }),
    ),
    { test: { is: "beginning", names: names.map((name) => `${name}:`) }, result: "permitted" },
    { test: { is: "base", names: names.flatMap(titles).filter(isNoPath) }, result: "undecided" },
    { test: { is: "base", names: names.map(baseName).flatMap(cutName) }, result: "undecided" },
  ];
  return { ok: true, owners: { foldsCase: false, rules: rules.filter(canFit), otherwise: "foreign" } };
}

function isNoPath(name: string): boolean {
  return !name.startsWith("/");
}

/** Of several paths with the same last name, the first is compared. */
function distinctBases(paths: readonly string[]): { base: string; path: string }[] {
  const found = new Map<string, string>();
  for (const path of paths) {
    const base = baseName(path);
    if (base !== "" && !found.has(base)) found.set(base, path);
  }
  return [...found].map(([base, path]) => ({ base, path }));
}

/** `nginx` of `nginx: master`, which a process may call itself. */
function titles(name: string): string[] {
  const found: string[] = [];
  for (let at = name.indexOf(":"); at !== -1; at = name.indexOf(":", at + 1)) found.push(name.slice(0, at));
  return found.filter((title) => title !== "");
}

function cutName(name: string): string[] {
  return name.length > nameWidth ? [name.slice(0, nameWidth)] : [];
}

/** `"a.exe" || "b.exe"`, compared in full. */
export function windowsOwners(check: Check, value: Value, values: Values): ReadOwners {
  const read = readWindowsNames(check, value, values);
  if (typeof read === "string") return { ok: false, reason: read };
  const { operator } = read;
  if (operator !== "CHECK_EQUAL" && operator !== "CHECK_NOT_EQUAL") {
    return {
      ok: false,
      reason: `check_type : ${operator} compares with a pattern, and names are exported as texts only.`,
    };
  }
  const names = read.patterns.map(({ text }) => text.toLowerCase());
  const problem = unfit(names);
  if (problem !== undefined) return { ok: false, reason: problem };
  const [found, otherwise] =
    operator === "CHECK_EQUAL" ? (["permitted", "foreign"] as const) : (["foreign", "permitted"] as const);
  const kernel = [...kernelProcesses];
  const rules: OwnerRule[] = [
    {
      test: {
        is: "name",
        names: names
          .map((name) => name.slice(0, tasklistWidth))
          .filter((name) => name.length === tasklistWidth && !endsInExtension(name)),
      },
      result: "undecided",
    },
    { test: { is: "name", names: names.filter(endsInExtension) }, result: found },
    // `System` is a process without a program, unlike `system.exe`.
    {
      test: { is: "exact", names: kernel.filter((name) => names.includes(name.toLowerCase())) },
      result: found,
    },
    { test: { is: "exact", names: kernel }, result: otherwise },
    { test: { is: "name", names: names.flatMap(withoutExe) }, result: found },
  ];
  return { ok: true, owners: { foldsCase: true, rules: rules.filter(canFit), otherwise } };
}

/** PowerShell and others leave `.exe` out. */
function withoutExe(name: string): string[] {
  const own = name.slice(0, -".exe".length);
  return name.endsWith(".exe") && !endsInExtension(own) ? [own] : [];
}

function canFit({ test }: OwnerRule): boolean {
  return test.is === "path" || test.names.length > 0;
}

/** Other letters and signs are compared differently by each database. */
function unfit(names: readonly string[]): string | undefined {
  const name = names.find((one) => !isPlainText(one));
  return name === undefined
    ? undefined
    : `${JSON.stringify(name)} has characters beyond ASCII, which databases compare each in its own way.`;
}

function baseName(name: string): string {
  return name.startsWith("/") ? name.slice(name.lastIndexOf("/") + 1) : name;
}
