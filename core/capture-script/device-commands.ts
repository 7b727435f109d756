import type { Need } from "../observations/observation.ts";
import { plural } from "../text/plural.ts";
import { commentText, isPrintable } from "./shell-text.ts";

/** What to type on a device first, to switch off the pager. */
const pagersOff: Readonly<Record<string, readonly string[]>> = {
  Cisco: ["terminal length 0", "terminal width 0"],
  Cisco_Firepower: ["terminal pager 0"],
  Cisco_ACI: ["terminal length 0"],
  Arista: ["terminal length 0", "terminal width 32767"],
  ArubaOS: ["no page"],
  HPProCurve: ["no page"],
  Juniper: ["set cli screen-length 0", "set cli screen-width 0"],
  Huawei: ["screen-length 0 temporary"],
  Dell_Force10: ["terminal length 0"],
  FireEye: ["terminal length 999"],
  Extreme_ExtremeXOS: ["disable clipaging"],
  Alcatel: ["environment no more"],
  CheckPoint: ["set clienv rows 0"],
  SonicWALL: ["no cli pager session"],
  Adtran: ["terminal length 0"],
};

/** How comments begin, if the device accepts them; a person may paste everything. */
const comments: Readonly<Record<string, string>> = {
  Juniper: "#",
  FortiGate: "#",
  CheckPoint: "#",
  Huawei: "#",
  F5: "#",
};

/** First words of commands that only show something. */
const showing =
  /^(?:show|display|get|admin display-config|options$|list|configshow|ipfilter --show|licenseshow|switchshow|version|info)\b/i;
/** The command for BIG-IP, which contains another one. */
const listing = /^tmsh -c "cd \/; ?list [\w /.-]*"$/;
/** What begins another command, or redirects the output. */
const goesOn =
  /[;`&<>]|\$\(|\|\s*(?:redirect|tee|append|save|bash|copy|file|write|tftp|ftp|scp|sh|python)\b/i;

function onlyShows(command: string): boolean {
  return listing.test(command) || (showing.test(command) && !goesOn.test(command));
}

/** Can it be typed: one line, without control characters? */
export function isTypeable(command: string): boolean {
  return isPrintable(command) && !/[\r\n]/.test(command);
}

/**
 * The commands to type on a device whose output these policies read, one per line, for people to copy;
 * comments point out commands of a policy that may do more than show something.
 *
 * @param names of the policies
 */
export function deviceCommands(names: readonly string[], needs: readonly Need[], checkType: string): string {
  const commands = needs.flatMap((need) => (need.kind === "command" ? [need.text] : []));
  const oneLine = commands.filter(isTypeable);
  const others = oneLine.filter((command) => !onlyShows(command));
  const mark = comments[checkType] ?? "!";
  return [
    `${mark} What ${plural(names.length, "policy", "policies")} of Nessus ${names.length === 1 ? "reads" : "read"} on a device: ${names.map(commentText).join(", ")}`,
    `${mark} Type these in a session that is logged, and save it with the prompts as hosts/HOST.txt.`,
    ...(pagersOff[checkType] ?? []),
    ...oneLine.filter(onlyShows),
    ...(others.length === 0
      ? []
      : [
          `${mark} These may do more than show something. They are the policy's: read them first.`,
          ...others,
        ]),
    "",
  ].join("\n");
}
