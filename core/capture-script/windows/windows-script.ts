import { versionedFile } from "../../evaluate/checks/windows/file-version.ts";
import { plural } from "../../text/plural.ts";
import type { CaptureOptions, NamedPolicy } from "../capture-script.ts";
import { type CheckNeeds, needsOf } from "../policy-needs.ts";
import { commentText } from "../shell-text.ts";
import { changingWord } from "./changing-commands.ts";
import { fromCommandLine } from "./command-line-quotes.ts";
import { encodedCommand } from "./encoded-command.ts";
import { powershellHostPart } from "./host-part.ts";
import { powershellLiteral } from "./literal.ts";
import { type LeftOut, type ReadingLines, readingLines } from "./reading-lines.ts";

export interface WindowsCaptureScript {
  /** For Windows PowerShell 5.1 and PowerShell 7: printable ASCII in lines of less than 1,000 characters. */
  text: string;
  /** How many keys, files and lists it reads. */
  reads: number;
  /** How many commands of the policies are in it. */
  commands: number;
  leftOut: LeftOut[];
}

const defaultBytes = 1_048_576;
const defaultSeconds = 60;

/**
 * Makes a PowerShell script that prints exactly what these policies read on a Windows host, for
 * `readSnapshots`. The script itself only reads; text from a policy is data for it, except for the commands
 * that the policy has the scanner run.
 */
export function windowsCaptureScript(
  policies: readonly NamedPolicy[],
  options: Omit<CaptureOptions, "system"> = {},
): WindowsCaptureScript {
  const checks = policies.flatMap(({ policy, values }) => needsOf(policy, values));
  const found = commandsOf(checks);
  const commands = options.withoutCommands ? [] : found.commands;
  const reading = readingLines(checks);
  const leftOut = [...reading.leftOut, ...found.leftOut];
  const limits = { bytes: options.bytes ?? defaultBytes, seconds: options.seconds ?? defaultSeconds };
  const text = [
    ...headLines(policies, reading, commands.length, options.withoutCommands === true),
    "",
    "# ---- What the policies read without commands.",
    ...functionLines("naReads", reading.lines),
    "",
    ...functionLines("naCommands", commandLines(commands)),
    "",
    "# ---- How it is read and printed.",
    powershellHostPart(limits),
  ].join("\n");
  return { text, reads: reading.reads, commands: commands.length, leftOut };
}

function headLines(
  policies: readonly NamedPolicy[],
  { reads, usesFile, checksPackages }: ReadingLines,
  commands: number,
  withoutCommands: boolean,
): string[] {
  return [
    `# Prints what ${plural(policies.length, "policy", "policies")} of Nessus ${policies.length === 1 ? "reads" : "read"} on a host with Windows:`,
    ...policies.map(({ name }) => `#   ${commentText(name)}`),
    "#",
    `# Its own part only reads ${plural(reads, "key, file or list", "keys, files and lists")}: it changes no setting, asks no other host, and needs no module`,
    "# that is not part of Windows. Windows itself looks up the names of a domain.",
    ...(usesFile
      ? [
          "# It writes one file, nessus-audit-*.inf in the folder of temporary files, because secedit shows the security",
          "# policy in no other way, and removes it at once.",
        ]
      : []),
    ...(checksPackages
      ? [
          "# It asks for Win32_Product, which makes Windows check every installed package, and perhaps repair it.",
        ]
      : []),
    ...(commands > 0
      ? [
          `# The policies add ${plural(commands, "command")}. They are not ours, and they run with your rights. Read them before you run this.`,
        ]
      : []),
    ...(withoutCommands ? ["# The commands of the policies are left out."] : []),
    "#",
    "# As administrator, in PowerShell 5.1 or 7:",
    "#   powershell -NoProfile -ExecutionPolicy Bypass -File capture.ps1 > HOST.txt",
    "#   Invoke-Command -ComputerName HOST -FilePath capture.ps1 > hosts\\HOST.txt",
    "#   nessus-audit check POLICY --hosts hosts",
  ];
}

function functionLines(name: string, lines: readonly string[]): string[] {
  return [`function ${name} {`, ...lines, "}"];
}

/** A command that the scanner runs for a check of this type. */
interface PolicyCommand {
  text: string;
  runs: "naCommand" | "naExchange" | "naAppcmd";
}

function commandsOf(checks: readonly CheckNeeds[]): { commands: PolicyCommand[]; leftOut: LeftOut[] } {
  const commands = new Map<string, PolicyCommand>();
  const leftOut: LeftOut[] = [];
  for (const { check, needs } of checks) {
    for (const need of needs) {
      if (need.kind !== "command" || versionedFile(need.text) !== undefined) continue;
      if (need.text.includes("\0")) {
        leftOut.push({ name: need.text.replaceAll("\0", " "), why: "no command can have a NUL in it" });
        continue;
      }
      const runs =
        check.itemType === "AUDIT_EXCHANGE"
          ? "naExchange"
          : need.text.startsWith("appcmd.exe ")
            ? "naAppcmd"
            : "naCommand";
      if (!commands.has(need.key)) commands.set(need.key, { text: need.text, runs });
    }
  }
  return { commands: [...commands.values()], leftOut };
}

/** The commands of the policies; first those that seem to change something. */
function commandLines(commands: readonly PolicyCommand[]): string[] {
  if (commands.length === 0) return [];
  const changing: string[] = [];
  const others: string[] = [];
  for (const { text, runs } of commands) {
    const decoded = encodedCommand(text);
    const word = changingWord(decoded ?? text);
    const lines = word === undefined ? others : changing;
    if (word !== undefined) lines.push(`# ${commentText(word)}`);
    if (decoded !== undefined) lines.push(`# Encoded: ${commentText(decoded)}`);
    const run = fromCommandLine(text);
    const other = run === text || runs === "naAppcmd" ? "" : ` ${powershellLiteral(run)}`;
    lines.push(`${runs} ${powershellLiteral(text)}${other}`);
  }
  return [
    "# ---- Commands of the policies, exactly as written there. The authors of the policies chose them.",
    ...(changing.length === 0
      ? []
      : [
          "# Judging by their words, these change, end or start something, or connect to other hosts:",
          ...changing,
        ]),
    ...(changing.length === 0 || others.length === 0 ? [] : ["# The others:"]),
    ...others,
  ];
}
