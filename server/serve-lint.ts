import type { Connection } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { DocumentParser, decodeText, LintMemo, type PolicySettings } from "../core/index.ts";
import { decodeBase64 } from "./base64.ts";
import type { Configurations } from "./configurations.ts";
import { diagnosticsOf } from "./features/diagnostics.ts";
import { PolicyDocument } from "./policy-document.ts";
import {
  type LintedPolicy,
  type LintParams,
  type LintResult,
  lintMethod,
  type PolicySource,
} from "./protocol.ts";
import { untilOthersHadTheirTurn } from "./turns.ts";

/** `nessusAudit/lint`: the findings of policies as the client reads them, whether they are open or not. */
export function serveLint(connection: Connection, configurations: Configurations): void {
  connection.onRequest(lintMethod, async ({ policies }: LintParams, token): Promise<LintResult> => {
    const linted: LintedPolicy[] = [];
    for (const policy of policies) {
      await untilOthersHadTheirTurn(token);
      const settings = await configurations.load(policy.uri);
      const diagnostics = diagnosticsOf(documentOf(policy, settings));
      linted.push({ uri: policy.uri, diagnostics, ...(settings.ignored && { ignored: true }) });
    }
    return { policies: linted };
  });
}

function documentOf({ uri, text, base64 = "" }: PolicySource, settings: PolicySettings): PolicyDocument {
  const content = text ?? decodeText(decodeBase64(base64) ?? new Uint8Array()).text;
  const source = TextDocument.create(uri, "nessus-audit", 0, content);
  return new PolicyDocument(source, new LintMemo(), new DocumentParser(), settings);
}
