import { type CommandLine, commandCoverage, selectsRows } from "./command-line.ts";
import type { Coverage, ProtocolCoverage, Socket } from "./snapshot.ts";

/** What one output in the text says of its own completeness. */
export interface OutputCoverage {
  view: "inside" | "outside";
  tcp: ProtocolCoverage;
  udp: ProtocolCoverage;
}

/** Joins what an output shows with what its command line says; a filter on the command makes both unknown. */
export function outputCoverage(
  view: "inside" | "outside",
  shown: { tcp: ProtocolCoverage; udp: ProtocolCoverage },
  command: CommandLine | null,
): OutputCoverage {
  const asked = command === null ? null : commandCoverage(command);
  if (command !== null && selectsRows(command)) return { view, tcp: "unknown", udp: "unknown" };
  const join = (own: ProtocolCoverage, said: ProtocolCoverage | undefined) =>
    own === "listed" || said === undefined || said === "unknown" ? own : said;
  return { view, tcp: join(shown.tcp, asked?.tcp), udp: join(shown.udp, asked?.udp) };
}

/** Coverage of a whole text: what one of its outputs lists is listed. */
export function coverageOf(outputs: readonly OutputCoverage[], sockets: readonly Socket[]): Coverage {
  return {
    tcp: best(outputs.map((output) => output.tcp)),
    udp: best(outputs.map((output) => output.udp)),
    processNames: processNames(sockets),
    viewpoint:
      outputs.length > 0 && outputs.every((output) => output.view === "outside") ? "outside" : "inside",
  };
}

function best(each: ProtocolCoverage[]): ProtocolCoverage {
  if (each.includes("listed")) return "listed";
  return each.length === 0 || each.includes("unknown") ? "unknown" : "left-out";
}

function processNames(sockets: readonly Socket[]): Coverage["processNames"] {
  let named = 0;
  for (const socket of sockets) if (socket.process !== null) named++;
  if (named === 0) return "none";
  return named === sockets.length ? "all" : "some";
}
