import { isWhite } from "../../characters.ts";
import { Tokens } from "../../tokens.ts";
import type { Span } from "../../tree.ts";
import { ValueGrammar, valueTerminals } from "./value-grammar.ts";

/**
 * Lists inside of one string: references, names separated by `|`, and columns or words separated by commas.
 */

/** One `FRAMEWORK|ID` pair of a `reference` (G 172, 199). */
export interface Reference extends Span {
  /** Empty if the `|` is missing. */
  framework: string;
  id: string;
}

/** `Text` is what is between two separators, trimmed. */
const Kind = { Text: 1, Comma: 2, Bar: 3 } as const;
const terminals = valueTerminals(Kind);

export class ListGrammar extends ValueGrammar {
  constructor(validates = false) {
    super(terminals, validates);
    this.performSelfAnalysis();
  }

  read<Part>(rule: () => Part[], text: string, tokens: Tokens): Part[] {
    return this.readAll(text, tokens, rule) ?? [];
  }

  // --- a reference: "800-53|CM-7,CSF|PR.PT-3" ---

  readonly references = this.RULE("references", (): Reference[] => {
    const found = [this.SUBRULE(this.reference)];
    this.MANY(() => {
      this.CONSUME(terminals.Comma);
      found.push(this.SUBRULE2(this.reference));
    });
    return found;
  });

  readonly reference = this.RULE("reference", (): Reference => {
    const { at, start } = this;
    this.OPTION(this.#framework);
    const bar = this.start;
    const hasBar = this.OPTION2(this.#id);
    const end = this.at === at ? start : this.end;
    return {
      start,
      end,
      framework: hasBar === undefined ? "" : this.text.slice(start, bar),
      id: hasBar === undefined ? "" : this.text.slice(bar + 1, end),
    };
  });
  readonly #framework = () => this.CONSUME(terminals.Text);
  readonly #id = () => {
    this.CONSUME(terminals.Bar);
    this.OPTION3(this.#textOfId);
    return true;
  };
  readonly #textOfId = () => this.CONSUME2(terminals.Text);

  // --- names, such as those of processes: "nginx|httpd" ---

  readonly names = this.RULE("names", (): Span[] => {
    const found = [this.SUBRULE(this.name)];
    this.MANY(() => {
      this.CONSUME(terminals.Bar);
      found.push(this.SUBRULE2(this.name));
    });
    return found;
  });

  readonly name = this.RULE("name", (): Span => this.#textOrNothing());

  // --- columns, such as their types: "POLICY_VARCHAR, POLICY_INTEGER" ---

  readonly columns = this.RULE("columns", (): Span[] => {
    const found = [this.SUBRULE(this.column)];
    this.MANY(() => {
      this.CONSUME(terminals.Comma);
      found.push(this.SUBRULE2(this.column));
    });
    return found;
  });

  readonly column = this.RULE("column", (): Span => this.#textOrNothing());

  #textOrNothing(): Span {
    const { at, start } = this;
    this.OPTION(() => this.CONSUME(terminals.Text));
    return { start, end: this.at === at ? start : this.end };
  }
}

let grammar: ListGrammar | undefined;

function listGrammar(): ListGrammar {
  grammar ??= new ListGrammar();
  return grammar;
}

/**
 * The pairs between the commas of a part of a text, in order; an empty one if there is nothing between two
 * commas.
 */
export function readReferences(text: string, { start, end }: Span): Reference[] {
  const list = listGrammar();
  return list.read(() => list.references(), text, separate(text, start, end, ",|", isControlOrBlank));
}

/** The names between the bars, in order; an empty one if there is nothing between two bars. */
export function readNames(text: string): Span[] {
  const list = listGrammar();
  return list.read(() => list.names(), text, separate(text, 0, text.length, "|", isWhite));
}

/** The words between the commas, in order; an empty one if there is nothing between two commas. */
export function readColumns(text: string): Span[] {
  const list = listGrammar();
  return list.read(() => list.columns(), text, separate(text, 0, text.length, ",", isWhite));
}

/**
 * Splits a text at commas, at bars or at both; with both, only the first bar after a comma counts, because an
 * id may contain bars.
 */
function separate(text: string, from: number, to: number, separators: string, isBlank: IsBlank): Tokens {
  const comma = separators.includes(",") ? COMMA : -1;
  const firstBar = separators.includes("|") ? BAR : -1;
  const furtherBar = comma === -1 ? firstBar : -1;
  tokens.clear();
  let bar = firstBar;
  for (let at = from; at <= to; at++) {
    let end = at;
    let code = 0;
    for (; end < to; end++) {
      code = text.charCodeAt(end);
      if (code === comma || code === bar) break;
    }
    let last = end;
    while (at < last && isBlank(text.charCodeAt(at))) at++;
    while (last > at && isBlank(text.charCodeAt(last - 1))) last--;
    if (last > at) tokens.add(Kind.Text, at, last, false);
    if (end < to) tokens.add(code === BAR ? Kind.Bar : Kind.Comma, end, end + 1, false);
    bar = code === BAR ? furtherBar : firstBar;
    at = end;
  }
  tokens.addEnd(to);
  return tokens;
}

/** Lists are read one after another, and the tokens of a short one cost more to create than to fill. */
const tokens = new Tokens(64);

type IsBlank = (code: number) => boolean;

const COMMA = 44;
const BAR = 124;

function isControlOrBlank(code: number): boolean {
  return code <= 32;
}
