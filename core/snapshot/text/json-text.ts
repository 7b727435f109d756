/** A JSON value in a text, with what the plain value does not keep. */
export interface JsonText {
  value: unknown;
  /** Offset after the value. */
  end: number;
  /** False if the text ends inside the value, or continues in a way that is not JSON. */
  complete: boolean;
  /** Where each object starts. */
  offsets: WeakMap<object, number>;
}

const DEEPEST = 200;
const BREAK = Symbol("break");

/**
 * Reads the JSON value at the offset. If the rest is cut off or broken, as by the trailing commas of old
 * scanners, keeps what is whole. Null if no object or array starts there. Never throws; linear.
 */
export function parseJsonText(text: string, offset: number): JsonText | null {
  const offsets = new WeakMap<object, number>();
  let at = offset;
  let broken = false;

  function space(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xa0 && code !== 0xfeff) return;
      at++;
    }
  }

  function value(depth: number): unknown {
    space();
    const first = text[at];
    if (first === '"') return string();
    if (depth > DEEPEST) return BREAK;
    if (first === "{") return object(depth);
    if (first === "[") return array(depth);
    return bare();
  }

  function object(depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = Object.create(null);
    offsets.set(result, at);
    at++;
    for (;;) {
      space();
      if (text[at] === ",") at++;
      else if (text[at] === "}") {
        at++;
        return result;
      } else {
        const key = text[at] === '"' ? string() : bareKey();
        space();
        if (key === BREAK || text[at] !== ":") {
          broken = true;
          return result;
        }
        at++;
        const member = value(depth + 1);
        if (member !== BREAK) result[key as string] = member;
        if (broken || member === BREAK) {
          broken = true;
          return result;
        }
      }
    }
  }

  function array(depth: number): unknown[] {
    const result: unknown[] = [];
    at++;
    for (;;) {
      space();
      if (text[at] === ",") at++;
      else if (text[at] === "]") {
        at++;
        return result;
      } else {
        const element = value(depth + 1);
        if (element !== BREAK) result.push(element);
        if (broken || element === BREAK) {
          broken = true;
          return result;
        }
      }
    }
  }

  function string(): string | typeof BREAK {
    const start = at;
    at++;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) {
        at = text.length;
        broken = true;
        return BREAK;
      }
      let backslashes = 0;
      for (let before = quote - 1; before > start && text.charCodeAt(before) === 92; before--) backslashes++;
      at = quote + 1;
      if (backslashes % 2 === 0) return unescapeText(text.slice(start, at));
    }
  }

  /** `finished` without quotes, as old versions of masscan end their list. */
  function bareKey(): string | typeof BREAK {
    const start = at;
    while (at < text.length && /[A-Za-z_]/.test(text[at]!)) at++;
    return at === start ? BREAK : text.slice(start, at);
  }

  function bare(): unknown {
    const start = at;
    while (at < text.length && at - start < 40 && /[\w+.-]/.test(text[at]!)) at++;
    const word = text.slice(start, at);
    if (word === "true" || word === "True") return true;
    if (word === "false" || word === "False") return false;
    if (word === "null" || word === "None") return null;
    if (/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return Number(word);
    broken = true;
    return BREAK;
  }

  const first = text[at];
  if (first !== "{" && first !== "[") return null;
  const result = value(0);
  return { value: result, end: at, complete: !broken, offsets };
}

function unescapeText(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted.replace(/[\n\r\t]/g, " "));
  } catch {
    return quoted.slice(1, -1);
  }
}
