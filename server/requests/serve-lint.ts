import type { Connection } from "vscode-languageserver";
import type { Configurations } from "../configuration/configurations.ts";
import { documentOfSource } from "../documents/policy-source.ts";
import { diagnosticsOf } from "../features/diagnostics.ts";
import { type LintedPolicy, type LintParams, type LintResult, lintMethod } from "../protocol.ts";
import { Turns } from "./turns.ts";

/** `nessusAudit/lint`: the findings of policies as the client reads them, whether they are open or not. */
export function serveLint(connection: Connection, configurations: Configurations): void {
  connection.onRequest(lintMethod, async ({ policies }: LintParams, token): Promise<LintResult> => {
    const turns = new Turns(token);
    const linted: LintedPolicy[] = [];
    for (const policy of policies) {
      await turns.untilOthersHadTheirs();
      const settings = await configurations.load(policy.uri);
      const diagnostics = diagnosticsOf(documentOfSource(policy, settings));
      linted.push({ uri: policy.uri, diagnostics, ...(settings.ignored && { ignored: true }) });
    }
    return { policies: linted };
  });
}
