import type { Need } from "../../observations/observation.ts";
import { always, type Judge } from "../outcome.ts";
import type { CheckSource } from "./check-source.ts";

/** A check compiled for any number of hosts. */
export interface Compiled {
  judge: Judge;
  /** What the check looks at, which is known without a host. */
  needs: readonly Need[];
  /** Why the check is NOT_EVALUATED on every host: a sentence. */
  unjudged?: string;
}

/** Compiles the checks of an item type. */
export type CompileCheck = (source: CheckSource) => Compiled;

/** A check that is never judged. */
export function unjudged(reason: string): Compiled {
  return { judge: always("NOT_EVALUATED", reason), needs: [], unjudged: reason };
}
