import { type Json, readJson } from "../../../jq/json.ts";
import type { Program } from "../../../jq/program.ts";
import { isList, isObject } from "../../../jq/values.ts";
import type { Place } from "../../../observations/observation.ts";
import { rememberFor } from "../../../text/remember.ts";
import { namespacesOf } from "../../../xml/namespaces.ts";
import { readXml } from "../../../xml/xml-tree.ts";
import { compileTransform } from "../../../xml/xsl/transform.ts";
import { problemInJson } from "./problem-in-json.ts";
import { problemInXml } from "./problem-in-xml.ts";

/** What a transform prints for an answer, in one reading of what is not documented. */
export interface Printed {
  text: string;
  /** The same as a text of its own, which is not part of the host's texts. */
  place: Place;
  /**
   * How this reading differs from the first one: the rest of `It depends on …, and that is not documented.`
   */
  about: string;
  /** Whether the output of a for-each for several elements is one line. */
  repeats?: boolean;
}

/** The readings, or why they are not known: a whole sentence. isPartial: another answer would show it. */
export type PrintedReadings =
  | { ok: true; readings: readonly Printed[] }
  | { ok: false; reason: string; isPartial: boolean };

/** Several checks look at one answer. */
const jsonOf = rememberFor(({ source, start, end }: Place) => {
  const read = readJson(source.text.slice(start, end));
  return { read, problem: read.ok ? problemInJson(read.value) : read.reason };
});
const xmlOf = rememberFor(({ source, start, end }: Place) => {
  const read = readXml(source.text.slice(start, end).trimStart());
  return { read, problem: read.ok ? problemInXml(read.root) : read.reason };
});

/** Does the document show its own end? `12` may be the beginning of `123`. */
export function endsByItself(answer: Place): boolean {
  const { read } = /^\s*</.test(answer.source.text.slice(answer.start, answer.start + 100))
    ? xmlOf(answer)
    : jsonOf(answer);
  return read.ok && ("root" in read || isObject(read.value) || isList(read.value));
}

/** Makes a reading, once, so that what is found in it is kept with it. */
function printedText(text: string, about: string, repeats = false): Printed {
  const place: Place = { source: { text, firstLine: 1, from: "output" }, start: 0, end: text.length };
  return { text, place, about, repeats };
}

/** What transforms printed for an answer; `room` is how much more is kept, in UTF-16 code units. */
const keptFor = rememberFor((_: Place) => ({ printed: new Map<string, PrintedReadings>(), room: 4_000_000 }));

/**
 * Computes what a transform prints for an answer only once: an editor evaluates a policy at each keystroke,
 * and neither the answer nor most of the transforms change.
 *
 * @param transform everything that the result depends on, as a string
 */
export function rememberPrinted(
  transform: string,
  answer: Place,
  print: () => PrintedReadings,
): PrintedReadings {
  const kept = keptFor(answer);
  const known = kept.printed.get(transform);
  if (known !== undefined) return known;
  const printed = print();
  const length = printed.ok ? printed.readings.reduce((sum, { text }) => sum + text.length, 0) : 0;
  kept.room -= transform.length + length;
  if (kept.room > 0) kept.printed.set(transform, printed);
  return printed;
}

/** @param isListed the answer may be one of several, which the scanner puts into a list */
export function printedByJq(program: Program, answer: Place, isListed: boolean): PrintedReadings {
  const { read, problem } = jsonOf(answer);
  if (!read.ok || problem !== undefined) return partial(problem!);
  const single: { input: Json; about: string }[] = [{ input: read.value, about: "" }];
  if (isListed && isObject(read.value)) {
    single.push({ input: [read.value], about: "whether the answer is one of several in a list" });
  }
  const readings: Printed[] = [];
  let stopped: string | undefined;
  for (const { input, about } of single) {
    for (const style of ["compact", "pretty"] as const) {
      const printed = program.run(input, style);
      if (printed.ok) readings.push(printedText(printed.text, about || "how lists and objects are printed"));
      else if (printed.isStopped) stopped = printed.reason;
      else return { ok: false, reason: printed.reason, isPartial: false };
    }
  }
  if (readings.length === 0) {
    return { ok: false, reason: `jq stops at the answer: ${stopped}.`, isPartial: true };
  }
  return { ok: true, readings };
}

/** @param sheets the statements, combined in each way in which the scanner may do it */
export function printedByXsl(sheets: readonly string[], answer: Place): PrintedReadings {
  const { read, problem } = xmlOf(answer);
  if (!read.ok || problem !== undefined) return partial(problem!);
  const namespaces = namespacesOf(read.root);
  const readings: Printed[] = [];
  for (const sheet of sheets) {
    const compiled = compileTransform(sheet, namespaces);
    const printed = compiled.ok ? compiled.transform.run(read.root) : compiled;
    if (!printed.ok) return { ok: false, reason: printed.reason, isPartial: false };
    const repeats = printed.repeats && !printed.text.trim().includes("\n");
    readings.push(printedText(printed.text, "how several xsl_stmt are put together", repeats));
    const signs = "whether signs such as & are printed as XML has them";
    readings.push(printedText(escapeText(printed.text), signs));
  }
  return { ok: true, readings };
}

function partial(problem: string): PrintedReadings {
  return { ok: false, reason: `The answer ${problem}.`, isPartial: true };
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
