import { appendFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import {
  harmlessPieces,
  type Pieces,
  piecesOf,
  type ReportFormatName,
  type ReportOptions,
  reportFormats,
} from "../../core/command-line.ts";
import { fileProblem } from "../files/read-text.ts";
import { writeWhole } from "../files/write/write-file.ts";
import type { Arguments } from "../options/arguments.ts";
import type { Option } from "../options/option.ts";
import { UsageError } from "../options/usage-error.ts";
import { linesThatFit, mostOfSummary } from "./job-summary.ts";
import type { Problems } from "./problems.ts";
import type { Terminal } from "./terminal.ts";

const formatNames = Object.keys(reportFormats) as ReportFormatName[];

/** The options of `lint` and `check` for where the report goes. */
export const outputOptions: readonly Option[] = [
  {
    name: "format",
    value: "FORMAT",
    choices: formatNames,
    default: "text",
    help: "what is printed",
  },
  {
    name: "output",
    short: "o",
    value: "FORMAT=FILE",
    multiple: true,
    help: "also write the report to a file, in any of these formats",
  },
];

export interface Outputs {
  printed: ReportFormatName;
  files: { format: ReportFormatName; path: string }[];
}

/** @throws UsageError */
export function outputsOf(args: Arguments): Outputs {
  return {
    printed: args.choice("format", formatNames) ?? "text",
    files: args.values("output").map((target) => {
      const [name, ...path] = target.split("=");
      const format = formatNames.find((known) => known === name);
      if (!format || path.join("=") === "") {
        throw new UsageError(`--output needs FORMAT=FILE, such as sarif=audit.sarif, not "${target}".`);
      }
      return { format, path: path.join("=") };
    }),
  };
}

export interface Destination {
  terminal: Terminal;
  problems: Problems;
  /** The stream that the report is printed on. */
  stream: "out" | "err";
}

/**
 * Prints a report and writes it to the requested files. `render` makes the text of a format, or its pieces
 * one by one.
 */
export async function deliver(
  outputs: Outputs,
  render: (format: ReportFormatName, options?: ReportOptions) => Pieces,
  { terminal, problems, stream }: Destination,
): Promise<void> {
  const color = stream === "out" ? terminal.colorOut : terminal.colorErr;
  const printed = render(outputs.printed, { color });
  const { form } = reportFormats[outputs.printed];
  for (const piece of piecesOf(printed)) terminal[stream](piece, form);
  // these files will be printed, too
  for (const { format, path } of outputs.files) {
    await write(path, harmlessPieces(render(format), reportFormats[format].form));
  }
  // the page that GitHub shows for a workflow run
  const summary = terminal.env.GITHUB_STEP_SUMMARY;
  if (outputs.printed === "github" && summary) {
    await append(summary, piecesOf(harmlessPieces(render("markdown"), "plain")));
  }

  async function write(path: string, text: Pieces): Promise<void> {
    await writeWhole(resolve(terminal.cwd, path), text, path).catch(({ message }: Error) =>
      problems.report(message),
    );
  }

  async function append(path: string, pieces: Iterable<string>): Promise<void> {
    try {
      const { size } = await stat(path).catch(() => ({ size: 0 }));
      let text = "";
      for (const line of linesThatFit(pieces, mostOfSummary - size)) text += line;
      await appendFile(path, text);
    } catch (error) {
      problems.report(fileProblem(error as NodeJS.ErrnoException, path));
    }
  }
}
