/**
 * Classes of characters, one bit each, in a table for ASCII: the scanner looks up every character of a file.
 */

const nameStart = 1;
const namePart = 2;
const keyPart = 4;
const wordStart = 8;
const wordEnd = 16;
const white = 32;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  let bits = 0;
  if (/[A-Za-z_]/.test(character)) bits |= nameStart;
  if (/\w/.test(character)) bits |= namePart;
  if (/[\w.-]/.test(character)) bits |= keyPart;
  if (/[\w@+\-.$%*\\/?^~=!{};`]/.test(character)) bits |= wordStart;
  if (/[\s"'<>|&,():[\]]/.test(character)) bits |= wordEnd;
  if (/\s/.test(character)) bits |= white;
  classes[code] = bits;
}

function is(code: number, bits: number): boolean {
  return code < 128 && (classes[code]! & bits) !== 0;
}

/** The start of a tag name: a letter or `_`. */
export function startsName(code: number): boolean {
  return is(code, nameStart);
}

/** The rest of a tag name: letters, digits and `_`. */
export function continuesName(code: number): boolean {
  return is(code, namePart);
}

/** The rest of a keyword: also `.` and `-`. */
export function continuesKey(code: number): boolean {
  return is(code, keyPart);
}

export function startsWord(code: number): boolean {
  return is(code, wordStart);
}

export function endsWord(code: number): boolean {
  return code < 128 ? (classes[code]! & wordEnd) !== 0 : isWhite(code);
}

/** Blanks and line ends of any kind, as in `\s`. */
export function isWhite(code: number): boolean {
  return code < 128 ? (classes[code]! & white) !== 0 : whiteBeyondAscii.test(String.fromCharCode(code));
}

/** A blank inside a line; a non-breaking one, as on web pages, is an error that page-copy reports. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}

const whiteBeyondAscii = /\s/;
