import { type ShellPart, shellLine } from "./shell-words.ts";

/** One command of a pipe: its words, the name first. */
export interface Stage {
  words: string[];
  /** As written, for messages. */
  text: string;
  /** The file that its output goes to, so that none of it is seen. */
  file?: string;
}

/** Commands that a shell connects: the first one prints, and the others read its output. */
export type Pipeline = Stage[];

/** The pipelines of a line, in order. */
export interface ShellPipelines {
  pipelines: Pipeline[];
  /** True if the last one continues on the next line, or beyond what is followed. */
  isOpen: boolean;
}

/** How deep nested brackets are followed. Nobody types more, and what is deeper counts as not understood. */
const DEEPEST = 20;

/**
 * How many operators of a line are followed. Nobody types more, and what comes after counts as not
 * understood.
 */
const MOST_OPERATORS = 250;

const CONTROL_WORDS = new Set(["do", "done", "then", "else", "fi", "esac", "while", "until", "if", "!"]);

/** Cuts a command line into pipelines. A pipe after a group in brackets, or a loop, applies to all that is in it. */
export function pipelinesOf(line: string): ShellPipelines {
  const { parts, isOpen } = shellLine(line);
  const end = endOfOperators(parts);
  const reader = new PipelineReader(parts.slice(0, end));
  return { pipelines: reader.readAll(), isOpen: isOpen || reader.isOpen || end < parts.length };
}

/** Limits how far a line is followed, because every pipe after a group is added to each command in it. */
function endOfOperators(parts: readonly ShellPart[]): number {
  let operators = 0;
  const end = parts.findIndex(({ kind }) => kind === "operator" && ++operators > MOST_OPERATORS);
  return end === -1 ? parts.length : end;
}

class PipelineReader {
  /** True if a bracket is not closed. */
  isOpen = false;
  readonly #parts: readonly ShellPart[];
  #at = 0;
  #depth = 0;

  constructor(parts: readonly ShellPart[]) {
    this.#parts = parts;
  }

  readAll(): Pipeline[] {
    const pipelines: Pipeline[] = [];
    while (this.#at < this.#parts.length) {
      this.#readList(pipelines);
      // An unmatched closing bracket.
      this.#at++;
    }
    return pipelines;
  }

  /** Reads up to the end, or to the bracket that closes the group. */
  #readList(pipelines: Pipeline[]): void {
    while (this.#at < this.#parts.length) {
      const part = this.#parts[this.#at]!;
      if (part.kind === "operator" && isClosing(part.text)) return;
      if (part.kind === "operator" && !isOpening(part.text) && !isPipe(part)) {
        this.#at++;
        continue;
      }
      this.#readPipeline(pipelines);
    }
  }

  /**
   * Adds the pipeline, or all those of a group; what follows the end of a loop applies to everything in it.
   */
  #readPipeline(pipelines: Pipeline[]): void {
    let sources = this.#readCommand();
    if (sources.length === 0) sources = pipelines.splice(0);
    this.#takeFile(sources);
    while (isPipe(this.#parts[this.#at])) {
      this.#at++;
      const [next] = this.#readCommand();
      const stages = next ?? [{ words: [], text: "" }];
      sources = sources.map((pipeline) => [...pipeline, ...stages]);
      this.#takeFile(sources);
    }
    for (const source of sources) pipelines.push(source);
  }

  /** The output of its last stage goes to the file after the command. */
  #takeFile(pipelines: Pipeline[]): void {
    for (; this.#parts[this.#at]?.kind === "file"; this.#at++) {
      const file = this.#parts[this.#at]!.text;
      for (const pipeline of pipelines) pipeline[pipeline.length - 1] = { ...pipeline.at(-1)!, file };
    }
  }

  /** A group has all its pipelines, a plain command one with a single stage, the end of a loop none. */
  #readCommand(): Pipeline[] {
    const part = this.#parts[this.#at];
    if (part?.kind === "operator" && isOpening(part.text)) {
      this.#at++;
      if (this.#depth === DEEPEST) {
        this.isOpen = true;
        return [];
      }
      this.#depth++;
      const group: Pipeline[] = [];
      this.#readList(group);
      this.#depth--;
      if (this.#at >= this.#parts.length) this.isOpen = true;
      this.#at++;
      return group;
    }
    const stage: Stage = { words: [], text: "" };
    const text: string[] = [];
    let brackets = 0;
    for (; this.#at < this.#parts.length; this.#at++) {
      const next = this.#parts[this.#at]!;
      if (next.kind === "file") {
        stage.file = next.text;
        continue;
      }
      if (next.kind === "operator") {
        // Script blocks and calls of PowerShell, `{ $_.State -eq "Listen" }`, are arguments.
        if (isOpening(next.text) && stage.words.length > 0) brackets++;
        else if (brackets > 0 && isClosing(next.text)) brackets--;
        else if (brackets === 0) break;
      }
      const isControl = next.kind === "word" && CONTROL_WORDS.has(next.text);
      if (stage.words.length > 0 || !isControl) stage.words.push(next.text);
      text.push(next.kind === "word" && next.quoted ? `"${next.text}"` : next.text);
    }
    if (brackets > 0) this.isOpen = true;
    stage.text = text.join(" ");
    return stage.words.length === 0 ? [] : [[stage]];
  }
}

function isPipe(part: ShellPart | undefined): boolean {
  return part?.kind === "operator" && (part.text === "|" || part.text === "|&");
}

function isOpening(operator: string): boolean {
  return operator === "(" || operator === "{";
}

function isClosing(operator: string): boolean {
  return operator === ")" || operator === "}";
}
