import { deviceCommandKey } from "../../observations/device-key.ts";
import { excerptOf } from "../../observations/excerpt.ts";
import type { Place, Source, Why } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";
import { type Draft, warn } from "../draft.ts";
import { readFrontLines } from "../front-lines.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { lineCounter } from "../text/lines.ts";
import { cleanText } from "../transcript/clean-text.ts";
import { cutTranscript } from "../transcript/cut-transcript.ts";
import { holdsReport } from "../transcript/holds-report.ts";
import { type DeviceCommand, deviceCommand, showsConfiguration } from "./device-command.ts";
import { type LoneConfiguration, loneConfiguration, mayBeConfiguration } from "./lone-configuration.ts";
import { withoutPagerMarks } from "./pager-marks.ts";
import { cutSession, type DeviceExchange, mayBeSession, sessionStart } from "./session.ts";

/** What is left of a text after its session was read: the outputs that list sockets, for their readers. */
export interface ReadSession {
  /**
   * The text with all other outputs blanked, so that line numbers stay the same; undefined if no output lists
   * sockets.
   */
  socketText: string | undefined;
}

/**
 * Adds what network devices printed in a terminal. Returns undefined, and adds nothing, if the text is
 * something else: if it has no prompt of a device, or the prompt of another system comes first.
 *
 * @param linesBefore lines of the host's texts before this one
 */
export function readDeviceSession(
  text: string,
  drafts: Drafts,
  linesBefore: number,
): ReadSession | undefined {
  const clean = cleanText(text);
  if (!mayBeSession(clean) && !mayBeConfiguration(clean)) return undefined;
  const source: Source = {
    // Web pages and mails contain no-break spaces; devices print none.
    text: withoutReturns(withoutPagerMarks(clean)).replaceAll("\u00a0", " "),
    firstLine: linesBefore + 1,
    from: "output",
  };
  const lone = loneConfiguration(source);
  if (lone !== undefined) {
    readFrontLines(drafts.first, source.text, linesBefore);
    addConfiguration(drafts, lone);
    return { socketText: undefined };
  }
  const found = sessionStart(source.text);
  if (found === undefined || !isPlain(source.text, found.start)) return undefined;
  const exchanges = cutSession(source, found.start);
  const listing = exchanges.filter(({ typed }) => listsSockets.test(typed));
  if (listing.length === 0) readFrontLines(drafts.first, source.text, linesBefore);
  const byHost = new Map<string, DeviceExchange[]>();
  for (const exchange of exchanges) {
    const own = byHost.get(exchange.host);
    if (own === undefined) byHost.set(exchange.host, [exchange]);
    else own.push(exchange);
  }
  for (const [host, own] of byHost) addDevice(drafts.atPrompt(host), own);
  return { socketText: listing.length === 0 ? undefined : withoutOthers(text, source, exchanges, listing) };
}

/** Commands of devices whose output the socket readers know. */
const listsSockets =
  /^(?:run )?(?:show (?:system connections|asp table socket|tcp brief|control-plane host open-ports|ip sockets|sockets)|netstat|esxcli)\b/i;

function withoutOthers(
  text: string,
  source: Source,
  exchanges: readonly DeviceExchange[],
  listing: readonly DeviceExchange[],
): string {
  const lineOf = lineCounter(source.text, 0, 0);
  const kept = new Set<number>();
  for (const { at } of exchanges) kept.add(lineOf(at.start));
  for (const { output } of listing) {
    const start = lineOf(output.start);
    const last = lineOf(Math.max(output.start, output.end - 1));
    for (let line = start; line <= last; line++) kept.add(line);
  }
  // Between the outputs is what a shell printed before the device was reached.
  const [opening] = exchanges;
  const first = opening === undefined ? 0 : lineOf(opening.at.start);
  return text
    .split("\n")
    .map((line, at) => (at < first || kept.has(at) ? line : ""))
    .join("\n");
}

function addConfiguration(
  drafts: Drafts,
  { command, host, output, partial, mayGoOn }: LoneConfiguration,
): void {
  const { observations } = host === undefined ? drafts.first : drafts.atPrompt(host);
  observations.startOutput();
  const value = mayGoOn === undefined ? { output } : { output, mayGoOn };
  observations.add("command", deviceCommandKey(command), value, output, partial);
}

/** Removes CR from line ends if only a part of the text has them. */
function withoutReturns(text: string): string {
  if (!text.includes("\r\n")) return text;
  const lines = text.split("\n").map((line) => {
    let end = line.length;
    while (line.charCodeAt(end - 1) === 13) end--;
    return line.slice(0, end);
  });
  return lines.join("\n");
}

