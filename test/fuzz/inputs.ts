import { seeded } from "../mutation/random.ts";
import { type Texts, targets } from "./targets.ts";

/** The input of one run: the same for the same seed, run, targets and texts. */
export function inputOf(
  seed: number,
  run: number,
  names: readonly string[],
  texts: Texts,
): { name: string; input: string } {
  const name = names[run % names.length]!;
  const random = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b));
  return { name, input: targets[name]!.make(random, texts) };
}
