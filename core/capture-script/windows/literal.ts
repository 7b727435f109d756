/** The longest part of a text on one line of a script, in characters as written. */
const longestPiece = 700;

/**
 * Writes any text as a PowerShell literal: in single quotes, in which only a quote has a meaning. PowerShell
 * takes typographic quotes for quotes too, so what is not printable ASCII is written as numbers.
 */
export function powershellLiteral(text: string): string {
  const pieces: string[] = [];
  for (const [run] of text.matchAll(/[ -~]+|[^ -~]/g)) {
    if (/^[ -~]/.test(run)) for (const part of shortRuns(run)) pieces.push(`'${part}'`);
    else pieces.push(`[char]0x${run.charCodeAt(0).toString(16)}`);
  }
  const [first, ...others] = pieces;
  if (first === undefined) return "''";
  if (others.length === 0 && first.startsWith("'")) return first;
  // Adding to a string gives a string; a number in first place would not.
  return `(${joinPieces(first.startsWith("'") ? pieces : ["''", ...pieces])})`;
}

/** Adds up the parts, in lines that are short enough; a plus sign continues a line. */
function joinPieces(pieces: readonly string[]): string {
  let text = "";
  let lineLength = 0;
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) {
      const breaks = lineLength + piece.length > longestPiece;
      text += breaks ? " +\n    " : " + ";
      lineLength = breaks ? 0 : lineLength + 3;
    }
    text += piece;
    lineLength += piece.length;
  }
  return text;
}

/** A run of printable characters with quotes doubled, in parts none of which is too long. */
function shortRuns(run: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < run.length; at += longestPiece / 2) {
    parts.push(run.slice(at, at + longestPiece / 2).replaceAll("'", "''"));
  }
  return parts;
}
