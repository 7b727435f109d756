import type { Command } from "./command.ts";

interface CommandEntry {
  /** Loads the command; what one command needs costs the others no start-up time. */
  load(): Promise<Command>;
}

/** The subcommands, in the order of `--help`. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  lint: { load: async () => (await import("./commands/lint.ts")).lintCommand },
  snapshot: { load: async () => (await import("./commands/snapshot.ts")).snapshotCommand },
};
