import type { Check } from "../../../semantics/policy.ts";
import { neverDecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import type { CompileCheck, Compiled } from "../compiled.ts";
import { bannerProblem, lookForBanner } from "./banner-check.ts";
import { commandsOf, type DeviceCheck, deviceNeeds, judgeDevice, letterCaseOf } from "./device-check.ts";
import { type Family, families, type Kind } from "./families.ts";
import { itemProblem, lookForItem } from "./item-check.ts";
import { lineProblem, lookForLines } from "./line-check.ts";
import { numberOfLines } from "./number-of-lines.ts";
import { devicePatterns } from "./patterns.ts";
import { lookForRandomness, secretOf } from "./randomness-check.ts";
import { lookForOutput, showCommand, showProblem } from "./show-check.ts";
import { onVersion } from "./version-gate.ts";

/** Returns the compiler of a check for network devices; undefined if its kind is not judged. */
export function deviceCompilerOf({ tree, itemType, builtin }: Check): CompileCheck | undefined {
  const family = families.get(tree.checkType ?? "");
  if (family === undefined || builtin !== undefined) return undefined;
  const kind = family.kinds[itemType ?? ""];
  return kind && ((source) => compile(source, family, kind));
}

/** How to look for a kind of check, or why that can't be done: a sentence. */
type Compile = (source: CheckSource, family: Family) => Looked;

type Looked =
  | ({ ok: true } & Pick<DeviceCheck, "look"> & Partial<Pick<DeviceCheck, "commands" | "readsProse">>)
  | { ok: false; reason: string };

const compilers: Readonly<Record<Kind, Compile>> = {
  item: (source, family) =>
    unless(itemProblem(source, false), () => ({ look: lookForItem(source, family, false) })),
  "item-not": (source, family) =>
    unless(itemProblem(source, true), () => ({ look: lookForItem(source, family, true) })),
  lines: compileLines,
  banner: (source, family) =>
    unless(bannerProblem(source), () => ({
      look: lookForBanner(source, family, "delimited"),
      readsProse: true,
    })),
  "banner-value": (source, family) =>
    unless(bannerProblem(source), () => ({
      look: lookForBanner(source, family, "quoted"),
      readsProse: true,
    })),
  randomness: (source) => {
    const found = secretOf(source);
    return found.ok ? { ok: true, look: lookForRandomness(source, found.secret) } : found;
  },
  show: (source) => {
    const count = numberOfLines(source);
    if (!count.ok) return count;
    return unless(showProblem(source), () => ({
      look: lookForOutput(count.count),
      commands: [showCommand(source)],
    }));
  },
};

function compileLines(source: CheckSource, family: Family): Looked {
  const count = numberOfLines(source);
  if (!count.ok) return count;
  return unless(lineProblem(source), () => ({ look: lookForLines(source, family, count.count) }));
}

function unless(
  problem: string | undefined,
  looked: () => Omit<Extract<Looked, { ok: true }>, "ok">,
): Looked {
  return problem === undefined ? { ok: true, ...looked() } : { ok: false, reason: problem };
}

function compile(source: CheckSource, family: Family, kind: Kind): Compiled {
  const looked = compilers[kind](source, family);
  const commands = (looked.ok ? looked.commands : undefined) ?? commandsOf(source, family);
  const needs = deviceNeeds(commands);
  const never = (reason: string): Compiled => ({ judge: neverDecided("undocumented", reason), needs });
  if (!looked.ok) return never(looked.reason);
  const patterns = devicePatterns(source);
  if (!patterns.ok) return never(patterns.reason);
  const judge = judgeDevice({
    family,
    commands,
    patterns: patterns.patterns,
    letterCase: letterCaseOf(source, family),
    look: looked.look,
    readsProse: looked.readsProse ?? false,
  });
  return { judge: onVersion(source, judge), needs };
}
