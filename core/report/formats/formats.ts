import type { TextForm } from "../../text/harmless-text.ts";
import { checkAsText } from "../check/text-check.ts";
import { checkAsHtml } from "../html/html-check.ts";
import { lintAsHtml } from "../html/html-lint.ts";
import { lintAsText } from "../lint/text-lint.ts";
import type { CheckReport, LintReport } from "../report.ts";
import { checkAsGithub, lintAsGithub } from "./github.ts";
import { checkAsGitlab, lintAsGitlab } from "./gitlab.ts";
import { checkAsJson, checkAsJsonPieces, lintAsJson } from "./json.ts";
import { checkAsJunit, lintAsJunit } from "./junit.ts";
import { checkAsMarkdown, lintAsMarkdown } from "./markdown.ts";
import { checkAsSarif, checkAsSarifPieces, lintAsSarif } from "./sarif.ts";
import { checkAsTap, lintAsTap } from "./tap.ts";
import { checkAsUnix, lintAsUnix } from "./unix.ts";

export interface ReportOptions {
  /** Terminal colours, in the formats that have them. */
  color?: boolean;
}

export interface ReportFormat {
  /** How a text in it can be escaped by whoever prints the report: see `harmless-text.ts`. */
  form: TextForm;
  lint(report: LintReport, options?: ReportOptions): string;
  check(report: CheckReport, options?: ReportOptions): string;
  /** As `check`, piece by piece, where all of it may be longer than a string can be. */
  checkInPieces?(report: CheckReport): Iterable<string>;
}

/** The formats by the name that `--format` and `--output` take. */
export const reportFormats = {
  text: { form: "plain", lint: lintAsText, check: checkAsText },
  json: { form: "json", lint: lintAsJson, check: checkAsJson, checkInPieces: checkAsJsonPieces },
  sarif: { form: "json", lint: lintAsSarif, check: checkAsSarif, checkInPieces: checkAsSarifPieces },
  junit: { form: "xml", lint: lintAsJunit, check: checkAsJunit },
  github: { form: "annotations", lint: lintAsGithub, check: checkAsGithub },
  gitlab: { form: "json", lint: lintAsGitlab, check: checkAsGitlab },
  unix: { form: "plain", lint: lintAsUnix, check: checkAsUnix },
  tap: { form: "plain", lint: lintAsTap, check: checkAsTap },
  html: { form: "xml", lint: lintAsHtml, check: checkAsHtml },
  markdown: { form: "plain", lint: lintAsMarkdown, check: checkAsMarkdown },
} satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof reportFormats;
