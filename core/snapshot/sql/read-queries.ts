import type { Place, QueryAnswer, Source } from "../../observations/observation.ts";
import { readFrontLines } from "../front-lines.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { addQueriedValues } from "../ibm-i/queried-values.ts";
import { cleanText } from "../transcript/clean-text.ts";
import { readAnswer } from "./read-answer.ts";
import { cutQueries, isSqlSession } from "./sql-session.ts";

/**
 * Adds what a database answered, if the text is from its client. Returns false, and adds nothing, if it is
 * something else.
 *
 * @param linesBefore lines of the host's texts before this one
 */
export function readQueries(text: string, drafts: Drafts, linesBefore: number): boolean {
  if (!isSqlSession(text)) return false;
  const source: Source = { text: cleanText(text), firstLine: linesBefore + 1, from: "output" };
  readFrontLines(drafts.first, source.text, linesBefore);
  const { observations } = drafts.first;
  const exchanges = cutQueries(source).map((exchange) => ({
    ...exchange,
    read: readAnswer(exchange.output),
  }));
  // An answer that can't be read may differ from another answer to the same query.
  const unread = new Set(
    exchanges.filter(({ read, output }) => read.is === "unread" && isSaid(output)).map(({ key }) => key),
  );
  for (const { key, at, output, end, read } of exchanges) {
    observations.startOutput();
    const place = output.end > output.start ? output : at;
    if (read.is === "answer" && !unread.has(key)) {
      // A count proves the end of an answer as well as what follows the last row.
      const isOpen = end === "open" && !read.isCounted;
      const answer: QueryAnswer = isOpen ? { ...read.answer, mayGoOn: true } : read.answer;
      addQueriedValues(answer, observations, end === "cut" && !read.isCounted);
      observations.add("answer", key, answer, place, end === "cut" && !read.isCounted ? "cut" : undefined);
    } else observations.addUnknown("answer", key, read.is === "error" ? "not captured" : "cut", place);
  }
  return exchanges.length > 0;
}

function isSaid({ source, start, end }: Place): boolean {
  return source.text.slice(start, end).trim() !== "";
}
