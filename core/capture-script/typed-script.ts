import type { Need } from "../observations/observation.ts";
import { type DeviceCheckType, isDeviceCheckType } from "../semantics/check-type-kinds.ts";
import { databaseOf } from "../semantics/database-of.ts";
import type { Policy } from "../semantics/policy.ts";
import type { NamedPolicy } from "./capture-script.ts";
import { deviceCommands, isTypeable } from "./device-commands.ts";
import { needsOf } from "./policy-needs.ts";
import { type ClientName, clientFor, isAskable, queryScript } from "./query-script.ts";

/** Where lines are typed: on a device, or in a database client. */
export type TypedTarget =
  | { is: "device"; checkType: DeviceCheckType }
  | { is: "database"; client: ClientName };

/**
 * Where to type what shows what a policy reads. Undefined for other policies; for a database whose client is
 * not known, its name.
 */
export function typedTargetOf(policy: Policy): TypedTarget | { is: "unknown"; database: string } | undefined {
  const { checkType } = policy;
  if (checkType !== undefined && isDeviceCheckType(checkType)) return { is: "device", checkType };
  const database = databaseOf(policy);
  if (database === undefined) return undefined;
  const client = clientFor(database);
  return client === undefined ? { is: "unknown", database } : { is: "database", client };
}

export interface TypedScript {
  text: string;
  /** How many commands or queries are in it. */
  count: number;
  /** Those that can't be typed, in printable characters, and why. */
  leftOut: { name: string; why: string }[];
}

/** What to type for policies that all have this target: each command or query once. */
export function typedScript(policies: readonly NamedPolicy[], target: TypedTarget): TypedScript {
  const kind = target.is === "device" ? "command" : "answer";
  const needs = policies
    .flatMap(({ policy, values }) => needsOf(policy, values))
    .flatMap((check) => check.needs)
    .filter((need): need is Extract<Need, { kind: "command" | "answer" }> => need.kind === kind);
  const each = [...new Map(needs.map((need) => [need.key, need])).values()];
  const isLine = target.is === "device" ? isTypeable : isAskable;
  const typed = each.filter(({ text }) => isLine(text));
  const why =
    target.is === "device"
      ? "it is not one line of printable characters"
      : "it has control characters, or a quote that does not end";
  const names = policies.map(({ name }) => name);
  return {
    text:
      target.is === "device"
        ? deviceCommands(names, typed, target.checkType)
        : queryScript(names, typed, target.client),
    count: typed.length,
    leftOut: each.filter(({ text }) => !isLine(text)).map(({ text }) => ({ name: showName(text), why })),
  };
}

function showName(text: string): string {
  return text
    .replace(/[^ -~]+/g, " ")
    .trim()
    .slice(0, 80);
}
