/** A part of a text that must not be shown. */
export interface Part {
  start: number;
  end: number;
  what: string;
}

const opening =
  /-----BEGIN ([A-Z0-9 ]{1,60})-----|---- BEGIN SSH2 [A-Z ]{1,40} ----|PuTTY-User-Key-File-\d: ?\S{0,60}/g;
const closing =
  /-----END ([A-Z0-9 ]{1,60})-----|---- END SSH2 [A-Z ]{1,40} ----|Private-(?:MAC|Hash): ?\w{0,200}/g;
/** A line between them, trimmed: content, or a header such as `Proc-Type: 4,ENCRYPTED`. */
const inner = /^(?:[A-Za-z0-9+/=]{1,200}|[A-Za-z0-9-]{1,40}: ?.{0,400})?$/;
const content = /^\s*[A-Za-z0-9+/=]{16,200}\s*$/;
/** The rest of a block whose line ends are written as `\n`, as in JSON. */
const escaped = /[A-Za-z0-9+/=\\]*/y;

/**
 * Finds the keys and certificates in a text by their first and last lines (RFC 7468, RFC 4716, PuTTY), in
 * order, including those whose beginning or end was cut off.
 */
export function keyBlocks(text: string): Part[] {
  const parts: Part[] = [];
  /** The block that this line is in. */
  let open: Part | undefined;
  /** Where the run of content lines begins that ends just before this line. */
  let run: number | undefined;
  let offset = 0;
  const close = (end: number): void => {
    parts.push({ ...open!, end });
    open = undefined;
  };
  for (const line of text.split("\n")) {
    let at = 0;
    const nextEnd = searchOnce(line, closing);
    const nextBegin = searchOnce(line, opening);
    if (open !== undefined && nextEnd(0) === null && !inner.test(line.trim())) close(open.end);
    while (at <= line.length) {
      const end = nextEnd(at);
      if (open !== undefined) {
        if (end === null) break;
        at = end.index + end[0].length;
        close(offset + at);
        continue;
      }
      const begin = nextBegin(at);
      if (end !== null && (begin === null || end.index < begin.index)) {
        const start = at === 0 && run !== undefined ? run : offset + end.index;
        at = end.index + end[0].length;
        parts.push({ start, end: offset + at, what: whatIn(end[1] ?? end[0]) });
      } else if (begin !== null) {
        const start = offset + begin.index;
        escaped.lastIndex = begin.index + begin[0].length;
        at = escaped.lastIndex + escaped.exec(line)![0].length;
        open = { start, end: offset + at, what: whatIn(begin[1] ?? begin[0]) };
      } else break;
    }
    if (open !== undefined && at === 0) open.end = offset + line.length;
    run = content.test(line) ? (run ?? offset) : undefined;
    offset += line.length + 1;
  }
  if (open !== undefined) close(open.end);
  return parts;
}

/**
 * Searches a line for the first match at or after an offset. As long as the offsets grow, each character is
 * looked at once.
 */
function searchOnce(line: string, pattern: RegExp): (from: number) => RegExpExecArray | null {
  let found: RegExpExecArray | null | undefined;
  return (from) => {
    if (found === undefined || (found !== null && found.index < from)) {
      pattern.lastIndex = from;
      found = pattern.exec(line);
    }
    return found;
  };
}

function whatIn(frame: string): string {
  if (/PRIVATE|PuTTY/i.test(frame)) return "a private key";
  return /CERTIFICATE|X509|PKCS7|CMS/.test(frame) ? "a certificate" : "a key";
}
