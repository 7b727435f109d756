import assert from "node:assert/strict";
import { it } from "node:test";
import type { Found, Kind, Values } from "../../../../core/observations/observation.ts";
import type { Observations } from "../../../../core/observations/observations.ts";
import { registryKey, registryValueKey } from "../../../../core/observations/registry-key.ts";
import {
  accountKey,
  aclKey,
  groupKey,
  rowsKey,
  settingKey,
  windowsPath,
  windowsServiceKey,
} from "../../../../core/observations/windows-keys.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import type { HostText } from "../../../../core/snapshot/transcript/host-file.ts";

/** A text, and what it answers to questions such as `value HKLM\SOFTWARE\X | Name`. */
export type Case = [name: string, text: string | readonly HostText[], answers: Record<string, string>];

/** Checks what texts show about a host, each with CRLF too. */
export function answersTo(cases: readonly Case[]): void {
  for (const [name, text, answers] of cases) {
    const ways: [string, string | readonly HostText[]][] =
      typeof text === "string" && !text.includes("\r")
        ? [
            ["", text],
            [", CRLF", text.replaceAll("\n", "\r\n")],
          ]
        : [["", text]];
    for (const [way, written] of ways) {
      it(`${name}${way}`, () => {
        const { observations } = readSnapshot(written);
        const given = Object.fromEntries(
          Object.keys(answers).map((question) => [question, answer(observations, question)]),
        );
        assert.deepEqual(given, answers);
      });
    }
  }
}

/** What a host answers: the value, `absent`, or `unknown` and why. */
export function answer(observations: Observations | undefined, question: string): string {
  if (observations === undefined) return "nothing";
  const space = question.indexOf(" ");
  const kind = space < 0 ? question : question.slice(0, space);
  const [first = "", second = ""] = question.slice(space + 1).split(" | ");
  switch (kind) {
    case "value":
      return shown(observations.ask("registry", registryValueKey(first, second)), ({ type, data }) =>
        `${type} ${Array.isArray(data) ? JSON.stringify(data) : data}`.trim(),
      );
    case "key":
      return shown(observations.ask("registryKey", registryKey(first)), () => "there");
    case "keys": {
      const { keys, missing } = observations.askKeysBelow(first);
      const names = keys.map(({ key }) => key.slice(key.lastIndexOf("\\") + 1));
      return `${names.join(", ")}${missing === undefined ? "" : `… ${missing}`}`;
    }
    case "setting":
      return shown(observations.ask("setting", settingKey(first, second)), ({ value }) => value);
    case "start":
    case "state":
      return shown(observations.ask("service", windowsServiceKey(first, kind)), (value) =>
        "state" in value ? value.state : "levels",
      );
    case "rows": {
      const [columns = "", where] = second.split(" where ");
      return shown(
        observations.askRows(rowsKey(...(first.split(" in ") as [string])), columns.split(","), where),
        ({ rows }) => rows.map((row) => row.join(",")).join("; "),
      );
    }
    case "account":
      return shown(observations.ask("account", accountKey(first)), ({ enabled, sid }) =>
        [enabled === undefined ? "" : enabled ? "enabled" : "disabled", sid ?? ""].join(" ").trim(),
      );
    case "group":
      return shown(observations.ask("group", groupKey(first)), ({ members }) =>
        members.map(({ name, sid }) => name ?? sid).join(", "),
      );
    case "acl":
      return shown(
        observations.ask("acl", aclKey(first as "file", second)),
        ({ owner, isProtected, entries }) =>
          [
            owner === undefined ? "" : `owner ${owner}`,
            isProtected === true ? "protected" : "",
            ...entries.map(
              ({ account, kind: does, mask, flags }) =>
                `${does} ${account} ${mask.toString(16)}${flags.length > 0 ? ` ${flags.join("")}` : ""}`,
            ),
          ]
            .filter((part) => part !== "")
            .join("; "),
      );
    case "command":
      return shown(
        observations.ask("command", question.slice(space + 1)),
        ({ output: { source, start, end } }) => source.text.slice(start, end).trim(),
      );
    case "status":
      return shown(observations.ask("status", windowsPath(first)), ({ type }) => type ?? "there");
    case "file":
      return shown(observations.ask("file", first), ({ text: { source, start, end } }) =>
        source.text.slice(start, end),
      );
  }
  throw new Error(`No such question: ${question}`);
}

function shown<K extends Kind>(found: Found<K>, show: (value: Values[K]) => string): string {
  if (found.is === "absent") return "absent";
  if (found.is === "unknown") return `unknown: ${found.why}`;
  const values = found.values.map(show).join(" + ");
  return found.partial === undefined ? values : `${values} … ${found.partial}`;
}
