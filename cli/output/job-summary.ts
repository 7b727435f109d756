/** GitHub keeps the summary of a step to 1 MiB, and shows an error in place of a longer one. */
export const mostOfSummary = 1024 * 1024;

const note =
  "\n\nThat is as much as fits in a job summary, which GitHub keeps to 1 MiB. The rest is in the log of this step.\n";

/**
 * As many lines of a report as there is room for, and a sentence about the others.
 * @param room bytes of UTF-8
 */
export function* linesThatFit(pieces: Iterable<string>, room: number): Generator<string> {
  let left = room - Buffer.byteLength(note);
  // The step has filled it before.
  if (left < 0) return;
  // What fits only without the note is kept back until it is known that nothing follows.
  const kept: string[] = [];
  let keptBytes = 0;
  for (const piece of pieces) {
    for (const [line] of piece.matchAll(/[^\n]*\n|[^\n]+$/g)) {
      const bytes = Buffer.byteLength(line);
      if (kept.length === 0 && bytes <= left) {
        left -= bytes;
        yield line;
        continue;
      }
      kept.push(line);
      keptBytes += bytes;
      if (keptBytes <= left + Buffer.byteLength(note)) continue;
      yield note;
      return;
    }
  }
  yield* kept;
}
