import type { Found, Place, Why } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { rememberFor } from "../../../text/remember.ts";
import { type Asked, askedAsFile, askedBy } from "./asked.ts";

/** An answer that a host shows, and how to find it again. */
interface ShownAnswer {
  asked: Asked;
  find: () => Found<"command"> | Found<"file">;
}

/** What is known about the answer to a request. mayGoOn: nothing below it shows where it ends. */
export type FoundAnswer =
  | { is: "present"; text: Place; mayGoOn: boolean }
  | { is: "unknown"; why: Why; places: readonly Place[] };

/** Everything that may be an answer. Policies have hundreds of checks for one host. */
const answersIn = rememberFor((observations: Observations): readonly ShownAnswer[] => [
  ...observations.keys("command").flatMap((key) => {
    const asked = askedBy(key);
    return asked === undefined ? [] : [{ asked, find: () => observations.ask("command", key) }];
  }),
  ...observations.keys("file").flatMap((path) => {
    const asked = askedAsFile(path);
    return asked === undefined ? [] : [{ asked, find: () => observations.ask("file", path) }];
  }),
]);

/** Finds the answer to a request. If several are shown, all must be the same. */
export function findAnswer(observations: Observations, isAnswer: (asked: Asked) => boolean): FoundAnswer {
  const found = answersIn(observations)
    .filter(({ asked }) => isAnswer(asked))
    .map(({ find }) => find());
  const texts: Answer[] = [];
  let unknown: Extract<FoundAnswer, { is: "unknown" }> | undefined;
  for (const one of found) {
    const text = textIn(one);
    if ("why" in text) unknown ??= { is: "unknown", ...text };
    else texts.push(text);
  }
  const first = texts.find(({ mayGoOn }) => !mayGoOn) ?? texts[0];
  if (unknown?.why === "conflict" || (unknown !== undefined && first === undefined)) return unknown;
  if (first === undefined) return { is: "unknown", why: "not captured", places: [] };
  const shown = textOf(first.text);
  const other = texts.find(({ text }) => textOf(text) !== shown);
  return other === undefined
    ? { is: "present", ...first }
    : { is: "unknown", why: "conflict", places: [first.text, other.text] };
}

type Answer = Omit<Extract<FoundAnswer, { is: "present" }>, "is">;

function textIn(found: Found<"command"> | Found<"file">): Answer | { why: Why; places: readonly Place[] } {
  if (found.is !== "present") {
    return found.is === "unknown" ? found : { why: "not captured", places: found.places };
  }
  // A document shows its own end.
  const mayGoOn = found.partial === "cut";
  if (found.partial !== undefined && !mayGoOn) return { why: found.partial, places: found.places };
  const [value] = found.values;
  if ("output" in value!) return { text: value.output, mayGoOn };
  if (value!.selectedBy !== undefined) return { why: "other pattern", places: found.places };
  return { text: value!.text, mayGoOn };
}

function textOf({ source, start, end }: Place): string {
  return source.text.slice(start, end).trim();
}
