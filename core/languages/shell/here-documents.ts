/** `<<WORD`, whose text begins on the next line. */
export interface HereDocument {
  /** Offset of the `<<`. */
  start: number;
  end: number;
  /** The line that closes it. */
  delimiter: string;
  /** After `<<-`, tabs before the delimiter don't count. */
  stripsTabs: boolean;
}

const opener = /<<(-?)[ \t]*((?:[^\s;&|<>()'"\\`$]|\\.|'[^'\n]*'|"[^"\n\\`$]*")+)/y;

/** The here-document that begins at `<<`; undefined if its word is not plain. */
export function hereDocumentAt(text: string, start: number): HereDocument | undefined {
  opener.lastIndex = start;
  const match = opener.exec(text);
  if (match === null) return undefined;
  const delimiter = match[2]!.replace(/["']|\\(.)/g, "$1");
  return { start, end: start + match[0].length, delimiter, stripsTabs: match[1] === "-" };
}

/**
 * Offset of the end of the line that closes a document whose text begins at `from`; undefined if no line
 * does.
 */
export function hereDocumentEnd(
  text: string,
  { delimiter, stripsTabs }: HereDocument,
  from: number,
): number | undefined {
  for (let at = from; at <= text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    if ((stripsTabs ? line.replace(/^\t+/, "") : line).replace(/\r$/, "") === delimiter) return end;
    at = end + 1;
  }
  return undefined;
}
