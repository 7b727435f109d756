import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type CompareResultsParams,
  compareResultsMethod,
  type DocumentResult,
} from "../../server/protocol.ts";
import { type Hosts, readableSources } from "../hosts/hosts.ts";
import { tellProblem, tellResult } from "../messages.ts";
import type { ReportDocuments } from "../reports/report-documents.ts";
import { snapshotOfFile } from "../snapshots/file.ts";
import { policyToEvaluate } from "./evaluate.ts";

/** Audit: Compare with Scanner Results…: where our verdicts on the hosts differ from what a `.nessus` report says of them. */
export class ResultsComparison {
  #last: CompareResultsParams | undefined;

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly hosts: Hosts,
    private readonly reports: ReportDocuments,
  ) {}

  /** @param file the report; without it the user chooses one */
  async show(file?: vscode.Uri): Promise<void> {
    const policy = await policyToEvaluate();
    if (policy === undefined) {
      tellProblem("No policy is open. Open the policy of the scan, then compare again.");
      return;
    }
    const chosen = file ?? (await pickReport(policy));
    if (chosen === undefined) return;
    const { source: report } = await snapshotOfFile(chosen);
    await this.hosts.loaded();
    const hosts = await readableSources(this.hosts.of(policy));
    this.#last = { policy: policy.toString(), report, hosts, withHosts: true };
    const result = await this.#ask(this.#last);
    await this.reports.show(`${report.name} and our verdicts`, result);
    if (result.summary !== undefined) {
      tellResult(result.summary, { title: "Copy Differences", command: "nessusAudit.copyDifferences" });
    }
  }

  /** Puts the differences shown last on the clipboard, without names of hosts and what was found on them. */
  async copy(): Promise<void> {
    if (this.#last === undefined) {
      tellProblem("Nothing has been compared yet. Compare with scanner results first.");
      return;
    }
    const { text, problem } = await this.#ask({ ...this.#last, withHosts: false });
    if (problem !== undefined) tellProblem(problem);
    else await vscode.env.clipboard.writeText(text);
  }

  #ask(params: CompareResultsParams): Promise<DocumentResult> {
    return this.client.sendRequest<DocumentResult>(compareResultsMethod, params);
  }
}

async function pickReport(policy: vscode.Uri): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: "Report of a compliance scan",
    openLabel: "Compare",
    filters: { "Nessus reports": ["nessus"] },
    ...(policy.scheme === "untitled" ? {} : { defaultUri: vscode.Uri.joinPath(policy, "..") }),
  });
  return picked?.[0];
}
