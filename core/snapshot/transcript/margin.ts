/** A prompt that is indented, or after quote marks. */
const moved =
  /^(?<margin>[ \t]{1,12}|(?:> ?){1,3})(?=(?:\[?[\w.+-]{1,60}@[\w.-]{1,80}[^\n$#%]{0,120}[$#%](?:\s|$)|[$#%] \w))/gm;

/**
 * Removes what is before each line, from the first line with a prompt to the last: blanks, or quote marks.
 * Line numbers stay the same. Only for texts without a prompt at the start of a line, where such lines would
 * be those of a file.
 */
export function withoutMargin(text: string): string {
  const [first] = text.matchAll(moved);
  if (first === undefined) return text;
  const margin = first.groups!.margin!;
  let last = first.index;
  for (const { index, groups } of text.matchAll(moved)) if (groups!.margin === margin) last = index;
  const lines = text.slice(first.index, last).split("\n");
  const bare = margin.trimEnd();
  if (!lines.every((line) => line.startsWith(margin) || line.trimEnd() === bare || line.trim() === ""))
    return text;
  const feed = text.indexOf("\n", last);
  const end = feed < 0 ? text.length : feed;
  const rest = text.slice(last, end);
  const own = [...lines.slice(0, -1), rest].map((line) =>
    line.startsWith(margin) ? line.slice(margin.length) : "",
  );
  return `${text.slice(0, first.index)}${own.join("\n")}${text.slice(end)}`;
}
