import { type Paint, paint, type Sourced } from "../../core/command-line.ts";

/** The parts of a reference page, laid out for a terminal of 100 columns. */
export interface Page {
  title(name: string, about: string): string;
  heading(text: string): string;
  paragraph(text: string): string;
  /** A term and what it means, the meaning beside it. */
  entry(term: string, text: string): string;
  /** Text that stands as it is, indented. */
  sample(text: string): string;
}

const width = 100;

export function terminalPage(color: boolean): Page {
  const pen: Paint = paint(color);
  return {
    title: (name, about) => `${pen.bold(name)}  ${pen.dim(about)}`,
    heading: (text) => `\n${pen.bold(text)}`,
    paragraph: (text) => wrap(text, width).join("\n"),
    entry: (term, text) => {
      const [first = "", ...rest] = wrap(text, width - 24);
      const head =
        term.length < 22
          ? `  ${pen.blue(term.padEnd(22))}${first}`
          : `  ${pen.blue(term)}\n${" ".repeat(24)}${first}`;
      return [head, ...rest.map((line) => " ".repeat(24) + line)].join("\n");
    },
    sample: (text) => text.trimEnd().replace(/^(?=.)/gm, "    "),
  };
}

/** Where a fact comes from, for the end of a page. */
export function sourceText({ pages, web, certainty }: Sourced): string {
  if (pages) return `Source: Nessus Compliance Checks reference guide, pages ${pages}.`;
  if (web) return `Source: ${web}`;
  if (certainty === "seen") return "Source: shipped policies; the guide does not describe it.";
  return "Source: concluded from the guide and shipped policies.";
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + word.length >= columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
