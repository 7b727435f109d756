import type { QueryAnswer, Source } from "../../observations/observation.ts";
import { readFrontLines } from "../front-lines.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { addQueriedValues } from "../ibm-i/queried-values.ts";
import { cleanText } from "../transcript/clean-text.ts";
import { readAnswer } from "./read-answer.ts";
import { cutQueries, isSqlSession } from "./sql-session.ts";

/**
 * Adds what a database answered, where the text is that of its client. Returns false, and adds nothing, where it is of
 * something else.
 *
 * @param linesBefore lines of the host's texts before this one
 */
export function readQueries(text: string, drafts: Drafts, linesBefore: number): boolean {
  if (!isSqlSession(text)) return false;
  const source: Source = { text: cleanText(text), firstLine: linesBefore + 1, from: "output" };
  readFrontLines(drafts.first, source.text, linesBefore);
  const { observations } = drafts.first;
  let isAny = false;
  for (const { key, at, output, end } of cutQueries(source)) {
    isAny = true;
    observations.startOutput();
    const read = readAnswer(output);
    const place = output.end > output.start ? output : at;
    if (read.is === "answer") {
      // A count is as good as what follows the last row.
      const isOpen = end === "open" && !read.isCounted;
      const answer: QueryAnswer = isOpen ? { ...read.answer, mayGoOn: true } : read.answer;
      addQueriedValues(answer, observations, end === "cut" && !read.isCounted);
      observations.add("answer", key, answer, place, end === "cut" && !read.isCounted ? "cut" : undefined);
    } else observations.addUnknown("answer", key, read.is === "error" ? "not captured" : "cut", place);
  }
  return isAny;
}
