import { type LanguageProblem, problemAt, Uncertain } from "../language-problem.ts";
import { closerOf, type Frame, holdsCommands } from "./frames.ts";
import { type HereDocument, hereDocumentAt, hereDocumentEnd } from "./here-documents.ts";
import { OpenCommands, unopened } from "./open-commands.ts";

/**
 * The first thing that is not closed, or is closed without being open, in a command of a POSIX shell: quotes,
 * `$(`, backticks, here-documents, parentheses and compound commands such as `if`. What bash, dash and ksh
 * read differently counts as correct.
 */
export function shellProblem(text: string): LanguageProblem | undefined {
  try {
    return new ShellReader(text).read();
  } catch (error) {
    if (error instanceof Uncertain) return undefined;
    throw error;
  }
}

/** Goes over the characters: words, quotes, expansions, redirections. What words mean, the open commands say. */
class ShellReader {
  readonly #text: string;
  readonly #commands = new OpenCommands();
  #at = 0;
  /** The offset of the word being read; -1 between words. */
  #word = -1;
  /** Does the word have neither quotes nor expansions? Only such words can be reserved. */
  #isPlain = true;
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
    const open = this.#commands.top;
    // Not every shell knows [[, and those that do differ in how it ends.
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

  #step(character: string): LanguageProblem | undefined {
    const top = this.#commands.top;
    switch (top?.kind) {
      case "quotes":
        if (character === '"') {
          this.#commands.pop();
          this.#at++;
          return undefined;
        }
        return this.#expansion(character, true);
      case "parameter":
        if (character === "}") {
          this.#commands.pop();
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
      // Two nested subshells begin in the same way.
      if (this.#text[this.#at + 1] !== ")") throw new Uncertain();
      this.#commands.pop();
      this.#at += 2;
      const isCommand = frame.opener === "((";
      this.#word = isCommand ? -1 : this.#at;
      this.#isPlain = false;
      this.#commands.startsCommand = isCommand;
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
      this.#commands.push({ kind: "parameter", start: this.#at, opener: "${", isQuoted });
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

  /** What is in backticks is read separately: `\` makes the next backtick that of an inner command. */
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
    // Shells differ in how they read a quote that extends past the backtick.
    if (isEscaped || this.#text.includes("`", end + 1)) return undefined;
    const inner = shellProblem(this.#text.slice(start + 1, end));
    return inner && { ...inner, start: inner.start + start + 1, end: inner.end + start + 1 };
  }

  #open(kind: "quotes" | "group" | "test" | "subshell" | "substitution", opener: string): undefined {
    this.#commands.push({ kind, start: this.#at, opener });
    this.#at += opener.length;
    if (kind === "subshell" || kind === "substitution") {
      this.#word = -1;
      this.#commands.startsCommand = true;
    }
    return undefined;
  }

  #openArithmetic(opener: string, mayHoldSemicolons: boolean): undefined {
    this.#commands.push({ kind: "arithmetic", start: this.#at, opener, depth: 0, mayHoldSemicolons });
    this.#at += opener.length;
    return undefined;
  }

  #openParenthesis(): LanguageProblem | undefined {
    const top = this.#commands.top;
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
      this.#commands.startsCommand = true;
      return undefined;
    }
    const isFor = this.#commands.before === "for";
    const problem = this.#endWord();
    if (problem !== undefined) return problem;
    if (this.#text[this.#at + 1] === "(") return this.#openArithmetic("((", isFor);
    return this.#open(holdsCommands(this.#commands.top) ? "subshell" : "group", "(");
  }

  #closeParenthesis(): LanguageProblem | undefined {
    const problem = this.#endWord();
    if (problem !== undefined) return problem;
    const top = this.#commands.top;
    const at = this.#at++;
    switch (top?.kind) {
      case "test":
        return undefined;
      case "group":
        this.#commands.pop();
        this.#commands.startsCommand = false;
        return undefined;
      case "subshell":
        this.#commands.pop();
        this.#commands.startsCommand = true;
        return undefined;
      case "substitution":
        // The word around it may continue.
        this.#commands.pop();
        this.#word = this.#at;
        this.#isPlain = false;
        this.#commands.startsCommand = false;
        return undefined;
      case "case":
        if (top.part === "pattern") {
          top.part = "commands";
          this.#commands.startsCommand = true;
          return undefined;
        }
    }
    return problemAt(at, unopened(")", top, "Write \\) for the character."));
  }

  #separator(character: string): LanguageProblem | undefined {
    const problem = this.#endWord();
    if (problem !== undefined) return problem;
    const top = this.#commands.top;
    this.#at++;
    this.#commands.startsCommand = true;
    this.#commands.before = "";
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
    const isTest = this.#commands.top?.kind === "test";
    this.#commands.startsCommand = false;
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
    if (holdsCommands(this.#commands.top)) this.#commands.startsCommand = true;
    this.#commands.before = "";
    if (this.#documents.length > 0) return this.#readDocuments();
    this.#at++;
    return undefined;
  }

  /** Skips the texts of the here-documents of the line that ends here. */
  #readDocuments(): LanguageProblem | undefined {
    for (const document of this.#documents) {
      const end = hereDocumentEnd(this.#text, document, this.#at + 1);
      if (end === undefined) {
        const message = `No line consists only of ${document.delimiter}, so this here-document runs to the end of the command.`;
        // Shells differ in whether a closing delimiter of something else may follow the word.
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

  /** Handles the word that ends here. */
  #endWord(): LanguageProblem | undefined {
    if (this.#word === -1) return undefined;
    const start = this.#word;
    this.#word = -1;
    return this.#commands.readWord(this.#isPlain ? this.#text.slice(start, this.#at) : "", start);
  }
}
