import { type BaseLanguageClient, State } from "vscode-languageclient";

/** Whether the language server has ended or never started. While it starts, requests to it wait. */
export function isServerDown({ state }: BaseLanguageClient): boolean {
  return state === State.Stopped || state === State.StartFailed;
}
