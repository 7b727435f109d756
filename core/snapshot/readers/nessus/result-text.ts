/**
 * The plain text that a compliance plugin writes: all there is in older reports, and in exports without
 * elements.
 */
export interface ResultText {
  check: string;
  result: string;
  actual?: string;
  /** The report has more of the actual value than is kept. */
  isCut?: true;
  /** How many lines of the text are above the actual value. */
  actualLine?: number;
  policy?: string;
}

/** The description may contain quotes and line ends. It ends before the first result at the end of a line. */
const resultAtLineEnd = /"[ \t]{0,3}:[ \t]{0,3}\[([A-Za-z][\w -]{0,30})\][ \t]{0,9}\r?(?:\n|$)/;
const heading = /^ {0,3}(?:- )?(policy value|remote value|actual value|error message|error(?= ?:$)) ?:(.*)$/i;

/** Reads `"description" : [FAILED]` and the values below it; undefined if the text is something else. */
export function readResultText(text: string): ResultText | undefined {
  if (!text.startsWith('"')) return undefined;
  const match = resultAtLineEnd.exec(text);
  if (match === null || match.index === 0) return undefined;
  const body = match.index + match[0].length;
  const { actualLine, ...values } = valuesOf(text.slice(body));
  return {
    check: text.slice(1, match.index),
    result: match[1]!,
    ...values,
    ...(actualLine !== undefined && { actualLine: actualLine + text.slice(0, body).split("\n").length - 1 }),
  };
}

/**
 * Everything after an actual value or an error message belongs to it, because it can be the output of a
 * command.
 */
function valuesOf(body: string): Pick<ResultText, "actual" | "actualLine" | "policy"> {
  const values: { actual?: string[]; policy?: string[] } = {};
  let into: "actual" | "policy" | undefined;
  let isLast = false;
  let actualLine = 0;
  for (const [at, line] of body.split("\n").entries()) {
    const match: RegExpExecArray | null = isLast ? null : heading.exec(line.trimEnd());
    if (match === null) {
      if (into !== undefined) values[into]?.push(line);
      continue;
    }
    const title = match[1]!.toLowerCase();
    into = title === "policy value" ? "policy" : "actual";
    isLast = title === "actual value" || title.startsWith("error");
    values[into] = [match[2]!];
    if (into === "actual") actualLine = at;
  }
  const { actual, policy } = values;
  return {
    ...(actual && { actual: actual.join("\n").trim(), actualLine: actualLine + blankLines(actual) }),
    ...(policy && { policy: policy.join("\n").trim() }),
  };
}

/** How many of the first lines are blank. */
function blankLines(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== "");
  return Math.max(first, 0);
}
