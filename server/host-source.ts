import type { Snapshot } from "../core/index.ts";
import { summaryOf } from "./features/evaluate.ts";
import type { HostSource, HostSummary, ProtocolExpectation, ProtocolStatus } from "./protocol.ts";
import { readText, type SourceText, sourceText } from "./snapshot-source.ts";

/** What a host showed, and the same in the words of the protocol. `snapshot` is missing where nothing could be read. */
export interface ReadHost {
  summary: HostSummary;
  snapshot?: Snapshot;
}

/** Joins the files of a host to one text and reads that, so that processes and hashes find their sockets. */
export function readHost(source: HostSource): ReadHost {
  const joined = joinFiles(source);
  if (joined.problem !== undefined) return unreadHost(source, joined.problem);
  const { snapshot, problem } = readText(joined.text, joined.warnings);
  if (snapshot === undefined) return unreadHost(source, problem);
  const { groups = [], expectations = [], sockets } = snapshot;
  return {
    snapshot,
    summary: {
      id: source.id,
      name: snapshot.host ?? source.name,
      groups,
      expectations: expectations.flatMap(({ state, check, line }): ProtocolExpectation[] =>
        isStatus(state) ? [{ status: state, check, line }] : [],
      ),
      snapshot: summaryOf(source.name, snapshot),
      sockets: sockets.map(({ proto, address, port, process, pid, line }) => ({
        proto,
        address,
        port,
        process,
        pid,
        line,
      })),
      firstLines: joined.firstLines,
    },
  };
}

type JoinedText = SourceText & { firstLines: number[] };

/** The texts of all files, one after another; line numbers count through. */
export function joinFiles({ files }: HostSource): JoinedText {
  const texts: string[] = [];
  const warnings: string[] = [];
  const firstLines: number[] = [];
  let line = 1;
  for (const file of files) {
    const read = sourceText(file);
    if (read.problem !== undefined) return { problem: read.problem, firstLines: [] };
    const text = read.text.endsWith("\n") || file === files.at(-1) ? read.text : `${read.text}\n`;
    firstLines.push(line);
    line += text.split("\n").length - 1;
    texts.push(text);
    warnings.push(
      ...read.warnings.map((warning) => (files.length > 1 ? `${file.name}: ${warning}` : warning)),
    );
  }
  return { text: texts.join(""), warnings, firstLines };
}

function unreadHost({ id, name }: HostSource, problem: string): ReadHost {
  const summary = {
    id,
    name,
    groups: [],
    expectations: [],
    snapshot: summaryOf(name, undefined),
    sockets: [],
    firstLines: [],
    problem,
  };
  return { summary };
}

const statuses: readonly string[] = [
  "PASSED",
  "FAILED",
  "WARNING",
  "ERROR",
  "NOT_EVALUATED",
] satisfies ProtocolStatus[];

function isStatus(state: string): state is ProtocolStatus {
  return statuses.includes(state);
}
