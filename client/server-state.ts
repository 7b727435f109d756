import { type BaseLanguageClient, State } from "vscode-languageclient";

/** Has the language server ended, or never started? While it starts, what is asked of it waits. */
export function isServerDown({ state }: BaseLanguageClient): boolean {
  return state === State.Stopped || state === State.StartFailed;
}
