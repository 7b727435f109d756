import { type LanguageProblem, problemAt, Uncertain } from "../language-problem.ts";
import { type CaseFrame, closerOf, type Frame, holdsCommands } from "./frames.ts";

/** Reserved words that open a compound command, and those that close one. */
const openers: Readonly<Record<string, Frame["kind"]>> = {
  "{": "brace",
  if: "if",
  for: "loop",
  while: "loop",
  until: "loop",
  select: "loop",
  case: "case",
  "[[": "test",
};

const closing: Readonly<Record<string, Frame["kind"]>> = {
  "}": "brace",
  fi: "if",
  done: "loop",
  esac: "case",
};

/** After these a command may begin. */
const continuing: ReadonlySet<string> = new Set(["then", "elif", "else", "do", "!", "time"]);

/** Nobody nests a command this deep, and shells have limits of their own. */
const deepest = 1000;

/** The compound commands that are open at the current place, and the words that are reserved there. */
export class OpenCommands {
  readonly #frames: Frame[] = [];
  /** May the next word be reserved? */
  startsCommand = true;
  /** The word before was `function` or `for`. */
  before = "";

  /** The innermost. */
  get top(): Frame | undefined {
    return this.#frames.at(-1);
  }

  /** @throws Uncertain for what is nested too deep to be read */
  push(frame: Frame): void {
    if (this.#frames.length >= deepest) throw new Uncertain();
    this.#frames.push(frame);
  }

  pop(): void {
    this.#frames.pop();
  }

  /** Reads a whole word. @param word empty if it has quotes or expansions, so that it is never reserved */
  readWord(word: string, start: number): LanguageProblem | undefined {
    const { top, before } = this;
    if (top?.kind === "case" && top.part !== "commands") return this.#readCaseWord(top, word);
    if (top?.kind === "test") {
      if (word === "]]") {
        this.pop();
        this.startsCommand = true;
      }
      return undefined;
    }
    const { [word]: kind } = Object.hasOwn(openers, word) ? openers : {};
    const startsCommand = this.startsCommand && holdsCommands(top);
    this.startsCommand = before === "function";
    this.before = "";
    if (!startsCommand || word === "") return undefined;
    if (kind !== undefined) return this.#open(kind, word, start);
    if (Object.hasOwn(closing, word)) return this.#close(word, start, top);
    if (word === "function") this.before = word;
    if (continuing.has(word)) this.startsCommand = true;
    return undefined;
  }

  #open(kind: Frame["kind"], opener: string, start: number): undefined {
    if (kind === "case") this.push({ kind, start, opener, part: "subject", words: 0 });
    else this.push({ kind, start, opener } as Frame);
    this.startsCommand = opener !== "for" && opener !== "select" && kind !== "case" && kind !== "test";
    if (opener === "for") this.before = opener;
    return undefined;
  }

  #close(word: string, start: number, top: Frame | undefined): LanguageProblem | undefined {
    if (top?.kind !== closing[word]) {
      return problemAt(start, unopened(word, top, ""), word.length);
    }
    this.pop();
    this.startsCommand = true;
    return undefined;
  }

  #readCaseWord(frame: CaseFrame, word: string): undefined {
    const isFirst = frame.words++ === 0;
    if (frame.part === "subject" && word === "in" && !isFirst) {
      frame.part = "pattern";
      frame.words = 0;
    } else if (frame.part === "pattern" && word === "esac" && isFirst) {
      this.pop();
      this.startsCommand = true;
    }
    return undefined;
  }
}

/** Says that a word or sign closes what is not open. */
export function unopened(word: string, top: Frame | undefined, advice: string): string {
  const cause =
    top === undefined
      ? `This ${word} has nothing to close.`
      : `This ${word} comes before the ${closerOf(top)} of ${top.opener}.`;
  return advice === "" || top !== undefined ? cause : `${cause} ${advice}`;
}
