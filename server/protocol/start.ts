/** What a client says when it starts the server. */
import type { Translations } from "../../l10n/translate.ts";

/**
 * Flags of Node for the server process. A tree of a large policy does not fit into the young generation of the
 * default size, and copying it out at every keystroke costs as much as parsing.
 */
export const serverFlags = ["--max-semi-space-size=64"] as const;

/** What a client tells the server when it starts it: its `initializationOptions`. */
export interface ServerOptions {
  /** True: the client answers `nessusAudit/readFile`. */
  readsFiles?: boolean;
  /** True: the client runs the commands of VS Code that completion items name, and those of our extension that lenses name. */
  editorCommands?: boolean;
  /** True: the client answers `nessusAudit/listPolicies` and `nessusAudit/readPolicies`. */
  listsPolicies?: boolean;
  /** True: the client asks for the findings of all policies of the workspace, by `workspace/diagnostic`. */
  workspaceDiagnostics?: boolean;
  /** What titles and notices read in the language of the editor, by the English text. */
  translations?: Translations;
}