/** People log in to the device from a shell, and show nothing about the system that it runs on. */
const hops =
  /^(?:sudo +)?(?:ssh|slogin|telnet|plink|minicom|picocom|cu|screen|tmux|script|sshpass|console|clear|cd|ls|date|whoami|hostname|ping)\b/;

/** Is the text before the session free of reports, and of prompts of other systems with output? */
function isPlain(text: string, start: number): boolean {
  const before = text.slice(0, start);
  if (before.trim() === "") return true;
  if (holdsReport(text, start)) return false;
  return cutTranscript({ text: before, firstLine: 1, from: "output" }).every(({ typed }) =>
    hops.test(typed.trim()),
  );
}

/** A command whose output is a selection of what another command prints. */
interface Selection {
  output: Place;
  partial: Why;
}

function addDevice(draft: Draft, exchanges: readonly DeviceExchange[]): void {
  const { observations } = draft;
  const whole = new Set<string>();
  const selections = new Map<string, Selection[]>();
  for (const exchange of exchanges) {
    const command = deviceCommand(exchange.typed);
    if (command === undefined) continue;
    const { output } = exchange;
    const isConfiguration = showsConfiguration(command.base);
    const refused = refusalIn(output, isConfiguration);
    if (refused === "unknown command") continue;
    observations.startOutput();
    if (refused === "denied") {
      observations.addUnknown("command", deviceCommandKey(command.base), "denied", output);
      continue;
    }
    const isNone = !command.isSelection && isConfiguration && holdsNothing(output);
    const partial = isNone ? "cut" : exchange.partial;
    observations.add("command", deviceCommandKey(command.full), { output }, placeOf(exchange), partial);
    if (command.isSelection) remember(selections, command, exchange);
    else whole.add(command.base);
  }
  for (const [base, found] of selections) if (!whole.has(base)) addSelections(observations, base, found);
  warnOfChanges(draft, exchanges);
}

/** A configuration has more than one line: a single line is a message, such as that it can't be shown now. */
function holdsNothing({ source, start, end }: Place): boolean {
  if (end - start > longestMessage) return false;
  const lines = source.text.slice(start, end).split("\n");
  return lines.filter((line) => line.trim() !== "" && !/^\s*[!#]/.test(line)).length < 2;
}

function placeOf({ output, at }: DeviceExchange): Place {
  return output.end > output.start ? output : at;
}

function remember(
  selections: Map<string, Selection[]>,
  { base }: DeviceCommand,
  { output }: DeviceExchange,
): void {
  const found = selections.get(base) ?? [];
  found.push({ output, partial: "filtered" });
  selections.set(base, found);
}

/** A single selection shows what is there; several do not add up to one text. */
function addSelections(observations: Observations, base: string, found: readonly Selection[]): void {
  const [{ output, partial }] = found as [Selection];
  observations.startOutput();
  if (found.length === 1) observations.add("command", deviceCommandKey(base), { output }, output, partial);
  else observations.addUnknown("command", deviceCommandKey(base), partial, output);
}

const unknownCommand =
  /^(?:% ?(?:invalid|incomplete|ambiguous|unknown|bad|unrecognized|type ")|ERROR: %|Cmd exec error|Line has invalid|\s*\^\s*$|error: ?(?:unrecognized|wrong parameter|incomplete|too many)|syntax error|unknown (?:command|action)|invalid (?:input|command|syntax)|command (?:not found|fail|parse error)|(?:minor|major|critical): |no such option|parse error|-bash: .*not found)/im;
/** No line of a configuration begins like this. */
const anyMessage = /^%(?!%|[A-Z][A-Z0-9_]*-)/m;
const refusal =
  /^(?:% ?(?:authorization failed|permission denied|not authori[sz]ed|access denied)|error: ?(?:permission denied|no permission)|permission denied|command authorization failed|you do not have (?:permission|sufficient))/im;
/** Refusals are short; a configuration may quote one. */
const longestMessage = 500;

function refusalIn(
  { source, start, end }: Place,
  isConfiguration: boolean,
): "unknown command" | "denied" | undefined {
  if (end - start > longestMessage) return undefined;
  const text = source.text.slice(start, end);
  if (refusal.test(text)) return "denied";
  const isMessage = unknownCommand.test(text) || (isConfiguration && anyMessage.test(text));
  return isMessage ? "unknown command" : undefined;
}

function warnOfChanges(draft: Draft, exchanges: readonly DeviceExchange[]): void {
  const shown = exchanges.findIndex(({ typed }) => /^(?:do )?(?:sh|disp|get|admin)/i.test(typed));
  const changed = exchanges.find(({ changes }, at) => changes && shown >= 0 && at > shown);
  if (changed === undefined) return;
  const { line } = excerptOf(changed.at);
  warn(
    draft,
    `The configuration was changed after it was shown: line ${line}. Verdicts are about what was shown.`,
    line,
  );
}
