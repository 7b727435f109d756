import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
import {
  type CompareResultsParams,
  compareResultsMethod,
  type DocumentResult,
  type SnapshotSource,
} from "../../server/protocol.ts";
import { type Hosts, oneForEachSource, readableSources } from "../hosts/hosts.ts";
import { tellProblem, tellResult } from "../messages.ts";
import { linesOf } from "../reports/places.ts";
import type { ReportDocuments } from "../reports/report-documents.ts";
import { sourceOfFile } from "../snapshots/file.ts";
import { SnapshotProblem } from "../snapshots/pinned-snapshot.ts";
import { largestSnapshot } from "../snapshots/size-limit.ts";
import { policyToEvaluate } from "./pick-policy.ts";

/** The most reports that are offered in a list. */
const mostReports = 100;

/**
 * Audit: Compare with Scanner Results…: shows where our verdicts on the hosts differ from the results in a
 * `.nessus` report.
 */
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
    if (policy === undefined) return;
    const chosen = file ?? (await pickReport(policy));
    if (chosen === undefined) return;
    const report = await readReport(chosen);
    if (report === undefined) return;
    await this.hosts.loaded();
    const hosts = await readableSources(oneForEachSource(this.hosts.of(policy)));
    this.#last = { policy: policy.toString(), report, hosts, withHosts: true };
    const result = await this.#ask(this.#last);
    await vscode.commands.executeCommand("setContext", "nessusAudit.hasDifferences", true);
    await this.reports.show(t("{0} and our verdicts", report.name), result, {
      policy: linesOf(policy),
      report: linesOf(chosen),
    });
    if (result.summary !== undefined) {
      tellResult(result.summary, { title: t("Copy Differences"), command: "nessusAudit.copyDifferences" });
    }
  }

  /**
   * Copies the last shown differences to the clipboard, without the names of hosts and what was found on
   * them.
   */
  async copy(): Promise<void> {
    if (this.#last === undefined) {
      tellProblem(t("Nothing has been compared yet. Compare with scanner results first."));
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

/** Undefined if it can't be read, which is reported to the user. */
async function readReport(file: vscode.Uri): Promise<SnapshotSource | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size <= largestSnapshot()) return await sourceOfFile(file);
    const megabytes = Math.round(size / (1024 * 1024));
    tellProblem(
      t(
        "The report has {0} MB, too much for the editor. Use nessus-audit compare-results, which reads any size.",
        megabytes,
      ),
    );
  } catch (error) {
    tellProblem(
      error instanceof SnapshotProblem
        ? error.message
        : t("The report can't be read. Check that it exists, or choose another file."),
    );
  }
  return undefined;
}

/** Offers the reports of the workspace first, and any other file through the file dialog. */
async function pickReport(policy: vscode.Uri): Promise<vscode.Uri | undefined> {
  const found = await vscode.workspace.findFiles("**/*.nessus", undefined, mostReports);
  if (found.length === 0) return openReport(policy);
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const other = { label: t("$(folder-opened) Another file…"), uri: undefined };
  const picked = await vscode.window.showQuickPick([...items, other], {
    title: t("Compare with Scanner Results"),
    placeHolder: t("The report of a compliance scan"),
  });
  return picked && (picked.uri ?? openReport(policy));
}

async function openReport(policy: vscode.Uri): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: t("Report of a compliance scan"),
    openLabel: t("Compare"),
    filters: { [t("Nessus reports")]: ["nessus", "csv"] },
    ...(policy.scheme === "untitled" ? {} : { defaultUri: vscode.Uri.joinPath(policy, "..") }),
  });
  return picked?.[0];
}
