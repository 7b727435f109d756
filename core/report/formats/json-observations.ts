import { shownThing } from "../../observations/device-key.ts";
import { excerptOf } from "../../observations/excerpt.ts";
import type { Found, Kind, Place, Values } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";

/** How a value of each kind is printed: texts and answers by their number of lines, all others in full. */
const shown: { [K in Kind]: (value: Values[K]) => object } = {
  command: ({ output, exit }) => ({ lines: linesIn(output), ...(exit !== undefined && { exit }) }),
  file: ({ text, selectedBy }) => ({ lines: linesIn(text), ...(selectedBy !== undefined && { selectedBy }) }),
  selection: ({ files }) => ({ lines: files.reduce((sum, { text }) => sum + linesIn(text), 0) }),
  builtin: ({ issues }) => ({ lines: linesIn(issues) }),
  status: asItIs,
  package: asItIs,
  service: asItIs,
  registry: ({ type, data }) => ({ type, data: typeof data === "bigint" ? String(data) : data }),
  registryKey: asItIs,
  setting: asItIs,
  rows: ({ columns, rows, where }) => ({
    columns,
    rows: rows.map((row) => row.map((cell) => cell ?? null)),
    ...(where !== undefined && { where }),
  }),
  answer: ({ columns, rows }) => ({ columns, lines: rows.length }),
  account: asItIs,
  group: asItIs,
  acl: asItIs,
};

/** Everything that a snapshot says something about, to be printed by `observationAsJson`. */
export function listedObservations(observations: Observations | undefined): { kind: Kind; key: string }[] {
  if (observations === undefined) return [];
  return (Object.keys(shown) as Kind[]).flatMap((kind) =>
    observations.keys(kind).map((key) => ({ kind, key })),
  );
}

/** One of them: what it is, the line of the snapshot that shows it, and its values or why there are none. */
export function observationAsJson(
  observations: Observations,
  { kind, key }: { kind: Kind; key: string },
): object {
  const found: Found<Kind> = observations.ask(kind, key);
  const [place] = found.places;
  const why = found.is === "present" ? found.partial : found.is === "unknown" ? found.why : undefined;
  return {
    ...shownThing(kind, key),
    is: found.is,
    ...(place !== undefined && { line: excerptOf(place).line }),
    ...(why !== undefined && { why }),
    ...(found.is === "present" && { values: found.values.map(shown[kind] as (value: unknown) => object) }),
  };
}

function asItIs(value: object): object {
  return value;
}

function linesIn({ source, start, end }: Place): number {
  let lines = 0;
  for (let at = start; at < end; lines++) {
    const feed = source.text.indexOf("\n", at);
    at = feed < 0 ? end : feed + 1;
  }
  return lines;
}
