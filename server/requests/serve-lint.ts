import type { Connection } from "vscode-languageserver";
import {
  baselinedFingerprints,
  baselineText,
  type Finding,
  lintAsUnix,
  locateFindings,
} from "../../core/editor.ts";
import type { Configurations } from "../configuration/configurations.ts";
import type { FindingsView } from "../configuration/finding-settings.ts";
import type { FindingViews } from "../configuration/finding-views.ts";
import { folderOf, pathBetween, pathFrom } from "../configuration/uris.ts";
import { documentOfFile, documentOfSource } from "../documents/policy-source.ts";
import { diagnosticsOf } from "../features/diagnostics.ts";
import {
  type BaselineTextParams,
  type BaselineTextResult,
  baselineTextMethod,
  type LintedPolicy,
  type LintParams,
  type LintResult,
  lintMethod,
} from "../protocol.ts";
import { Turns } from "./turns.ts";

/**
 * Serves `nessusAudit/lint`: the findings of policies that the client sends, whether or not they are open.
 */
export function serveLint(connection: Connection, configurations: Configurations, views: FindingViews): void {
  connection.onRequest(baselineTextMethod, ({ baseline, files }: BaselineTextParams): BaselineTextResult => {
    const folder = folderOf(baseline) ?? "";
    return {
      text: baselineText(
        files.map(({ uri, fingerprints }) => ({ path: pathBetween(folder, uri), fingerprints })),
      ),
    };
  });
  connection.onRequest(
    lintMethod,
    async ({ policies, linesFrom, fingerprints = false }: LintParams, token): Promise<LintResult> => {
      const turns = new Turns(token);
      const linted: LintedPolicy[] = [];
      const isFile = linesFrom !== undefined || fingerprints;
      const mistaken = new Map<string, NonNullable<LintResult["configurations"]>[number]>();
      for (const policy of policies) {
        await turns.untilOthersHadTheirs();
        const settings = await configurations.load(policy.uri);
        const document = isFile
          ? documentOfFile(policy, settings)
          : documentOfSource(policy, settings, whenAsked(await views.load(policy.uri)));
        linted.push({
          uri: policy.uri,
          diagnostics: diagnosticsOf(document),
          ...(settings.ignored && { ignored: true }),
          ...(linesFrom !== undefined && linesOf(linesFrom, policy.uri, document)),
          ...(fingerprints && { fingerprints: baselinedFingerprints(document.text, document.findings) }),
        });
        if (!isFile) continue;
        for (const { file: uri, ...configuration } of configurations.filesOf(policy.uri)) {
          if (configuration.findings.length === 0 || mistaken.has(uri)) continue;
          const { text, findings } = configuration;
          mistaken.set(uri, {
            uri,
            ...linesOf(linesFrom ?? "", uri, configuration),
            ...(fingerprints && { fingerprints: baselinedFingerprints(text, findings) }),
          });
        }
      }
      return { policies: linted, ...(isFile && { configurations: [...mistaken.values()] }) };
    },
  );
}

/** An explicit request gets the findings, whatever is shown while the user types. */
function whenAsked(view: FindingsView): FindingsView {
  return { ...view, isOn: true, largestPolicy: Number.POSITIVE_INFINITY };
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
