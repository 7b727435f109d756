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

/** What was typed rather than printed: command lines and prompts, with the names of hosts above outputs. */
export class TypedLines {
  readonly #hosts: HostsOfText;
  /** True where a backslash says that the line goes on in the next. */
  #goesOn = false;
  /** The last line with commands. */
  #commandLine = -1;
  /** Programs that a line above gives another meaning. */
  readonly #redefined = new Set<string>();

  constructor(hosts: HostsOfText) {
    this.#hosts = hosts;
  }

  /** Tells of each line as it is in the text: what cleans lines may take off a backslash at the end. */
  startLine(raw: string): void {
    this.#goesOn = raw.trimEnd().endsWith("\\");
  }

  /** Reads the name of the host that what follows is of; false where the line is none. */
  readHeading(text: string, line: number): boolean {
    const host = hostHeading(text);
    if (host === undefined) return false;
    this.#hosts.startHost(host);
    return skip(this.#hosts.current.draft, "name of a host", line);
  }

  /** Reads a line of commands that print something a reader knows; false where it is none. */
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
    // Right below a row a word, with numbers, may be the start of another: of `sshd 812 root` when the text is cut.
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

  /** Reads a prompt, bare or before another command; false where the line has none. */
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
