/** Longest piece of a text in one line of a script, in characters as they are written. */
const longestPiece = 700;

/**
 * Writes any text as a literal of PowerShell that holds it as data: in single quotes, in which nothing but a quote has a
 * meaning. PowerShell takes typographic quotes for quotes too, so what is not printable ASCII is given by its numbers.
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
  // What is added to a text is a text; a sign that comes first would be a number.
  return `(${joined(first.startsWith("'") ? pieces : ["''", ...pieces])})`;
}

/** The pieces added up, in lines that are short enough; a line goes on after a plus sign. */
function joined(pieces: readonly string[]): string {
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

/** A run of printable characters with its quotes doubled, in parts of which none is too long. */
function shortRuns(run: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < run.length; at += longestPiece / 2) {
    parts.push(run.slice(at, at + longestPiece / 2).replaceAll("'", "''"));
  }
  return parts;
}
