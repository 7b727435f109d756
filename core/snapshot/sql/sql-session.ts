import type { Place, Source } from "../../observations/observation.ts";
import { markedQueryKey, queryKey } from "../../observations/query-key.ts";
import { isStatement, sqlPromptAt } from "./sql-prompt.ts";

/** A query that was typed, and what the client printed. */
export interface SqlExchange {
  /** The key of its observation; see `queryKey`. */
  key: string;
  /** Where the query begins. */
  at: Place;
  output: Place;
  /**
   * shown: a prompt, the heading of another answer or the final mark follows; open: the text ends with a
   * whole line, which may be the last of the answer; cut: it ends where more should follow.
   */
  end: "shown" | "open" | "cut";
}

/**
 * The headings of a capture of queries: above each answer a mark or the query on one line, and one below the
 * last.
 */
const heading = /^-- query(?:: (?<query>.*)| (?<mark>[0-9a-f]{16})\s*)$/;
const closing = /^-- end of queries\s*$/;

interface Open {
  query: string;
  /** Replaces the query in a heading. */
  mark?: string | undefined;
  at: Place;
  /** The query is typed, with continuation prompts on its further lines. */
  isTyped: boolean;
  from: number;
}

/**
 * Splits the text of a database client into queries and answers, by its prompts or by the headings of a
 * capture of queries. Takes time linear in the length of the text.
 *
 * @param source with its text cleaned
 */
export function cutQueries(source: Source): SqlExchange[] {
  const { text } = source;
  const exchanges: SqlExchange[] = [];
  let open: Open | undefined;
  let byHeadings: boolean | undefined;
  const close = (end: number, ends: SqlExchange["end"] = "shown") => {
    if (open === undefined) return;
    const { query, mark, at, from } = open;
    const output: Place = { source, start: Math.min(from, end), end };
    const key = mark === undefined ? queryKey(query) : markedQueryKey(mark);
    if (mark !== undefined || isStatement(query)) exchanges.push({ key, at, output, end: ends });
    open = undefined;
  };
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const next = feed < 0 ? text.length : feed + 1;
    const line = text.slice(start, end);
    const headed = byHeadings === false ? null : heading.exec(line);
    if (headed !== null) {
      byHeadings = true;
      close(start);
      open = {
        query: headed.groups!.query ?? "",
        mark: headed.groups!.mark,
        at: { source, start, end },
        isTyped: false,
        from: next,
      };
    } else if (closing.test(line)) close(start);
    else if (byHeadings !== true) {
      const isOpen: boolean = open?.isTyped === true;
      const prompt = sqlPromptAt(line, isOpen);
      if (prompt?.goesOn && open !== undefined) {
        open.query += `\n${prompt.typed}`;
        open.from = next;
      } else if (prompt !== undefined) {
        close(start);
        byHeadings = false;
        open = { query: prompt.typed, at: { source, start, end }, isTyped: true, from: next };
      } else if (open !== undefined) open.isTyped = false;
    }
    start = next;
  }
  // Headings show where the last answer ends; without them, it may end with the text.
  close(text.length, byHeadings === true || !text.endsWith("\n") ? "cut" : "open");
  return exchanges;
}

/** Is the text from a database client? Quick if it is not. */
export function isSqlSession(text: string): boolean {
  let at = 0;
  for (let looks = 0; looks < mostLooks && at < text.length; looks++) {
    const feed = text.indexOf("\n", at);
    const line = text.slice(at, feed < 0 ? text.length : feed).trimEnd();
    if (line !== "") {
      const headed = heading.exec(line);
      if (headed !== null) return headed.groups!.mark !== undefined || isStatement(headed.groups!.query!);
      const prompt = sqlPromptAt(line, false);
      if (prompt !== undefined) {
        if (isStatement(prompt.typed)) return true;
        if (!isSetting(prompt.typed)) return false;
      } else if (!isGreeting(line)) return false;
    }
    if (feed < 0) return false;
    at = feed + 1;
  }
  return false;
}

/** How many lines before the first query are looked at. */
const mostLooks = 60;

/** Settings that people make before they query. */
function isSetting(typed: string): boolean {
  return /^(?:\\|set\b|use\b|alter session|go$|!|\.|spool|column|$)/i.test(typed.trim());
}

/** What clients print when they start. */
function isGreeting(line: string): boolean {
  return /^(?:#|--|SQL\*Plus|Copyright|Connected|Version|Oracle|Last Successful|Welcome|Your |Server version|Type |psql|SSL|Output format|Pager|Session altered|Database changed|Oracle is|Affiliates|owners|Reading table|You can turn|\(c\)|The default|Changed database|\s|with the|Tuples only|Null display)/i.test(
    line,
  );
}
