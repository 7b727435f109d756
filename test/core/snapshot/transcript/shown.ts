import type { Found, Kind, Place } from "../../../../core/observations/observation.ts";
import { Observations } from "../../../../core/observations/observations.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import type { HostText } from "../../../../core/snapshot/transcript/host-file.ts";

/** What a text of one host shows besides sockets. */
export function observationsOf(texts: string | HostText[]): Observations {
  return readSnapshot(texts).observations ?? new Observations();
}

/** On one line, as tests write it: `"text"`, `600 root:adm file`, `absent`, `unknown (denied)`. */
export function describe(found: Found<Kind>): string {
  if (found.is === "absent") return "absent";
  if (found.is === "unknown") return `unknown (${found.why})`;
  const values = found.values.map(describeValue).join(" and ");
  return found.partial === undefined ? values : `${values} (${found.partial})`;
}

function describeValue(value: object): string {
  if ("output" in value) return JSON.stringify(textAt(value.output as Place));
  if ("text" in value) return JSON.stringify(textAt(value.text as Place));
  if ("version" in value) {
    const { epoch, version, release } = value as Record<string, string>;
    return [epoch === undefined ? "" : `${epoch}:`, version, release === undefined ? "" : `-${release}`].join(
      "",
    );
  }
  if ("levels" in value) {
    const levels = Object.entries(value.levels as Record<string, boolean>);
    return `on in ${levels.flatMap(([level, isOn]) => (isOn ? [level] : [])).join("")}`;
  }
  if ("state" in value) return value.state as string;
  const { type, mode, owner, group, uid, gid } = value as Record<string, string | number | undefined>;
  const ids = uid === undefined && gid === undefined ? "" : ` ${uid ?? ""}:${gid ?? ""}`;
  const who = owner === undefined && group === undefined ? "" : ` ${owner ?? ""}:${group ?? ""}`;
  const bits = mode === undefined ? "there" : (mode as number).toString(8);
  const hidden = "hidesSpecialBits" in value ? "?" : "";
  return `${hidden}${bits}${who}${ids}${type === undefined ? "" : ` ${type}`}`;
}

function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}

/** `kind key: what`, for everything that is said about one kind. */
export function shown(texts: string | HostText[], kind: Kind): string[] {
  const observations = observationsOf(texts);
  return observations.keys(kind).map((key) => `${key}: ${describe(observations.ask(kind, key))}`);
}
