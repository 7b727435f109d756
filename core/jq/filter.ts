import type { Work } from "../text/beyond.ts";
import type { Json } from "./json.ts";

/** What a part of a program returns for a value: nothing, one value or several. */
export type Filter = (input: Json, run: Run) => Iterable<Json>;

/** What a program knows while it runs: the values of its variables, and how much it may still do. */
export interface Run {
  variables: Variables | undefined;
  work: Work;
}

/** A linked list, so that closures made earlier keep their values. */
export interface Variables {
  name: string;
  value: Json;
  outer: Variables | undefined;
}

export function variable(name: string, { variables }: Run): Json {
  for (let one = variables; one !== undefined; one = one.outer) if (one.name === name) return one.value;
  throw new Error(`The variable ${name} was compiled and has no value.`);
}
