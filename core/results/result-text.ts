/** What a compliance plugin writes as plain text: all there is in older reports, and in exports without its elements. */
export interface ResultText {
  check: string;
  result: string;
  actual?: string;
  policy?: string;
}

/** The description, which may have quotes and line ends in it, ends before the first result at the end of a line. */
const resultAtLineEnd = /"[ \t]{0,3}:[ \t]{0,3}\[([A-Za-z][\w -]{0,30})\][ \t]{0,9}\r?(?:\n|$)/;
const heading = /^ {0,3}(?:- )?(policy value|remote value|actual value|error message) ?:(.*)$/i;

/** Reads `"description" : [FAILED]` and the values below it; undefined where the text is something else. */
export function readResultText(text: string): ResultText | undefined {
  if (!text.startsWith('"')) return undefined;
  const match = resultAtLineEnd.exec(text);
  if (match === null || match.index === 0) return undefined;
  return {
    check: text.slice(1, match.index),
    result: match[1]!,
    ...valuesOf(text.slice(match.index + match[0].length)),
  };
}

/** What an actual value or an error message is followed by belongs to it: it can be the output of a command. */
function valuesOf(body: string): Pick<ResultText, "actual" | "policy"> {
  const values: { actual?: string[]; policy?: string[] } = {};
  let into: "actual" | "policy" | undefined;
  let isLast = false;
  for (const line of body.split("\n")) {
    const match: RegExpExecArray | null = isLast ? null : heading.exec(line.trimEnd());
    if (match === null) {
      if (into !== undefined) values[into]?.push(line);
      continue;
    }
    const title = match[1]!.toLowerCase();
    into = title === "policy value" ? "policy" : "actual";
    isLast = title === "actual value" || title === "error message";
    values[into] = [match[2]!];
  }
  const { actual, policy } = values;
  return {
    ...(actual && { actual: actual.join("\n").trim() }),
    ...(policy && { policy: policy.join("\n").trim() }),
  };
}
