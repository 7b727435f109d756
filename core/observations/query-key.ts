/**
 * The key of the answer to a query: blanks folded, semicolons and `GO` at the end removed, and case folded
 * outside of quotes.
 */
export function queryKey(query: string): string {
  // Joined at the end: looking at the last character of a growing string takes time linear in its length.
  const parts: string[] = [];
  let isBlank = true;
  let at = 0;
  const text = query.trim();
  while (at < text.length) {
    const char = text[at]!;
    if (char === "'" || char === '"' || char === "`") {
      const close = text.indexOf(char, at + 1);
      const end = close < 0 ? text.length : close + 1;
      parts.push(text.slice(at, end));
      isBlank = text[end - 1] === " ";
      at = end;
    } else if (/\s/.test(char)) {
      if (!isBlank) parts.push(" ");
      isBlank = true;
      at++;
    } else {
      parts.push(char.toLowerCase());
      isBlank = false;
      at++;
    }
  }
  return withoutEnd(parts.join(""));
}

/** Commands of clients that run what is above them. */
const enders = /(?:\s*;|\s*\\g|\s+go|\s*\/)$/;

/** In characters, with the blank before it. */
const longestEnder = 4;

function withoutEnd(key: string): string {
  let end = key.trimEnd().length;
  for (;;) {
    // Blanks are folded, so the last characters are enough.
    const tail = key.slice(Math.max(0, end - longestEnder), end);
    const match = enders.exec(tail);
    if (match === null) return key.slice(0, end).trim();
    end -= tail.length - match.index;
  }
}

/**
 * The key in 16 hexadecimal digits, for the headings of a capture of queries: nothing in a query can end a
 * heading. FNV-1a with 64 bits over the UTF-16 code units.
 */
export function queryMark(key: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < key.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(key.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}

/** The key of an answer whose heading only has the mark of its query. */
export function markedQueryKey(mark: string): string {
  return `#${mark}`;
}
