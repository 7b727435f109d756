import { Beyond } from "../../text/beyond.ts";

export interface Token {
  kind: "name" | "number" | "literal" | "variable" | "sign" | "operator";
  text: string;
}

const pattern =
  /\s*(?:([\p{L}_][\p{L}\p{N}_.-]*(?::(?!:)(?:\*|[\p{L}_][\p{L}\p{N}_.-]*))?)|(\d+(?:\.\d*)?|\.\d+)|"([^"]*)"|'([^']*)'|\$([\p{L}_][\p{L}\p{N}_.-]*)|(::|\/\/|\.\.|!=|<=|>=|[/.@()[\],|=<>*+$-]))/uy;

const operators = new Set(["and", "or", "div", "mod", "*"]);
/** After these, a name is a name and not an operator, and `*` is any name (XPath 1.0, section 3.7). */
const opens = new Set(["@", "::", "(", "[", ",", "/", "//", "|", "=", "!=", "<", "<=", ">", ">=", "+", "-"]);

/** The tokens of a path or test. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let end = text.trimEnd().length; pattern.lastIndex < end; ) {
    const at = pattern.lastIndex;
    const [, name, number, double, single, variable, sign] = pattern.exec(text) ?? [];
    const word = name ?? number ?? double ?? single ?? variable ?? sign;
    if (word === undefined) throw new Beyond(`${text.slice(at, at + 20).trim()} is not XPath.`);
    const last = tokens.at(-1);
    const isAfterOperand = last !== undefined && last.kind !== "operator" && !isOpening(last);
    if (name !== undefined || sign === "*") {
      const kind = isAfterOperand && operators.has(word) ? "operator" : "name";
      tokens.push({ kind, text: word });
    } else {
      const literal = variable === undefined ? "literal" : "variable";
      const kind = number !== undefined ? "number" : sign !== undefined ? "sign" : literal;
      tokens.push({ kind, text: word });
    }
  }
  return tokens;
}

function isOpening({ kind, text }: Token): boolean {
  return kind === "sign" && opens.has(text);
}
