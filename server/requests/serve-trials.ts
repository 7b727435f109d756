import type { Connection } from "vscode-languageserver";
import type { EvaluateOptions, Snapshot } from "../../core/editor.ts";
import type { PolicyDocuments } from "../documents/policy-documents.ts";
import { scriptFor } from "../features/capture-script.ts";
import { textForTrial } from "../features/trial/text-to-try.ts";
import { triedCheck } from "../features/trial/try-check.ts";
import { policyNotOpen } from "../features/verdicts/evaluate-hosts.ts";
import {
  type CaptureScriptParams,
  type CaptureScriptResult,
  captureScriptMethod,
  type TextToTryParams,
  type TextToTryResult,
  type TryCheckParams,
  type TryCheckResult,
  textToTryMethod,
  tryCheckMethod,
} from "../protocol.ts";
import type { Snapshots } from "../snapshots/snapshots.ts";

/** Serves the requests to try one check on a text, and for a script that prints what all checks read. */
export function serveTrials(
  connection: Connection,
  documents: PolicyDocuments,
  snapshots: Snapshots,
  evaluateOptions: (policy: string) => Promise<EvaluateOptions>,
): void {
  connection.onRequest(textToTryMethod, async (params: TextToTryParams): Promise<TextToTryResult> => {
    const { policy, host } = params;
    const options = await evaluateOptions(policy);
    const read = host === undefined ? [] : await snapshots.read(host);
    if (read === undefined) return { notHeld: [host!.id] };
    const document = documents.get(policy);
    if (document === undefined) return { problem: policyNotOpen() };
    const shown = read.flatMap(({ snapshot }): Snapshot[] => (snapshot === undefined ? [] : [snapshot]));
    return textForTrial(document, params, shown, options);
  });
  connection.onRequest(
    captureScriptMethod,
    async (params: CaptureScriptParams): Promise<CaptureScriptResult> => {
      const options = await evaluateOptions(params.policy);
      const document = documents.get(params.policy);
      return document === undefined
        ? { text: "", commands: 0, language: "shell" as const, problem: policyNotOpen() }
        : scriptFor(document, params, options);
    },
  );
  connection.onRequest(tryCheckMethod, async (params: TryCheckParams): Promise<TryCheckResult> => {
    const options = await evaluateOptions(params.policy);
    const document = documents.get(params.policy);
    if (document === undefined) return { version: 0, problem: policyNotOpen() };
    return triedCheck(document, params, options);
  });
}
