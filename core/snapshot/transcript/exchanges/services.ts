import type { Why } from "../../../observations/observation.ts";
import { linesOf, shownAt } from "../exchange.ts";
import type { SimpleCommand } from "../simple-command.ts";
import type { ExchangeReader } from "./reader.ts";

/** `chkconfig --list`, also with a name. */
export const readChkconfig: ExchangeReader = ({ args, lines, hidesErrors }, exchange, observations) => {
  const words = args.map(({ text }) => text);
  const names = words.filter((word) => !word.startsWith("-"));
  const isList = words.includes("--list") && words.length === names.length + 1;
  if (!isList || lines === "changed") return;
  let isWhole = lines === "all" && exchange.partial === undefined && names.length === 0 && !hidesErrors;
  let count = 0;
  for (const { text, place } of linesOf(exchange)) {
    const levels = chkconfigRow(text);
    const missing = /^error reading information on service (\S+): No such file or directory$/.exec(text)?.[1];
    if (levels !== undefined) {
      observations.add("service", `chkconfig:${levels.name}`, { levels: levels.levels }, place);
      count++;
    } else if (missing !== undefined && names.includes(missing)) {
      observations.addAbsent("service", `chkconfig:${missing}`, place);
    } else if (!isRemark(text)) isWhole = false;
  }
  if (isWhole && count > 0) observations.coverList("chkconfig", shownAt(exchange));
};

/** `sshd  0:off 1:off 2:on …`; undefined if the line isn't one. */
function chkconfigRow(line: string): { name: string; levels: Record<string, boolean> } | undefined {
  const [name, ...cells] = line.trim().split(/\s+/);
  if (name === undefined || cells.length < 7 || cells.length > 8) return undefined;
  const levels: Record<string, boolean> = {};
  for (const cell of cells) {
    const level = /^([0-9S]):(on|off)$/.exec(cell);
    if (level === null) return undefined;
    levels[level[1]!] = level[2] === "on";
  }
  return { name, levels };
}

/** Services of xinetd are listed separately below, and newer systems explain what is not listed. */
function isRemark(line: string): boolean {
  return /^\s*$|^xinetd based services:$|^\s+\S+:\s+(?:on|off)$|^Note: |^\s{6}/.test(line);
}

const unit = /^\S+\.(?:service|socket|target|timer|mount|automount|path|slice|scope|swap|device|snapshot)$/;
const unitStates =
  /^(?:enabled|enabled-runtime|linked|linked-runtime|alias|masked|masked-runtime|static|indirect|disabled|generated|transient|bad|invalid)$/;

/** `systemctl list-unit-files`, `systemctl is-enabled NAME`, `systemctl is-active NAME`. */
export const readSystemctl: ExchangeReader = (command, exchange, observations) => {
  const words = command.args.map(({ text }) => text);
  const [verb, ...names] = words.filter((word) => !word.startsWith("-"));
  const options = words.filter((word) => word.startsWith("-"));
  const isPlain = options.every((option) =>
    /^(?:--no-pager|--no-legend|--full|-l|--all|-a|--system)$/.test(option),
  );
  if (verb === "list-unit-files")
    readUnitFiles(command, exchange, observations, isPlain && names.length === 0);
  else if ((verb === "is-enabled" || verb === "is-active") && isPlain && !command.isFiltered) {
    readUnitState(verb, names, exchange, observations);
  }
};

function readUnitFiles(
  { lines }: SimpleCommand,
  exchange: Parameters<ExchangeReader>[1],
  observations: Parameters<ExchangeReader>[2],
  isAll: boolean,
): void {
  if (lines === "changed") return;
  const partial: Why | undefined = lines === "some" ? "filtered" : exchange.partial;
  let count = 0;
  let listed: number | undefined;
  for (const { text, place } of linesOf(exchange)) {
    const [name = "", state = ""] = text.trim().split(/\s+/);
    const total = /^(\d+) unit files listed\.$/.exec(text.trim())?.[1];
    if (total !== undefined) listed = Number(total);
    if (!unit.test(name) || name.includes("…") || !unitStates.test(state)) continue;
    observations.add("service", `systemd:${name}`, { state }, place);
    count++;
  }
  if (isAll && partial === undefined && listed === count)
    observations.coverList("systemd", shownAt(exchange));
}

function readUnitState(
  verb: "is-enabled" | "is-active",
  names: readonly string[],
  exchange: Parameters<ExchangeReader>[1],
  observations: Parameters<ExchangeReader>[2],
): void {
  const tool = verb === "is-enabled" ? "systemd" : "systemd-active";
  const rows = [...linesOf(exchange)];
  // With a message among the states, it is not certain which state belongs to which unit.
  if (rows.length !== names.length || names.some((name) => /[*?[$`]/.test(name))) return;
  for (const [at, { text, place }] of rows.entries()) {
    const key = `${tool}:${unitName(names[at]!)}`;
    const state = text.trim();
    if (/^[a-z-]+$/.test(state) && state !== "not-found") observations.add("service", key, { state }, place);
    else if (isMissing(state, names[at]!)) observations.addAbsent("service", key, place);
  }
}

function isMissing(text: string, name: string): boolean {
  return (
    text === "not-found" ||
    text === `Failed to get unit file state for ${unitName(name)}: No such file or directory`
  );
}

function unitName(name: string): string {
  return unit.test(name) ? name : `${name}.service`;
}

/** `svcs -a` */
export const readSvcs: ExchangeReader = ({ args, lines, hidesErrors }, exchange, observations) => {
  if (lines === "changed" || args.some(({ text }) => /^-/.test(text) && !/^-[aH]+$/.test(text))) return;
  const isAll = args.some(({ text }) => /^-H?a/.test(text)) && args.every(({ text }) => text.startsWith("-"));
  let isWhole = isAll && lines === "all" && exchange.partial === undefined && !hidesErrors;
  for (const { text, place } of linesOf(exchange)) {
    const row =
      /^\s*(online|offline|disabled|maintenance|degraded|legacy_run|uninitialized)\*?\s+\S+\s+(\S+)$/.exec(
        text,
      );
    if (row !== null) observations.add("service", `svcs:${row[2]}`, { state: row[1]! }, place);
    else if (!/^STATE\s+STIME\s+FMRI\s*$/.test(text)) isWhole = false;
  }
  if (isWhole && exchange.output.end > exchange.output.start)
    observations.coverList("svcs", shownAt(exchange));
};

/** `svcprop -p general/enabled ssh` prints the value. */
export const readSvcprop: ExchangeReader = ({ args, isFiltered }, exchange, observations) => {
  const [option, property, service, ...more] = args.map(({ text }) => text);
  if (option !== "-p" || property === undefined || service === undefined || more.length > 0 || isFiltered)
    return;
  const key = `svcprop:${service} ${property}`;
  const [row, ...rest] = linesOf(exchange);
  if (row === undefined || rest.length > 0) return;
  if (
    /^svcprop: (?:Pattern '.*' doesn't match any (?:instances|entities)|Couldn't find property )/.test(
      row.text,
    )
  ) {
    observations.addAbsent("service", key, row.place);
  } else if (!row.text.startsWith("svcprop: ")) {
    observations.add("service", key, { state: row.text.trim() }, row.place, exchange.partial);
  }
};
