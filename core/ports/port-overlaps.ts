import type { PortElement, PortList } from "./port-list.ts";
import { highestPort } from "./port-set.ts";

/** An element without which the list would mean the same. */
export interface PortOverlap {
  element: PortElement;
  /**
   * The elements that already match its ports: the first of them for a duplicate, one or several that cover
   * it.
   */
  coveredBy: PortElement[];
  kind: "duplicate" | "covered";
}

/**
 * The elements of a list that could be removed, all at once: later ones that mean the same as an earlier one, and
 * ones whose ports all belong to others. Elements that match no port are left out. In order of the list.
 */
export function portListOverlaps(list: PortList): PortOverlap[] {
  const elements = list.elements.filter(({ ports }) => !ports.isEmpty);
  const overlaps = duplicatesIn(elements);
  const distinct = elements.filter((element) => !overlaps.has(element));
  const patterns = distinct.filter(({ ports }) => ports.size > 1);
  for (const element of distinct) {
    const port = element.ports.lowest!;
    const cover = patterns.find(
      (other) => other !== element && other.ports.has(port) && element.ports.isSubsetOf(other.ports),
    );
    if (cover) {
      overlaps.set(element, { element, coveredBy: [cover], kind: "covered" });
    }
  }
  addCoveredTogether(
    distinct.filter((element) => !overlaps.has(element)),
    overlaps,
  );
  return elements.flatMap((element) => overlaps.get(element) ?? []);
}

function duplicatesIn(elements: readonly PortElement[]): Map<PortElement, PortOverlap> {
  const overlaps = new Map<PortElement, PortOverlap>();
  const earlier = new Map<number, PortElement[]>();
  for (const element of elements) {
    const lowest = element.ports.lowest!;
    const sameStart = earlier.get(lowest) ?? [];
    earlier.set(lowest, sameStart);
    const first = sameStart.find(
      (other) => other.ports === element.ports || other.ports.equals(element.ports),
    );
    if (first) {
      overlaps.set(element, { element, coveredBy: [first], kind: "duplicate" });
    } else {
      sameStart.push(element);
    }
  }
  return overlaps;
}

/** Adds elements that only several others cover together; from the last one on, so that earlier ones stay. */
function addCoveredTogether(elements: readonly PortElement[], overlaps: Map<PortElement, PortOverlap>): void {
  const patterns = elements.filter(({ ports }) => ports.size > 1);
  // At least two others, because what a single one covers is known already.
  if (patterns.length < 3) {
    return;
  }
  const covered = new Uint32Array(highestPort + 1);
  for (const element of patterns) {
    for (const port of element.ports) {
      covered[port]!++;
    }
  }
  for (const element of [...patterns].reverse()) {
    const ports = [...element.ports];
    if (ports.every((port) => covered[port]! > 1)) {
      for (const port of ports) {
        covered[port]!--;
      }
      const coveredBy = patterns.filter(
        (other) => other !== element && !overlaps.has(other) && ports.some((port) => other.ports.has(port)),
      );
      overlaps.set(element, { element, coveredBy, kind: "covered" });
    }
  }
}
