import type { Need } from "../observations/observation.ts";
import { isGlob, plainPath } from "../observations/paths.ts";
import { keywordText, type Policy } from "../semantics/policy.ts";
import { plural } from "../text/plural.ts";
import { changingWord } from "./changing-commands.ts";
import { hostGlob } from "./glob-patterns.ts";
import { listLines, processLines } from "./host-lists.ts";
import { hostPart } from "./host-part.ts";
import { keyOf } from "./need-key.ts";
import { needsOf } from "./policy-needs.ts";
import { commentText, shellWord } from "./shell-text.ts";

/** A policy, and its name in the script. */
export interface NamedPolicy {
  name: string;
  policy: Policy;
  /** Values of its variables, in addition to the defaults in its header. */
  values?: Readonly<Record<string, string>>;
}

export interface CaptureOptions {
  /** The system that the script is for, as named by `uname`; undefined: it asks on the host. */
  system?: string;
  /** Are the commands of the policies left out? */
  withoutCommands?: boolean;
  /** The maximum output for one item, in bytes. */
  bytes?: number;
  /** The time limit of a command, in seconds. */
  seconds?: number;
}

export interface CaptureScript {
  /** For any POSIX shell: printable ASCII in lines of less than 1,000 characters. */
  text: string;
  /** How many files, globs and lists it reads. */
  reads: number;
  /** How many commands of the policies are in it. */
  commands: number;
  /** Paths and globs that a shell can't read, as written in the policies. */
  leftOut: string[];
}

const defaultBytes = 1_048_576;
const defaultSeconds = 60;

/**
 * Makes a shell script that prints exactly what these policies read on a Unix host, for `readSnapshots`. The
 * script itself only reads; text from a policy is data for it, except for the commands that the policy has
 * the scanner run.
 */
export function captureScript(policies: readonly NamedPolicy[], options: CaptureOptions = {}): CaptureScript {
  const needs = neededBy(policies, options);
  const commands = options.withoutCommands
    ? []
    : needs.flatMap((need) => (need.kind === "command" ? [need.text] : []));
  const { lines: reads, leftOut } = readingLines(needs, options.system);
  const processes = processLines(needs, options.system);
  const limits = { bytes: options.bytes ?? defaultBytes, seconds: options.seconds ?? defaultSeconds };
  const text = [
    ...headLines(policies, reads.length + processes.length, commands.length, options),
    "",
    ...functionLines("na_commands", commandLines(commands)),
    "",
    "# ---- What the policies read without commands.",
    ...functionLines("na_processes", processes),
    ...functionLines("na_reads", reads),
    "",
    "# ---- How it is read and printed.",
    hostPart(limits),
  ].join("\n");
  return { text, reads: reads.length + processes.length, commands: commands.length, leftOut };
}

/** What all the policies need, without duplicates. */
function neededBy(policies: readonly NamedPolicy[], { system }: CaptureOptions): Need[] {
  const needs = new Map<string, Need>();
  for (const { policy, values } of policies) {
    for (const { check, needs: own } of needsOf(policy, values)) {
      const only = keywordText(check, "system");
      if (system !== undefined && only !== undefined && only !== system) continue;
      for (const need of own) {
        const key = keyOf(need);
        const known = needs.get(key);
        needs.set(key, known === undefined ? need : withBoth(known, need));
      }
    }
  }
  return [...needs.values()];
}

/** What two checks together need of one thing. */
function withBoth(one: Need, other: Need): Need {
  if (one.kind !== "file" || other.kind !== "file") return one;
  const homes = one.homes ?? other.homes;
  return {
    ...one,
    ...other,
    ...(homes !== undefined && { homes: [...new Set([...homes, ...(other.homes ?? [])])] }),
  };
}

