import type { Command } from "./command.ts";

export type { Command };

interface CommandEntry {
  /** Loads the command, so that what one command needs does not slow down the start of others. */
  load(): Promise<Command>;
}

/** The subcommands, in the order of `--help`. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  lint: { load: async () => (await import("./lint.ts")).lintCommand },
  check: { load: async () => (await import("./check.ts")).checkCommand },
  snapshot: { load: async () => (await import("./snapshot.ts")).snapshotCommand },
  capture: { load: async () => (await import("./capture.ts")).captureCommand },
  needs: { load: async () => (await import("./needs.ts")).needsCommand },
  format: { load: async () => (await import("./format.ts")).formatCommand },
  generate: { load: async () => (await import("./generate.ts")).generateCommand },
  diff: { load: async () => (await import("./diff.ts")).diffCommand },
  merge: { load: async () => (await import("./merge.ts")).mergeCommand },
  list: { load: async () => (await import("./list.ts")).listCommand },
  fill: { load: async () => (await import("./fill.ts")).fillCommand },
  export: { load: async () => (await import("./export.ts")).exportCommand },
  "compare-results": {
    load: async () => (await import("./compare-results.ts")).compareResultsCommand,
  },
  explain: { load: async () => (await import("./explain.ts")).explainCommand },
  lsp: { load: async () => (await import("./lsp.ts")).lspCommand },
  init: { load: async () => (await import("./init.ts")).initCommand },
  completions: { load: async () => (await import("./completions.ts")).completionsCommand },
};

export function loadAllCommands(): Promise<Command[]> {
  return Promise.all(Object.values(commands).map((entry) => entry.load()));
}
