import type { CommandLine } from "../commands/command-line.ts";
import type { Lists } from "../coverage.ts";

/** The commands above an output: one of them printed it, and together they may have left out rows. */
export class CommandsAbove {
  #lines: readonly CommandLine[] = [];
  /** Those that have printed an output already. */
  readonly #used = new Set<CommandLine>();

  get lines(): readonly CommandLine[] {
    return this.#lines;
  }

  /** Why they may have printed a selection, if none says what it lists. */
  get selection(): string | undefined {
    return this.#lines.map(whySelected).find((why) => why !== undefined);
  }

  /** Does one of them fill a screen? What does not fit is lost. */
  get fillScreen(): boolean {
    return this.#lines.some(({ onScreen }) => onScreen);
  }

  /** Starts over with the commands of a new line. */
  start(lines: readonly CommandLine[]): void {
    this.#lines = lines;
    this.#used.clear();
  }

  /**
   * Adds the commands of a line that is part of the same input: the pipes of each select from the output of
   * both.
   */
  with(lines: readonly CommandLine[]): readonly CommandLine[] {
    const { selection } = this;
    return selection === undefined
      ? lines
      : [...this.#lines, ...lines.map((line) => ({ ...line, selection }))];
  }

  /** Forgets the commands: they were not found, so something else printed what follows. */
  forget(): void {
    this.#lines = [];
  }

  /**
   * The command that printed an output: the first one that can have printed it and has printed none yet, else
   * the last one that can.
   */
  takePrinter(
    lists: (command: CommandLine) => Lists | undefined,
  ): { line: CommandLine; lists: Lists } | undefined {
    const able = this.#lines.flatMap((line) => {
      const said = lists(line);
      return said === undefined ? [] : [{ line, lists: said }];
    });
    const found = able.find(({ line }) => !this.#used.has(line)) ?? able.at(-1);
    if (found !== undefined) this.#used.add(found.line);
    return found;
  }
}

/** Why a command may have printed a selection, if it does not say what it lists. */
function whySelected({ selection, searches: [search] }: CommandLine): string | undefined {
  if (selection !== undefined || search === undefined) return selection;
  return `${search.text} shows only a selection of the rows.`;
}