function headLines(
  policies: readonly NamedPolicy[],
  reads: number,
  commands: number,
  { withoutCommands = false, system }: CaptureOptions,
): string[] {
  const left = withoutCommands ? "The commands of the policies are left out." : undefined;
  return [
    "#!/bin/sh",
    `# Prints what ${plural(policies.length, "policy", "policies")} of Nessus ${policies.length === 1 ? "reads" : "read"} on a host${system === undefined ? "" : ` with ${system}`}:`,
    ...policies.map(({ name }) => `#   ${commentText(name)}`),
    "#",
    `# Its own part only reads ${plural(reads, "file, glob or list", "files, globs and lists")}: it writes no file, opens no connection and needs`,
    "# nothing that is not part of the system.",
    ...(commands > 0
      ? [
          `# The policies add ${plural(commands, "command")}. They are not ours, and they run with your rights. Read them before you run this.`,
        ]
      : []),
    ...(left === undefined ? [] : [`# ${left}`]),
    "#",
    "#   ssh HOST sh -s < capture.sh > hosts/HOST.txt      (Solaris 10: /usr/xpg4/bin/sh -s)",
    "#   nessus-audit check POLICY --hosts hosts",
  ];
}

function functionLines(name: string, lines: readonly string[]): string[] {
  return [`${name}() {`, ...(lines.length === 0 ? ["  :"] : lines), "}"];
}

/** The commands of the policies; first those that seem to change something. */
function commandLines(commands: readonly string[]): string[] {
  if (commands.length === 0) return [];
  const changing: string[] = [];
  const others: string[] = [];
  for (const command of commands) {
    const word = changingWord(command);
    const lines = word === undefined ? others : changing;
    if (word !== undefined) changing.push(`# ${commentText(word)}`);
    for (const line of callLines("cmd", command)) lines.push(line);
  }
  const heading =
    "# ---- Commands of the policies, exactly as written there. The authors of the policies chose them.";
  const warning = "# Judging by their words, these write, end or start something, or connect to other hosts:";
  return [
    heading,
    ...(changing.length === 0 ? [] : [warning, ...changing]),
    ...(changing.length === 0 || others.length === 0 ? [] : ["# The others:"]),
    ...others,
  ];
}

/** The lines that read everything except commands, and the paths that a shell can't read. */
function readingLines(
  needs: readonly Need[],
  system: string | undefined,
): { lines: string[]; leftOut: string[] } {
  const lines: string[] = [];
  const leftOut: string[] = [];
  for (const need of needs) {
    // The registry is not a file, and a shell can't read it.
    if (!("path" in need) || need.kind === "registry") continue;
    const own = isGlob(need.path) ? globLines(need.kind, need.path) : pathLines(need);
    if (own === undefined) leftOut.push(need.path);
    else for (const line of own) lines.push(line);
    if (need.kind === "file" && need.homes !== undefined) {
      for (const line of callLines("homes", plainPath(need.path), { after: need.homes })) lines.push(line);
    }
  }
  return { lines: [...lines, ...listLines(needs, system)], leftOut };
}

const functionOf = { file: "file", status: "state", hash: "md5_of" } as const;

function pathLines(
  need: Extract<Need, { path: string }> & { kind: keyof typeof functionOf },
): string[] | undefined {
  const { kind, path } = need;
  if (!path.startsWith("/") || path.includes("\0")) return undefined;
  if (kind !== "file" || need.readsHashes !== true) return callLines(functionOf[kind], plainPath(path));
  return [
    "# With its password hashes: a check may look at them.",
    ...callLines("file", plainPath(path), { after: ["_whole"] }),
  ];
}

/** The hash of each file that matches a glob can't be asked for: the files are not known here. */
function globLines(kind: keyof typeof functionOf, path: string): string[] | undefined {
  const glob = kind === "hash" ? undefined : hostGlob(plainPath(path));
  if (glob === undefined) return undefined;
  const { listed, searched, patterns } = glob;
  const folders = [
    ...listed.flatMap((folder) => ["listed", folder]),
    ...searched.flatMap((folder) => ["searched", folder]),
  ];
  return callLines("glob", plainPath(path), {
    before: [functionOf[kind]],
    after: [`${folders.length / 2}`, ...folders, ...patterns],
  });
}

/** One call of a function of the script. */
function callLines(
  name: string,
  text: string,
  { before = [], after = [] }: { before?: readonly string[]; after?: readonly string[] } = {},
): string[] {
  const words = [...before, text, ...after].map((word, at) => shellWord(word, `na_${at}`));
  const parts = [name, ...words.map(({ word }) => word)];
  return [...words.flatMap((word) => word.before), ...wrapWords(parts)];
}

/** The words of a call in lines that are short enough; a backslash continues a line. */
function wrapWords(words: readonly string[]): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + word.length > longestLine) {
      lines.push(`${line} \\`);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** In characters, as long as no word is longer. */
const longestLine = 120;
