import { type ShellPart, shellParts } from "./shell-words.ts";

/** One command of a pipe: its words, the name first. */
export interface Stage {
  words: string[];
  /** As written, for messages. */
  text: string;
}

/** What a shell runs in one go: the first stage prints, the others read what it printed. */
export type Pipeline = Stage[];

const CONTROL_WORDS = new Set(["do", "done", "then", "else", "fi", "while", "if", "true", "!"]);

/** The pipelines of a command line, in order. A pipe after a group in brackets applies to all that is in it. */
export function pipelinesOf(line: string): Pipeline[] {
  const reader = new PipelineReader(shellParts(line));
  return reader.readList();
}

class PipelineReader {
  readonly #parts: readonly ShellPart[];
  #at = 0;
  #depth = 0;

  constructor(parts: readonly ShellPart[]) {
    this.#parts = parts;
  }

  /** Up to the end, or to the bracket that closes the group. */
  readList(): Pipeline[] {
    const pipelines: Pipeline[] = [];
    while (this.#at < this.#parts.length) {
      const part = this.#parts[this.#at]!;
      if (part.kind === "operator" && (part.text === ")" || part.text === "}")) break;
      if (part.kind === "operator" && !isOpening(part.text)) {
        this.#at++;
        continue;
      }
      for (const pipeline of this.#readPipeline()) pipelines.push(pipeline);
    }
    return pipelines;
  }

  #readPipeline(): Pipeline[] {
    let sources = this.#readCommand();
    while (this.#isPipe()) {
      this.#at++;
      const [next] = this.#readCommand();
      const stages = next ?? [{ words: [], text: "" }];
      sources = sources.map((pipeline) => [...pipeline, ...stages]);
    }
    return sources;
  }

  #isPipe(): boolean {
    const part = this.#parts[this.#at];
    return part?.kind === "operator" && (part.text === "|" || part.text === "|&");
  }

  /** A group gives all its pipelines, a plain command one of a single stage. */
  #readCommand(): Pipeline[] {
    const part = this.#parts[this.#at];
    if (part?.kind === "operator" && isOpening(part.text) && this.#depth < 20) {
      this.#at++;
      this.#depth++;
      const group = this.readList();
      this.#depth--;
      this.#at++;
      return group;
    }
    const words: string[] = [];
    const text: string[] = [];
    let brackets = 0;
    while (this.#at < this.#parts.length) {
      const next = this.#parts[this.#at]!;
      if (next.kind === "operator") {
        // Script blocks and calls of PowerShell, `{ $_.State -eq "Listen" }`, are arguments.
        if (isOpening(next.text) && words.length > 0) brackets++;
        else if (brackets > 0 && (next.text === ")" || next.text === "}")) brackets--;
        else if (brackets === 0) break;
      }
      if (words.length > 0 || next.kind === "operator" || !CONTROL_WORDS.has(next.text))
        words.push(next.text);
      text.push(next.kind === "word" && next.quoted ? `"${next.text}"` : next.text);
      this.#at++;
    }
    return words.length === 0 ? [] : [[{ words, text: text.join(" ") }]];
  }
}

function isOpening(operator: string): boolean {
  return operator === "(" || operator === "{";
}
