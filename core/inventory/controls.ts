import type { ListedCheck } from "./list-checks.ts";

/** A control of a framework, and what covers it. */
export interface CoveredControl {
  control: string;
  checks: { path: string; check: ListedCheck }[];
}

/** Collects which checks name which controls of a framework, policy by policy. */
export class ControlCoverage {
  readonly framework: string;
  /** By the control in lower case. */
  readonly #controls = new Map<string, CoveredControl>();
  /** Frameworks that any check names, with the number of times. */
  readonly frameworks = new Map<string, number>();

  /** @param framework as in `reference`; case-insensitive */
  constructor(framework: string) {
    this.framework = framework;
  }

  /** Checks in conditions are not reported, so they cover nothing. */
  add(path: string, checks: readonly ListedCheck[]): void {
    for (const check of checks) {
      if (check.inCondition) continue;
      for (const { framework, control } of check.references) {
        this.frameworks.set(framework, (this.frameworks.get(framework) ?? 0) + 1);
        if (framework.toLowerCase() !== this.framework.toLowerCase()) continue;
        const key = control.toLowerCase();
        const known = this.#controls.get(key);
        if (known === undefined) this.#controls.set(key, { control, checks: [{ path, check }] });
        else known.checks.push({ path, check });
      }
    }
  }

  /** Sorted by name, with numbers in them compared as numbers. */
  covered(): CoveredControl[] {
    return [...this.#controls.values()].sort((one, other) => compareControls(one.control, other.control));
  }

  /** The controls of a catalogue that no check names, in its order. */
  uncovered(catalogue: readonly string[]): string[] {
    return catalogue.filter((control) => !this.#controls.has(control.toLowerCase()));
  }
}

/** `AC-2` before `AC-10`. */
function compareControls(one: string, other: string): number {
  const [left, right] = [one.split(/(\d+)/), other.split(/(\d+)/)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [a, b] = [left[at]!, right[at]!];
    const difference = at % 2 === 1 ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Reads a list of controls, one per line; what comes after `#` is a comment. */
export function readCatalogue(text: string): string[] {
  const controls = text.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*/, "").trim());
  return [...new Set(controls.filter((control) => control !== ""))];
}
