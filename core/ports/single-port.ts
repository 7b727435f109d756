import { highestPort } from "./port-set.ts";

/** What is wrong with a value that must be one port; half-open offsets into the text. */
export interface SinglePortProblem {
  kind: "empty-port" | "port-list" | "port-pattern" | "port-out-of-range" | "leading-zeros";
  message: string;
  start: number;
  end: number;
}

export type SinglePort = { ok: true; port: number } | { ok: false; problem: SinglePortProblem };

/** Reads the decoded value of a keyword that takes a single port: `ports` or `port_no` of AUDIT_PROCESS_ON_PORT (G 172, 292). */
export function parseSinglePort(text: string): SinglePort {
  const own = text.trim();
  const start = text.length - text.trimStart().length;
  const refuse = (kind: SinglePortProblem["kind"], message: string): SinglePort => ({
    ok: false,
    problem: {
      kind,
      message,
      start: own === "" ? 0 : start,
      end: own === "" ? text.length : start + own.length,
    },
  });
  if (own === "") {
    return refuse("empty-port", "The port is missing. Write one port number, such as 22.");
  }
  if (/^[0-9]+$/.test(own)) {
    const port = Number(own);
    if (port < 1 || port > highestPort) {
      return refuse(
        "port-out-of-range",
        `${own} is not a port number: ports go from 1 to ${highestPort}. Correct it.`,
      );
    }
    if (own.startsWith("0")) {
      return refuse(
        "leading-zeros",
        `Tenable does not document whether ${own} means port ${port}. Write ${port}.`,
      );
    }
    return { ok: true, port };
  }
  return own.includes(",")
    ? refuse(
        "port-list",
        `${own} is a list, but only one port can be given here. Write a check for each port.`,
      )
    : refuse(
        "port-pattern",
        `${own} is not a port number. Write one number from 1 to ${highestPort}, such as 22.`,
      );
}
