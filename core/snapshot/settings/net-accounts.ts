import type { Observations } from "../../observations/observations.ts";
import { settingKey } from "../../observations/windows-keys.ts";
import type { LoneText } from "../lone-texts/lone-text.ts";
import { textLines } from "../lone-texts/text-lines.ts";
import type { OutputLine } from "../transcript/exchange.ts";

/** A line of `net accounts`: the name that a template has for it, and what its words mean. */
interface Line {
  name: string;
  words: Readonly<Record<string, string>>;
}

/** As `secedit /export` writes them: -1 means never, or forever. */
const lines: ReadonlyMap<string, Line> = new Map([
  ["minimum password age (days)", { name: "MinimumPasswordAge", words: {} }],
  ["maximum password age (days)", { name: "MaximumPasswordAge", words: { unlimited: "-1" } }],
  ["minimum password length", { name: "MinimumPasswordLength", words: {} }],
  ["length of password history maintained", { name: "PasswordHistorySize", words: { none: "0" } }],
  ["lockout threshold", { name: "LockoutBadCount", words: { never: "0" } }],
  ["lockout duration (minutes)", { name: "LockoutDuration", words: { never: "-1" } }],
  ["lockout observation window (minutes)", { name: "ResetLockoutCount", words: {} }],
]);

const row = /^([A-Z][^:?]{5,60}?)[:?]{1,2}\s+(\S.*?)\s*$/;

/**
 * Adds what `net accounts` prints, under the names of a security template. False if a line isn't part of it.
 */
export function addNetAccounts(line: OutputLine, observations: Observations): boolean {
  const match = row.exec(line.text);
  if (match === null)
    return line.text.trim() === "" || /^The command completed successfully\.\s*$/.test(line.text);
  const known = lines.get(match[1]!.toLowerCase());
  if (known === undefined)
    return /^(?:Force user logoff how long after time expires|Computer role)$/i.test(match[1]!);
  const written = match[2]!;
  const value = /^\d{1,10}$/.test(written) ? written : known.words[written.toLowerCase()];
  const key = settingKey("System Access", known.name);
  if (value === undefined) observations.addUnknown("setting", key, "other language", line.place);
  else observations.add("setting", key, { value }, line.place);
  return true;
}

/** `net accounts` without its command. */
export const netAccounts: LoneText = {
  header: "Force user logoff how long after time expires\\?:",
  starts(text, at) {
    return text.slice(at, at + 300).includes("Minimum password age (days)");
  },
  read(source, at, observations) {
    let end = at;
    for (const line of textLines(source, at)) {
      if (!addNetAccounts(line, observations)) break;
      end = line.next;
    }
    return end;
  },
};
