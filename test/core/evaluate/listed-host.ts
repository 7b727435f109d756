import { test } from "node:test";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "../../../core/evaluate/options.ts";
import { builtinKey, commandKey } from "../../../core/observations/command-key.ts";
import type { FileStatus, Place, Source, Why } from "../../../core/observations/observation.ts";
import { Observations } from "../../../core/observations/observations.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { type Case, compareLines } from "./fixture.ts";

/** What a line of `listedHost` is taken for. */
interface Listed {
  observations: Observations;
  /** The words after the first. */
  words: string[];
  /** The line. */
  place: Place;
  /** The lines below it that begin with `|`, without that. */
  below: Place;
}

/**
 * Builds a snapshot from a small language, line by line; `-` is for what is not shown. Each line is a
 * separate output:
 *
 *     status /etc/motd file 0644 root root 0 0
 *     absent /etc/motd             there is no such file
 *     unknown /etc/motd denied     why nothing is known about it
 *     lists /etc/cron.d/*          the files that the glob matches are all shown
 *     file /etc/motd               the text of the file, in the lines below that begin with `|`
 *     cmd svcs -a                  what the command printed, likewise
 *     package rpm:bash - 5.2 3.el9
 *     packages rpm:core 5.14-1 5.14-3   several versions in one list
 *     list rpm                     all packages are shown
 *     gone rpm:bash                the package is not installed
 *     levels sshd 2345             chkconfig has it on at these levels, and off at the others
 *     issue find_orphan_files b find_option=nouser   what a report says about the built-in check with the description b
 *     nothing find_orphan_files b                    it says that there is nothing
 */
export function listedHost(text: string, system = "Linux", from: Source["from"] = "output"): Snapshot {
  const observations = new Observations();
  const source: Source = { text, firstLine: 1, from };
  const lines = text.split("\n");
  let start = 0;
  for (const [at, line] of lines.entries()) {
    const place = { source, start, end: start + line.length };
    start += line.length + 1;
    if (line === "" || line.startsWith("|")) continue;
    const own = [];
    for (let next = at + 1; lines[next]?.startsWith("|"); next++) own.push(`${lines[next]!.slice(1)}\n`);
    const belowText = own.join("");
    const below = {
      source: { ...source, text: belowText, firstLine: at + 2 },
      start: 0,
      end: belowText.length,
    };
    const [kind, ...words] = line.split(" ");
    observations.startOutput();
    readers[kind!]!({ observations, words, place, below });
  }
  return { ...readSnapshot(""), observations, system };
}

function shown<T>(word: string | undefined, read: (word: string) => T): T | undefined {
  return word === undefined || word === "-" ? undefined : read(word);
}

const asWritten = (word: string) => word;

const readers: Record<string, (listed: Listed) => void> = {
  status({ observations, words, place }) {
    const [path, type, mode, owner, group, uid, gid] = words;
    const status = {
      type: shown(type, (word) => word as NonNullable<FileStatus["type"]>),
      mode: shown(mode, (word) => Number.parseInt(word, 8)),
      owner: shown(owner, asWritten),
      group: shown(group, asWritten),
      uid: shown(uid, Number),
      gid: shown(gid, Number),
    };
    const known = Object.entries(status).filter(([, value]) => value !== undefined);
    observations.add("status", path!, Object.fromEntries(known), place);
  },
  absent({ observations, words: [path], place }) {
    observations.addAbsent("status", path!, place);
    observations.addAbsent("file", path!, place);
  },
  unknown({ observations, words: [path, ...why], place }) {
    observations.addUnknown("status", path!, why.join(" ") as Why, place);
    observations.addUnknown("file", path!, why.join(" ") as Why, place);
  },
  lists({ observations, words: [glob], place }) {
    observations.coverPaths("status", { glob: glob! }, place);
  },
  file({ observations, words: [path, partial], below }) {
    observations.add("file", path!, { text: below }, below, partial as Why | undefined);
  },
  cmd({ observations, words, below }) {
    observations.add("command", commandKey(words.join(" ")), { output: below }, below);
  },
  package({ observations, words: [key, epoch, version, release], place }) {
    const known = { epoch: shown(epoch, asWritten), release: shown(release, asWritten) };
    const value = { version: version!, ...(known as { epoch: string; release: string }) };
    observations.add("package", key!, value, place);
  },
  packages({ observations, words: [key, ...versions], place }) {
    for (const text of versions) {
      const [version, release] = text.split("-") as [string, string];
      observations.add("package", key!, { version, release }, place);
    }
  },
  list({ observations, words: [list], place }) {
    observations.coverList(list!, place);
  },
  gone({ observations, words: [key], place }) {
    observations.addAbsent("package", key!, place);
  },
  levels({ observations, words: [name, on = ""], place }) {
    const levels = Object.fromEntries([..."0123456"].map((level) => [level, on.includes(level)]));
    observations.add("service", `chkconfig:${name}`, { levels }, place);
  },
  issue({ observations, words, below }) {
    observations.add("builtin", reportedKey(words), { issues: below }, below);
  },
  nothing({ observations, words, place }) {
    observations.addAbsent("builtin", reportedKey(words), place);
  },
};

function reportedKey([name, ...words]: readonly string[]): string {
  const options = words.filter((word) => word.includes("="));
  const description = words.filter((word) => !word.includes("=")).join(" ");
  return builtinKey(
    name!,
    description,
    options.map((option) => option.split("=") as [string, string]),
  );
}

export interface ListedCase {
  policy: string;
  /** As `listedHost` reads it. */
  host: string;
  system?: string;
  from?: Source["from"];
  options?: Partial<EvaluateOptions>;
  show?: Case["show"];
}

/** Like `check` in the fixture next to this file, on a host that `listedHost` describes. */
export function checkListed(
  name: string,
  { policy, host, system, from, options, show = [] }: ListedCase,
  expected: string[],
): void {
  test(name, () => {
    const verdicts = evaluate(policyOf(parse(policy)), listedHost(host, system, from), {
      ...defaultEvaluateOptions,
      ...options,
    });
    compareLines(verdicts, show, expected);
  });
}
