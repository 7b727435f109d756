/** A change to a text. Offsets are UTF-16 code units. */
export interface TextChange {
  start: number;
  end: number;
  newText: string;
}

const entry = /^\s*#\s*(?:host|groups?|expect|lists|condition|set)\s*:/i;
const listsEntry = /^(\s*#\s*lists\s*:)(.*)$/i;

/**
 * Declares in the first lines of a snapshot that it lists every open port of these protocols: extends the
 * existing line `# lists:`, or inserts one at the top.
 */
export function vouchEdit(text: string, protocols: readonly ("tcp" | "udp")[]): TextChange {
  let start = 0;
  for (const line of text.split("\n", 100)) {
    const content = line.replace(/\r$/, "");
    const lists = listsEntry.exec(content);
    if (lists !== null) {
      const others = lists[2]!.split(",").filter((part) => !protocols.some((name) => isOf(part, name)));
      const said = [...others.map((part) => part.trim()).filter(Boolean), ...protocols];
      const newText = `${lists[1]!} ${said.join(", ")}`;
      return { start, end: start + content.length, newText };
    }
    if (content.trim() !== "" && !entry.test(content)) break;
    start += line.length + 1;
  }
  const lineEnd = /\r?\n/.exec(text.slice(0, 10_000))?.[0] ?? "\n";
  return { start: 0, end: 0, newText: `# lists: ${protocols.join(", ")}${lineEnd}` };
}

/** Whether this part of `tcp 1-1024, udp` is about the protocol. */
function isOf(part: string, protocol: string): boolean {
  return part.trim().toLowerCase().split(/\s/)[0] === protocol;
}

/** Applies a change to a text. */
export function withChange(text: string, { start, end, newText }: TextChange): string {
  return text.slice(0, start) + newText + text.slice(end);
}

/**
 * The same for the bytes of a file, whatever its encoding: the first lines are the same bytes in all
 * encodings except UTF-16.
 */
export function bytesWithVouch(bytes: Uint8Array, protocols: readonly ("tcp" | "udp")[]): Uint8Array {
  const { mark, unit, littleEndian } = encodingOf(bytes);
  const head = unitsOf(bytes.subarray(mark), unit, littleEndian);
  const { start, end, newText } = vouchEdit(head, protocols);
  const inserted = bytesOf(newText, unit, littleEndian);
  const [from, to] = [mark + start * unit, mark + end * unit];
  const changed = new Uint8Array(bytes.length - (to - from) + inserted.length);
  changed.set(bytes.subarray(0, from));
  changed.set(inserted, from);
  changed.set(bytes.subarray(to), from + inserted.length);
  return changed;
}

/** The number of bytes of the byte order mark, and of a character of the first lines. */
function encodingOf(bytes: Uint8Array): { mark: number; unit: 1 | 2; littleEndian: boolean } {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { mark: 2, unit: 2, littleEndian: true };
  if (a === 0xfe && b === 0xff) return { mark: 2, unit: 2, littleEndian: false };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { mark: 3, unit: 1, littleEndian: true };
  // UTF-16 without a mark: one byte of each of the first characters is zero.
  if (b === 0 && a !== 0) return { mark: 0, unit: 2, littleEndian: true };
  if (a === 0 && b !== 0) return { mark: 0, unit: 2, littleEndian: false };
  return { mark: 0, unit: 1, littleEndian: true };
}

/** More bytes than any front block has. */
const longestFront = 20_000;

function unitsOf(bytes: Uint8Array, unit: 1 | 2, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.min(longestFront, Math.floor(bytes.length / unit));
  let text = "";
  for (let at = 0; at < count; at++) {
    const code = unit === 1 ? view.getUint8(at) : view.getUint16(2 * at, littleEndian);
    text += String.fromCharCode(code);
  }
  return text;
}

/** The bytes of ASCII text, and of the characters from `unitsOf`. */
function bytesOf(text: string, unit: 1 | 2, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * unit);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (unit === 1) view.setUint8(at, code);
    else view.setUint16(2 * at, code, littleEndian);
  }
  return bytes;
}
