import { checkAsGithub, lintAsGithub } from "./github.ts";
import { checkAsGitlab, lintAsGitlab } from "./gitlab.ts";
import { checkAsHtml } from "./html-check.ts";
import { lintAsHtml } from "./html-lint.ts";
import { checkAsJson, checkAsJsonPieces, lintAsJson } from "./json.ts";
import { checkAsJunit, lintAsJunit } from "./junit.ts";
import { checkAsMarkdown, lintAsMarkdown } from "./markdown.ts";
import type { CheckReport, LintReport } from "./report.ts";
import { checkAsSarif, checkAsSarifPieces, lintAsSarif } from "./sarif.ts";
import { checkAsTap, lintAsTap } from "./tap.ts";
import { checkAsText } from "./text-check.ts";
import { lintAsText } from "./text-lint.ts";
import { checkAsUnix, lintAsUnix } from "./unix.ts";

export interface ReportOptions {
  /** Terminal colours, in the formats that have them. */
  color?: boolean;
}

export interface ReportFormat {
  lint(report: LintReport, options?: ReportOptions): string;
  check(report: CheckReport, options?: ReportOptions): string;
  /** As `check`, piece by piece, where all of it may be longer than a string can be. */
  checkInPieces?(report: CheckReport): Iterable<string>;
}

/** The formats by the name that `--format` and `--output` take. */
export const reportFormats = {
  text: { lint: lintAsText, check: checkAsText },
  json: { lint: lintAsJson, check: checkAsJson, checkInPieces: checkAsJsonPieces },
  sarif: { lint: lintAsSarif, check: checkAsSarif, checkInPieces: checkAsSarifPieces },
  junit: { lint: lintAsJunit, check: checkAsJunit },
  github: { lint: lintAsGithub, check: checkAsGithub },
  gitlab: { lint: lintAsGitlab, check: checkAsGitlab },
  unix: { lint: lintAsUnix, check: checkAsUnix },
  tap: { lint: lintAsTap, check: checkAsTap },
  html: { lint: lintAsHtml, check: checkAsHtml },
  markdown: { lint: lintAsMarkdown, check: checkAsMarkdown },
} satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof reportFormats;
