import type { CommandLine } from "../commands/command-line.ts";
import type { Lists } from "../coverage.ts";

/** The commands that are above an output: one of them printed it, and all together may have left rows out. */
export class CommandsAbove {
  #lines: readonly CommandLine[] = [];
  /** Those that have printed an output already. */
  readonly #used = new Set<CommandLine>();

  get lines(): readonly CommandLine[] {
    return this.#lines;
  }

  /** Why they may have printed a selection, where none says what it lists. */
  get selection(): string | undefined {
    return this.#lines.map(whySelected).find((why) => why !== undefined);
  }

  /** One of them fills a screen: what does not fit is not seen. */
  get fillScreen(): boolean {
    return this.#lines.some(({ onScreen }) => onScreen);
  }

  /** Others follow. */
  start(lines: readonly CommandLine[]): void {
    this.#lines = lines;
    this.#used.clear();
  }

  /** The commands with those of a line that is part of the same input: what their pipes select, they select of both. */
  with(lines: readonly CommandLine[]): readonly CommandLine[] {
    const { selection } = this;
    return selection === undefined
      ? lines
      : [...this.#lines, ...lines.map((line) => ({ ...line, selection }))];
  }

  /** They were not found, so that something else printed what follows. */
  forget(): void {
    this.#lines = [];
  }

  /** The command that printed an output: the first that can have and has printed none yet, else the last that can. */
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

/** Why a command may have printed a selection, where it does not tell what it lists. */
function whySelected({ selection, searches: [search] }: CommandLine): string | undefined {
  if (selection !== undefined || search === undefined) return selection;
  return `${search.text} shows a selection of the rows only.`;
}
