import { excerptOf } from "../../../../observations/excerpt.ts";
import type { Need, Place } from "../../../../observations/observation.ts";
import { registryKey } from "../../../../observations/registry-key.ts";
import { aclKey, windowsServiceKey } from "../../../../observations/windows-keys.ts";
import { plural } from "../../../../text/plural.ts";
import type { Host } from "../../../host/host.ts";
import { notKnown } from "../../../observed/not-known.ts";
import { seen } from "../../../observed/seen.ts";
import { neverDecided, type Outcome, outcome, undecided } from "../../../outcome.ts";
import type { CheckSource } from "../../check-source.ts";
import type { CompileCheck, Compiled } from "../../compiled.ts";
import { type KeywordRoles, keywordProblem, keywordRoles } from "../../keyword-roles.ts";
import { quoteForPrompt } from "../commands.ts";
import { judgeAnswer } from "../judge-answer.ts";
import { accountHost } from "../known-accounts.ts";
import { askWindowsFile, pathProblem } from "../paths.ts";
import { placesOf } from "../registry-places.ts";
import { shortPath, type Wanted, wantedOf } from "../wanted.ts";
import { aclBlock, type WantedEntry } from "./acl-block.ts";
import { compareAcl } from "./compare-acl.ts";
import type { AclType } from "./rights.ts";

const aclKeywords = {
  value_type: "judged",
  value_data: "judged",
  check_type: "judged",
  acl_option: "judged",
} as const;

export const filePermissionsKeywords = keywordRoles({ ...aclKeywords, file: "judged" });
export const registryPermissionsKeywords = keywordRoles({ ...aclKeywords, reg_key: "judged" });
export const servicePermissionsKeywords = keywordRoles({ ...aclKeywords, service: "judged" });

/** Windows FILE_PERMISSIONS (G 310-312), REGISTRY_PERMISSIONS (G 324-326) and SERVICE_PERMISSIONS (G 329-331). */
export const compileFilePermissions: CompileCheck = (source) =>
  compile(source, { type: "file", keyword: "file", valueType: "FILE_ACL", roles: filePermissionsKeywords });
export const compileRegistryPermissions: CompileCheck = (source) =>
  compile(source, {
    type: "key",
    keyword: "reg_key",
    valueType: "REG_ACL",
    roles: registryPermissionsKeywords,
  });
export const compileServicePermissions: CompileCheck = (source) =>
  compile(source, {
    type: "service",
    keyword: "service",
    valueType: "SERVICE_ACL",
    roles: servicePermissionsKeywords,
  });

interface PermissionsType {
  type: AclType;
  /** The keyword that names the object. */
  keyword: string;
  valueType: string;
  roles: KeywordRoles;
}

function compile(source: CheckSource, { type, keyword, valueType, roles }: PermissionsType): Compiled {
  const name = source.written(keyword)?.text.trim() ?? "";
  const wrong = nameProblem(type, name);
  if (wrong !== undefined) {
    return { judge: neverDecided("undocumented", `The value of ${keyword} ${wrong}.`), needs: [] };
  }
  const needs: Need[] = [{ kind: "acl", key: aclKey(type, name) }];
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  const option = source.word("acl_option");
  const block = source.text("value_data") ?? "";
  const problem =
    keywordProblem(source, roles) ??
    (source.word("value_type") !== valueType
      ? `The check takes only value_type : ${valueType}.`
      : undefined) ??
    (source.has("acl_option") && option !== "CAN_BE_NULL" && option !== "CAN_NOT_BE_NULL"
      ? `Tenable does not document what acl_option : ${source.text("acl_option")} means.`
      : undefined);
  if (problem !== undefined) return never(problem);
  const found = wantedOf(source);
  if (!found.ok) return never(found.reason);
  const entries = aclBlock(source.check.tree, type, block);
  if (!entries.ok) return never(entries.reason);
  const check: PermissionsCheck = { type, name, option, wanted: found.wanted, entries: entries.entries };
  return { judge: (host) => judgePermissions(check, host), needs };
}

function nameProblem(type: AclType, name: string): string | undefined {
  if (name === "") return "names nothing";
  if (type === "file") return pathProblem(name);
  if (type === "service") return name.includes("\\") ? "is not the name of a service" : undefined;
  const places = placesOf(name);
  return places.ok && places.places.each === "key" ? undefined : "is not one key of the registry";
}

interface PermissionsCheck {
  type: AclType;
  name: string;
  option: string | undefined;
  wanted: Wanted;
  entries: readonly WantedEntry[];
}

function judgePermissions(check: PermissionsCheck, host: Host): Outcome {
  const { type, name, wanted, entries } = check;
  const shown = shortPath(name);
  const subject = `the access list of ${shown}`;
  const found = host.observations.ask("acl", aclKey(type, name));
  if (found.is !== "present") {
    const missing = missingPlace(check, host);
    if (missing !== undefined) return judgeMissing(check, missing);
    const unknown = found.is === "unknown" ? found : { why: "not captured" as const, places: [] };
    return notKnown(unknown, subject, remedyFor(type, name));
  }
  const { values, places, partial } = found;
  if (partial !== undefined) return notKnown({ why: partial, places }, subject, remedyFor(type, name));
  if (values.length > 1) return notKnown({ why: "conflict", places }, subject, undefined);
  const { comparison } = wanted;
  const answer = compareAcl(values[0]!, entries, { type, comparison, host: accountHost(host) });
  return judgeAnswer(
    answer,
    `The access list of ${shown} has ${plural(values[0]!.entries.length, "entry", "entries")}`,
    wanted,
    { place: places[0] },
  );
}

/** The place that shows that the object does not exist. */
function missingPlace({ type, name }: PermissionsCheck, host: Host): Place | undefined {
  const { observations } = host;
  const found =
    type === "file"
      ? askWindowsFile("status", name, host)
      : type === "key"
        ? observations.ask("registryKey", registryKey(name))
        : observations.ask("service", windowsServiceKey(name, "start"));
  return found.is === "absent" ? found.places[0] : undefined;
}

function judgeMissing({ name, option, wanted }: PermissionsCheck, place: Place): Outcome {
  const message = `${shortPath(name)} does not exist`;
  const where = `${message}, line ${excerptOf(place).line} of the snapshot`;
  if (option === undefined) {
    const reason = `${where}, and Tenable does not document what that means without acl_option.`;
    return undecided("undocumented", reason, "Write acl_option : CAN_BE_NULL, or CAN_NOT_BE_NULL.");
  }
  const passes = option === "CAN_BE_NULL";
  const details = seen([{ element: wanted.element, violation: !passes, message, place }]);
  return passes
    ? outcome("PASSED", `${where}, and acl_option : CAN_BE_NULL permits that.`, details)
    : outcome("ERROR", `${where}, which acl_option : CAN_NOT_BE_NULL makes an error.`, details);
}

function remedyFor(type: AclType, name: string): string {
  const quoted = quoteForPrompt(type === "file" ? name.replace(/^%(\w+)%/, "$1") : name);
  if (quoted === undefined || /['’‘]/.test(name)) return "Add the access list.";
  const command =
    type === "file"
      ? `icacls "${name}"`
      : type === "key"
        ? `(Get-Acl -LiteralPath 'Registry::${name}').Sddl`
        : `sc sdshow ${quoted}`;
  return `Add the output of \`${command}\`, with the command line above it.`;
}
