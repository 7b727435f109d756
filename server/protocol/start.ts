/** What a client sends when it starts the server. */
import type { Translations } from "../../l10n/translate.ts";

/**
 * Flags of Node for the server process. A tree of a large policy does not fit into the young generation of
 * the default size, and copying it at every keystroke costs as much as parsing.
 */
export const serverFlags = ["--max-semi-space-size=64"] as const;

/** The `initializationOptions` that a client sends. */
export interface ServerOptions {
  /** True: the client answers `nessusAudit/readFile`. */
  readsFiles?: boolean;
  /**
   * True: the client runs the commands of VS Code that completion items name, and those of our extension in
   * lenses.
   */
  editorCommands?: boolean;
  /** True: the client answers `nessusAudit/listPolicies` and `nessusAudit/readPolicies`. */
  listsPolicies?: boolean;
  /** True: the client asks for the findings of all policies of the workspace, by `workspace/diagnostic`. */
  workspaceDiagnostics?: boolean;
  /** Titles and notices in the language of the editor, by their English texts. */
  translations?: Translations;
}
