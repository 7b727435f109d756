import { type LanguageProblem, problemAt, Uncertain } from "../language-problem.ts";
import { type CaseFrame, closerOf, type Frame, holdsCommands } from "./frames.ts";
import { type HereDocument, hereDocumentAt, hereDocumentEnd } from "./here-documents.ts";

/**
 * The first thing that is not closed, or is closed without being open, in a command of a POSIX shell: quotes, `$(`,
 * backticks, here-documents, parentheses and compound commands such as `if`. What bash, dash and ksh read differently
 * counts as sound.
 */
export function shellProblem(text: string): LanguageProblem | undefined {
  try {
    return new ShellReader(text).read();
  } catch (error) {
    if (error instanceof Uncertain) return undefined;
    throw error;
  }
}

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

/** Nobody nests a command this deep, and shells have limits of their own. */
const deepest = 1000;

/** After these a command may begin. */
const continuing: ReadonlySet<string> = new Set(["then", "elif", "else", "do", "!", "time"]);

class ShellReader {
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #at = 0;
  /** Offset of the word that is being read; -1 between words. */
  #word = -1;
  /** Has the word neither quotes nor expansions? Only such words are reserved. */
  #isPlain = true;
  /** May the next word be reserved? */
  #startsCommand = true;
  /** The word before was `function` or `for`. */
  #before = "";
  #documents: HereDocument[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): LanguageProblem | undefined {
    const text = this.#text;
    while (this.#at < text.length) {
      const problem = this.#step(text[this.#at]!);
      if (problem !== undefined) return problem;
    }
    const last = this.#endWord() ?? this.#readDocuments();
    if (last !== undefined) return last;
    const open = this.#frames.at(-1);
    // Not every shell knows [[, and those that do end it in several ways.
    if (open?.kind === "test") throw new Uncertain();
    return (
      open &&
      problemAt(
        open.start,
        `This ${open.opener} is never closed: ${closerOf(open)} is missing.`,
        open.opener.length,
      )
    );
  }

  #push(frame: Frame): void {
    if (this.#frames.length >= deepest) throw new Uncertain();
    this.#frames.push(frame);
  }

  #step(character: string): LanguageProblem | undefined {
    const top = this.#frames.at(-1);
    switch (top?.kind) {
      case "quotes":
        if (character === '"') {
          this.#frames.pop();
          this.#at++;
          return undefined;
        }
        return this.#expansion(character, true);
      case "parameter":
        if (character === "}") {
          this.#frames.pop();
          this.#at++;
          return undefined;
        }
        // Whether a single quote is one here depends on the operator, and on the shell.
        if (character === "'" && top.isQuoted) throw new Uncertain();
        return this.#quoteOr(character, top.isQuoted);
      case "arithmetic":
        return this.#inArithmetic(character, top);
      default:
        return this.#inWords(character, top);
    }
  }

  #inArithmetic(character: string, frame: Frame & { kind: "arithmetic" }): LanguageProblem | undefined {
    if (character === "(") frame.depth++;
    else if (character === ")" && frame.depth > 0) frame.depth--;
    else if (character === ")") {
      // Two subshells, one in the other, begin alike.
      if (this.#text[this.#at + 1] !== ")") throw new Uncertain();
      this.#frames.pop();
      this.#at += 2;
      const isCommand = frame.opener === "((";
      this.#word = isCommand ? -1 : this.#at;
      this.#isPlain = false;
      this.#startsCommand = isCommand;
      return undefined;
    } else if ((character === ";" || character === "\n") && !frame.mayHoldSemicolons) throw new Uncertain();
    else return this.#quoteOr(character, false);
    this.#at++;
    return undefined;
  }

  #inWords(character: string, top: Frame | undefined): LanguageProblem | undefined {
    switch (character) {
      case " ":
      case "\t":
      case "\r": {
        const problem = this.#endWord();
        this.#at++;
        return problem;
      }
      case "\n":
        return this.#newline();
      case "#":
        if (this.#word !== -1 || top?.kind === "test") break;
        this.#at = this.#lineEnd();
        return undefined;
      case ";":
      case "&":
      case "|":
        return this.#separator(character);
      case "<":
      case ">":
        return this.#redirection();
      case "(":
        return this.#openParenthesis();
      case ")":
        return this.#closeParenthesis();
    }
    if (this.#word === -1) {
      this.#word = this.#at;
      this.#isPlain = true;
    }
    return this.#quoteOr(character, false);
  }

  /** A quote, or what is expanded, or any other character. */
  #quoteOr(character: string, isQuoted: boolean): LanguageProblem | undefined {
    if (character === '"') {
      this.#isPlain = false;
      return this.#open("quotes", '"');
    }
    if (character === "'") {
      this.#isPlain = false;
      const end = this.#text.indexOf("'", this.#at + 1);
      if (end === -1)
        return problemAt(this.#at, "This ' is never closed: write the closing ' after the text.");
      this.#at = end + 1;
      return undefined;
    }
    return this.#expansion(character, isQuoted);
  }

  #expansion(character: string, isQuoted: boolean): LanguageProblem | undefined {
    if (character === "\\") {
      this.#isPlain = false;
      this.#at += 2;
      return undefined;
    }
    if (character === "`") {
      this.#isPlain = false;
      return this.#backticks();
    }
    const next = character === "$" ? this.#text[this.#at + 1] : undefined;
    if (next === "(") {
      this.#isPlain = false;
      if (this.#text.startsWith("((", this.#at + 1)) return this.#openArithmetic("$((", false);
      return this.#open("substitution", "$(");
    }
    if (next === "{") {
      this.#isPlain = false;
      // Some shells run what follows a blank there.
      if (/[\s|]/.test(this.#text[this.#at + 2] ?? "")) throw new Uncertain();
      this.#push({ kind: "parameter", start: this.#at, opener: "${", isQuoted });
      this.#at += 2;
      return undefined;
    }
    if (next === "'" && !isQuoted) {
      // Not every shell has $'…', in which \' is a character.
      const end = this.#text.indexOf("'", this.#at + 2);
      if (end !== -1 && this.#text[end - 1] === "\\") throw new Uncertain();
    }
    this.#at++;
    return undefined;
  }

  /** What is in backticks is read on its own: `\` makes the next backtick one of an inner command. */
  #backticks(): LanguageProblem | undefined {
    const start = this.#at;
    let end = start + 1;
    let isEscaped = false;
    while (end < this.#text.length && this.#text[end] !== "`") {
      if (this.#text[end] === "\\") {
        isEscaped = true;
        end++;
      }
      end++;
    }
    if (end >= this.#text.length)
      return problemAt(start, "This ` is never closed: write the closing ` after the command.");
    this.#at = end + 1;
    // A quote that goes over the backtick is read as the shell likes.
    if (isEscaped || this.#text.includes("`", end + 1)) return undefined;
    const inner = shellProblem(this.#text.slice(start + 1, end));
    return inner && { ...inner, start: inner.start + start + 1, end: inner.end + start + 1 };
  }

  #open(kind: "quotes" | "group" | "test" | "subshell" | "substitution", opener: string): undefined {
    this.#push({ kind, start: this.#at, opener });
    this.#at += opener.length;
    if (kind === "subshell" || kind === "substitution") {
      this.#word = -1;
      this.#startsCommand = true;
    }
    return undefined;
  }

  #openArithmetic(opener: string, mayHoldSemicolons: boolean): undefined {
    this.#push({ kind: "arithmetic", start: this.#at, opener, depth: 0, mayHoldSemicolons });
    this.#at += opener.length;
    return undefined;
  }

  #openParenthesis(): LanguageProblem | undefined {
    const top = this.#frames.at(-1);
    const previous = this.#text[this.#at - 1] ?? "";
    const isInWord = this.#word !== -1;
    if (top?.kind === "test") {
      this.#at++;
      return undefined;
    }
    if (isInWord && "=?*+@!".includes(previous)) return this.#open("group", "(");
    if (top?.kind === "case" && top.part === "pattern" && !isInWord) {
      this.#at++;
      return undefined;
    }
    const end = /\(\s*\)/y;
    end.lastIndex = this.#at;
    if (end.test(this.#text)) {
      // A function: its body follows.
      this.#word = -1;
      this.#at = end.lastIndex;
      this.#startsCommand = true;
      return undefined;
    }
    const isFor = this.#before === "for";
    const problem = this.#endWord();
    if (problem !== undefined) return problem;
    if (this.#text[this.#at + 1] === "(") return this.#openArithmetic("((", isFor);
    return this.#open(holdsCommands(this.#frames.at(-1)) ? "subshell" : "group", "(");
  }

  #closeParenthesis(): LanguageProblem | undefined {
    const problem = this.#endWord();
    if (problem !== undefined) return problem;
    const top = this.#frames.at(-1);
    const at = this.#at++;
    switch (top?.kind) {
      case "test":
        return undefined;
      case "group":
        this.#frames.pop();
        this.#startsCommand = false;
        return undefined;
      case "subshell":
        this.#frames.pop();
        this.#startsCommand = true;
        return undefined;
      case "substitution":
        // The word around it may go on.
        this.#frames.pop();
        this.#word = this.#at;
        this.#isPlain = false;
        this.#startsCommand = false;
        return undefined;
      case "case":
        if (top.part === "pattern") {
          top.part = "commands";
          this.#startsCommand = true;
          return undefined;
        }
    }
    return problemAt(at, unopened(")", top, "Write \\) for the character."));
  }

  #separator(character: string): LanguageProblem | undefined {
    const problem = this.#endWord();
    if (problem !== undefined) return problem;
    const top = this.#frames.at(-1);
    this.#at++;
    this.#startsCommand = true;
    this.#before = "";
    if (character !== ";" || top?.kind !== "case" || top.part !== "commands") return undefined;
    const next = this.#text[this.#at];
    if (next !== ";" && next !== "&") return undefined;
    this.#at += this.#text.startsWith(";&", this.#at) ? 2 : 1;
    top.part = "pattern";
    top.words = 0;
    return undefined;
  }

  #redirection(): LanguageProblem | undefined {
    const problem = this.#endWord();
    if (problem !== undefined) return problem;
    const at = this.#at;
    const isTest = this.#frames.at(-1)?.kind === "test";
    this.#startsCommand = false;
    if (!isTest && this.#text[at + 1] === "(") {
      this.#at++;
      return this.#open("substitution", "(");
    }
    if (!isTest && this.#text.startsWith("<<", at) && this.#text[at + 2] !== "<") {
      const document = hereDocumentAt(this.#text, at);
      if (document === undefined) throw new Uncertain();
      this.#documents.push(document);
      this.#at = document.end;
      return undefined;
    }
    this.#at += this.#text.startsWith("<<<", at)
      ? 3
      : /^[<>][&|>]/.test(this.#text.slice(at, at + 2))
        ? 2
        : 1;
    return undefined;
  }

  #newline(): LanguageProblem | undefined {
    const problem = this.#endWord();
    if (problem !== undefined) return problem;
    if (holdsCommands(this.#frames.at(-1))) this.#startsCommand = true;
    this.#before = "";
    if (this.#documents.length > 0) return this.#readDocuments();
    this.#at++;
    return undefined;
  }

  /** Goes past the texts of the here-documents of the line that ends here. */
  #readDocuments(): LanguageProblem | undefined {
    for (const document of this.#documents) {
      const end = hereDocumentEnd(this.#text, document, this.#at + 1);
      if (end === undefined) {
        const message = `No line consists only of ${document.delimiter}, so this here-document runs to the end of the command.`;
        // Shells differ in whether what closes something else may follow the word.
        return { ...problemAt(document.start, message, document.end - document.start), isMild: true };
      }
      this.#at = end;
    }
    this.#documents = [];
    return undefined;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf("\n", this.#at);
    return end === -1 ? this.#text.length : end;
  }

  /** Says what the word means that ends here. */
  #endWord(): LanguageProblem | undefined {
    if (this.#word === -1) return undefined;
    const start = this.#word;
    const word = this.#isPlain ? this.#text.slice(start, this.#at) : "";
    this.#word = -1;
    const top = this.#frames.at(-1);
    if (top?.kind === "case" && top.part !== "commands") return this.#caseWord(top, word);
    if (top?.kind === "test") {
      if (word === "]]") {
        this.#frames.pop();
        this.#startsCommand = true;
      }
      return undefined;
    }
    const { [word]: kind } = Object.hasOwn(openers, word) ? openers : {};
    const startsCommand = this.#startsCommand && holdsCommands(top);
    const before = this.#before;
    this.#startsCommand = before === "function";
    this.#before = "";
    if (!startsCommand || word === "") return undefined;
    if (kind !== undefined) return this.#openCompound(kind, word, start);
    if (Object.hasOwn(closing, word)) return this.#closeCompound(word, start, top);
    if (word === "function") this.#before = word;
    if (continuing.has(word)) this.#startsCommand = true;
    return undefined;
  }

  #openCompound(kind: Frame["kind"], opener: string, start: number): undefined {
    if (kind === "case") this.#push({ kind, start, opener, part: "subject", words: 0 });
    else this.#push({ kind, start, opener } as Frame);
    this.#startsCommand = opener !== "for" && opener !== "select" && kind !== "case" && kind !== "test";
    if (opener === "for") this.#before = opener;
    return undefined;
  }

  #closeCompound(word: string, start: number, top: Frame | undefined): LanguageProblem | undefined {
    if (top?.kind !== closing[word]) {
      return problemAt(start, unopened(word, top, ""), word.length);
    }
    this.#frames.pop();
    this.#startsCommand = true;
    return undefined;
  }

  #caseWord(frame: CaseFrame, word: string): undefined {
    const isFirst = frame.words++ === 0;
    if (frame.part === "subject" && word === "in" && !isFirst) {
      frame.part = "pattern";
      frame.words = 0;
    } else if (frame.part === "pattern" && word === "esac" && isFirst) {
      this.#frames.pop();
      this.#startsCommand = true;
    }
    return undefined;
  }
}

function unopened(word: string, top: Frame | undefined, advice: string): string {
  const cause =
    top === undefined
      ? `This ${word} has nothing to close.`
      : `This ${word} comes before the ${closerOf(top)} of ${top.opener}.`;
  return advice === "" || top !== undefined ? cause : `${cause} ${advice}`;
}
