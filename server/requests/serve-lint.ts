import type { Connection } from "vscode-languageserver";
import { type Finding, lintAsUnix, locateFindings } from "../../core/editor.ts";
import type { Configurations } from "../configuration/configurations.ts";
import { pathFrom } from "../configuration/uris.ts";
import { documentOfFile, documentOfSource } from "../documents/policy-source.ts";
import { diagnosticsOf } from "../features/diagnostics.ts";
import { type LintedPolicy, type LintParams, type LintResult, lintMethod } from "../protocol.ts";
import { Turns } from "./turns.ts";

/** `nessusAudit/lint`: the findings of policies as the client reads them, whether they are open or not. */
export function serveLint(connection: Connection, configurations: Configurations): void {
  connection.onRequest(
    lintMethod,
    async ({ policies, linesFrom }: LintParams, token): Promise<LintResult> => {
      const turns = new Turns(token);
      const linted: LintedPolicy[] = [];
      const mistaken = new Map<string, Lines & { uri: string }>();
      for (const policy of policies) {
        await turns.untilOthersHadTheirs();
        const settings = await configurations.load(policy.uri);
        const document = (linesFrom === undefined ? documentOfSource : documentOfFile)(policy, settings);
        linted.push({
          uri: policy.uri,
          diagnostics: diagnosticsOf(document),
          ...(settings.ignored && { ignored: true }),
          ...(linesFrom !== undefined && linesOf(linesFrom, policy.uri, document)),
        });
        if (linesFrom === undefined) continue;
        for (const { file: uri, ...configuration } of configurations.filesOf(policy.uri)) {
          if (configuration.findings.length === 0 || mistaken.has(uri)) continue;
          mistaken.set(uri, { uri, ...linesOf(linesFrom, uri, configuration) });
        }
      }
      return { policies: linted, ...(linesFrom !== undefined && { configurations: [...mistaken.values()] }) };
    },
  );
}

interface Lines {
  lines: string;
  errors: number;
}

function linesOf(folder: string, uri: string, { text, findings }: FoundIn): Lines {
  const path = pathFrom(folder, uri);
  return {
    lines: lintAsUnix({ files: [{ path, findings: locateFindings(text, findings) }] }),
    errors: findings.filter(({ severity }) => severity === "error").length,
  };
}

interface FoundIn {
  text: string;
  findings: readonly Finding[];
}
