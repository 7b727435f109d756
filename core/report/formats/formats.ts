import type { TextForm } from "../../text/harmless-text.ts";
import { checkAsText, checkAsTextPieces } from "../check/text-check.ts";
import { checkAsHtml, checkAsHtmlPieces } from "../html/html-check.ts";
import { lintAsHtml } from "../html/html-lint.ts";
import { lintAsText } from "../lint/text-lint.ts";
import type { CheckReport, LintReport } from "../report.ts";
import { checkAsAzure, checkAsAzurePieces, lintAsAzure } from "./azure.ts";
import { checkAsCheckstyle, checkAsCheckstylePieces, lintAsCheckstyle } from "./checkstyle.ts";
import { checkAsGithub, checkAsGithubPieces, lintAsGithub } from "./github.ts";
import { checkAsGitlab, checkAsGitlabPieces, lintAsGitlab } from "./gitlab.ts";
import { checkAsJson, checkAsJsonPieces, lintAsJson } from "./json.ts";
import { checkAsJunit, checkAsJunitPieces, lintAsJunit } from "./junit.ts";
import { checkAsMarkdown, checkAsMarkdownPieces, lintAsMarkdown } from "./markdown.ts";
import { checkAsRdjson, checkAsRdjsonPieces, lintAsRdjson } from "./rdjson.ts";
import { checkAsSarif, checkAsSarifPieces } from "./sarif/sarif-check.ts";
import { lintAsSarif } from "./sarif/sarif-lint.ts";
import { checkAsTap, checkAsTapPieces, lintAsTap } from "./tap.ts";
import { checkAsUnix, checkAsUnixPieces, lintAsUnix } from "./unix.ts";

export interface ReportOptions {
  /** Terminal colours, in the formats that have them. */
  color?: boolean;
}

export interface ReportFormat {
  /** How the printer of the report can escape texts in it; see `harmless-text.ts`. */
  form: TextForm;
  lint(report: LintReport, options?: ReportOptions): string;
  check(report: CheckReport, options?: ReportOptions): string;
  /**
   * Like `check`, piece by piece: the whole may be longer than a string can be. A piece ends with a line, or
   * between values of JSON.
   */
  checkInPieces(report: CheckReport, options?: ReportOptions): Iterable<string>;
}

/** The formats, by their names for `--format` and `--output`. */
export const reportFormats = {
  text: { form: "plain", lint: lintAsText, check: checkAsText, checkInPieces: checkAsTextPieces },
  json: { form: "json", lint: lintAsJson, check: checkAsJson, checkInPieces: checkAsJsonPieces },
  sarif: { form: "json", lint: lintAsSarif, check: checkAsSarif, checkInPieces: checkAsSarifPieces },
  junit: { form: "xml", lint: lintAsJunit, check: checkAsJunit, checkInPieces: checkAsJunitPieces },
  github: {
    form: "annotations",
    lint: lintAsGithub,
    check: checkAsGithub,
    checkInPieces: checkAsGithubPieces,
  },
  azure: {
    form: "issues",
    lint: lintAsAzure,
    check: checkAsAzure,
    checkInPieces: checkAsAzurePieces,
  },
  rdjson: { form: "json", lint: lintAsRdjson, check: checkAsRdjson, checkInPieces: checkAsRdjsonPieces },
  checkstyle: {
    form: "xml",
    lint: lintAsCheckstyle,
    check: checkAsCheckstyle,
    checkInPieces: checkAsCheckstylePieces,
  },
  gitlab: { form: "json", lint: lintAsGitlab, check: checkAsGitlab, checkInPieces: checkAsGitlabPieces },
  unix: { form: "plain", lint: lintAsUnix, check: checkAsUnix, checkInPieces: checkAsUnixPieces },
  tap: { form: "plain", lint: lintAsTap, check: checkAsTap, checkInPieces: checkAsTapPieces },
  html: { form: "xml", lint: lintAsHtml, check: checkAsHtml, checkInPieces: checkAsHtmlPieces },
  markdown: {
    form: "plain",
    lint: lintAsMarkdown,
    check: checkAsMarkdown,
    checkInPieces: checkAsMarkdownPieces,
  },
} satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof reportFormats;
