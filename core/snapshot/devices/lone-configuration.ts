import type { Place, Source, Why } from "../../observations/observation.ts";
import { leavesOut } from "../text/left-out.ts";
import { endsInBanner } from "./open-banner.ts";

/** A configuration that was saved to a file, without the prompt and the command that showed it. */
export interface LoneConfiguration {
  /** The command that shows it, written out. */
  command: string;
  host: string | undefined;
  output: Place;
  /** Why it may be incomplete; undefined if it is whole. */
  partial?: Why;
  /** Configurations of this kind have no last line that shows that they are whole. */
  mayGoOn?: true;
}

interface Form {
  command: string;
  /** The first line that is not blank and not skipped. */
  first: RegExp;
  /** Lines above it that are skipped, such as comments. */
  skips?: RegExp;
  /**
   * A line that every such configuration has, so that another text with the same beginning is not taken for
   * one.
   */
  holds: RegExp;
  host: RegExp;
  /** The last line, if there always is one. */
  ends?: RegExp;
}

const name = '"?(?<host>[\\w.-]{1,63})"?[ \\t]*$';

const forms: readonly Form[] = [
  // Cisco IOS and EOS, as printed and as saved; RANCID writes comments above.
  {
    command: "show running-config",
    first:
      /^(?:version \d|Building configuration|Current configuration ?:|Using \d+ out of \d|! device: .*EOS)/i,
    skips: /^!(?! device: )/,
    holds: /^hostname \S/m,
    host: new RegExp(`^hostname ${name}`, "m"),
    ends: /^end\s*$/,
  },
  // Cisco ASA
  {
    command: "show running-config",
    first: /^: Saved/,
    holds: /^(?:ASA|NGFW) Version /m,
    host: new RegExp(`^hostname ${name}`, "m"),
    ends: /^: end\s*$/,
  },
  // FortiOS: a backup of the full configuration says so
  {
    command: "show full-configuration",
    first: /^#config-version=.*\bfull/,
    holds: /^config system global/m,
    host: new RegExp(`^[ \\t]+set hostname ${name}`, "m"),
    ends: /^end\s*$/,
  },
  {
    command: "show configuration | display set",
    first: /^set version \d/,
    skips: /^#/,
    holds: /^set system \S/m,
    host: new RegExp(`^set system host-name ${name}`, "m"),
  },
  // Check Point Gaia
  {
    command: "show configuration",
    first: /^# ?Configuration of \S/,
    skips: /^#\s*$/,
    holds: /^set hostname \S/m,
    host: new RegExp(`^set hostname ${name}`, "m"),
  },
  // Huawei
  {
    command: "display current-configuration",
    first: /^(?:!Software Version V\d|\[V\d{3}R\d{3})/,
    holds: /^[ \t]*sysname \S/m,
    host: new RegExp(`^[ \\t]*sysname ${name}`, "m"),
    ends: /^return\s*$/,
  },
  // HP ProCurve
  {
    command: "show running-config",
    first: /^; \w+ Configuration Editor/,
    skips: /^Running configuration:/,
    holds: /^hostname \S/m,
    host: new RegExp(`^hostname ${name}`, "m"),
  },
  // Nokia and Alcatel SR OS
  {
    command: "admin display-config detail",
    first: /^# TiMOS-/,
    holds: /^configure\s*$/m,
    host: new RegExp(`^[ \\t]+name ${name}`, "m"),
    ends: /^(?:# Finished|exit all)/,
  },
];

/** A comment that describes the host, written by a person. */
const frontComment = /^\s*#\s*(?:host|groups?|expect|condition|answer|set)\s*:/i;
/** How much of a text is searched for its form; the head of a file is short. */
const longestHead = 4000;

/** Does the text begin like a configuration? Quick, and true for some that are not. */
export function mayBeConfiguration(text: string): boolean {
  return forms.some((form) => begins(form, text));
}

/**
 * Recognises a text that is the configuration of a device; undefined if it is something else.
 *
 * @param source with its text cleaned
 */
export function loneConfiguration(source: Source): LoneConfiguration | undefined {
  const { text } = source;
  const form = forms.find((one) => begins(one, text) && one.holds.test(text));
  if (form === undefined) return undefined;
  const host = form.host.exec(text)?.groups?.host;
  const isWhole =
    form.ends === undefined ? text.endsWith("\n") : form.ends.test(lastLineOf(text)) && !endsInBanner(text);
  return {
    command: form.command,
    host,
    output: { source, start: 0, end: text.length },
    ...((!isWhole || leavesOut(text)) && { partial: "cut" as const }),
    ...(form.ends === undefined && { mayGoOn: true as const }),
  };
}

function lastLineOf(text: string): string {
  const end = text.trimEnd();
  return end.slice(end.lastIndexOf("\n") + 1);
}

function begins({ first, skips }: Form, text: string): boolean {
  const head = text.slice(0, longestHead);
  const telling = head
    .split("\n")
    .find((line) => line.trim() !== "" && !frontComment.test(line) && skips?.test(line) !== true);
  return telling !== undefined && first.test(telling);
}
