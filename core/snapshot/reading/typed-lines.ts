import {
  type CommandLine,
  commandLines,
  hasPrompt,
  isPrompt,
  otherCommands,
  promptHost,
} from "../commands/command-line.ts";
import { redefinedIn } from "../commands/redefined.ts";
import { skip } from "../draft.ts";
import { hostHeading } from "../hosts/host-heading.ts";
import type { HostsOfText } from "./hosts-of-text.ts";

/**
 * Reads what was typed rather than printed: command lines and prompts, and the names of hosts above outputs.
 */
export class TypedLines {
  readonly #hosts: HostsOfText;
  /** True if a backslash says that the line continues on the next. */
  #goesOn = false;
  /** The last line with commands. */
  #commandLine = -1;
  /** Programs that a line above redefines. */
  readonly #redefined = new Set<string>();

  constructor(hosts: HostsOfText) {
    this.#hosts = hosts;
  }

  /** Called with each line as it is in the text: cleaning may remove a backslash at its end. */
  startLine(raw: string): void {
    this.#goesOn = raw.trimEnd().endsWith("\\");
  }

  /** Reads a heading that names the host of what follows; false if the line isn't one. */
  readHeading(text: string, line: number): boolean {
    const host = hostHeading(text);
    if (host === undefined) return false;
    this.#hosts.startHost(host);
    return skip(this.#hosts.current.draft, "name of a host", line);
  }

  /** Reads a line of commands that print something a reader knows; false if it isn't one. */
  readCommands(text: string, line: number): boolean {
    const hosts = this.#hosts;
    const redefined = redefinedIn(text);
    if (redefined !== undefined) this.#redefined.add(redefined);
    const commands = commandLines(this.#goesOn ? `${text} \\` : text).map((command) =>
      this.#redefined.has(command.name)
        ? { ...command, selection: `A line above gives ${command.name} another meaning.` }
        : command,
    );
    const [first] = commands;
    // Directly below a row, a word with numbers may be the start of another row: of `sshd 812 root` if the
    // text is cut off.
    if (first === undefined || (/^\s*\w+(?:\s+\d+)*\s*$/.test(text) && hosts.current.isBelowRow(line)))
      return false;
    hosts.current.endOutput();
    if (first.host !== null) {
      const { drafts } = hosts;
      hosts.turnTo(first.isAtPrompt ? drafts.atPrompt(first.host) : drafts.named(first.host));
    }
    if (line === this.#commandLine + 1 && !hasPrompt(text)) hosts.current.addCommands(commands);
    else hosts.current.startCommands(commands);
    this.#remember(commands, line);
    return skip(hosts.current.draft, "command line", line);
  }

  /** Reads a prompt, bare or before another command; false if the line has none. */
  readPrompt(text: string, line: number): boolean {
    if (!isPrompt(text)) return false;
    const hosts = this.#hosts;
    const commands = otherCommands(text);
    hosts.current.startCommands(commands);
    const host = promptHost(text.trim());
    if (host !== null) {
      hosts.turnTo(hosts.drafts.atPrompt(host));
      hosts.current.startCommands(commands);
    }
    this.#remember(commands, line);
    return skip(hosts.current.draft, "prompt", line);
  }

  #remember(commands: readonly CommandLine[], line: number): void {
    this.#commandLine = line;
    this.#hosts.onEachHost = commands.filter(({ onEachHost }) => onEachHost);
  }
}
