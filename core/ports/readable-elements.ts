import { highestPort, type PortSet } from "./port-set.ts";

/** Shorter runs are easier to review as single numbers. */
const shortestRun = 4;

/**
 * Port elements for a set as a person would write them: numbers in ascending order, and runs of four or more
 * ports as patterns such as `808[0-9]`. Ports that are not adjacent never share an element: 22 and 23 stay
 * apart from 2, so that it is visible which port was added. Port 0 can't be written and is left out. Uses
 * that 65536 and above are not ports.
 */
export function readableElementsFor(set: PortSet): string[] {
  const elements: string[] = [];
  for (const [lo, hi] of set.ranges()) {
    for (let length = 1; length <= 5; length++) {
      const lowest = Math.max(lo, length === 1 ? 1 : 10 ** (length - 1));
      const highest = Math.min(hi, 10 ** length - 1);
      if (lowest <= highest) addRun(elements, lowest, highest);
    }
  }
  return elements;
}

/** @param lo has as many digits as `hi` */
function addRun(elements: string[], lo: number, hi: number): void {
  // Numbers above the highest port may be matched too, which avoids odd ends.
  const end = hi === highestPort && hi - lo + 1 >= shortestRun ? 69_999 : hi;
  let alone = lo;
  for (const box of boxesOf(lo, end)) {
    if (Math.min(box.size, hi - box.lo + 1) < shortestRun) continue;
    addNumbers(elements, alone, box.lo - 1);
    elements.push(box.text);
    alone = box.lo + box.size;
  }
  addNumbers(elements, alone, hi);
}

function addNumbers(elements: string[], lo: number, hi: number): void {
  for (let port = lo; port <= hi; port++) elements.push(String(port));
}

/**
 * The numbers that one pattern denotes: some leading digits, a class of one digit, and any digits after it.
 */
interface Box {
  lo: number;
  size: number;
  text: string;
}

/** Splits a run into boxes, in ascending order, each as large as possible. */
function boxesOf(lo: number, hi: number): Box[] {
  const boxes: Box[] = [];
  for (let at = lo; at <= hi; ) {
    let unit = 1;
    while (at % (unit * 10) === 0 && at + unit * 10 - 1 <= hi && unit * 10 <= at) unit *= 10;
    const first = Math.floor(at / unit) % 10;
    const count = Math.min(10 - first, Math.floor((hi - at + 1) / unit));
    const prefix = Math.floor(at / unit / 10);
    const size = count * unit;
    const digits = String(unit).length - 1;
    boxes.push({ lo: at, size, text: `${prefix || ""}${classOf(first, count)}${"[0-9]".repeat(digits)}` });
    at += size;
  }
  return boxes;
}

/** `7`, `[89]`, `[2-5]` */
function classOf(first: number, count: number): string {
  const last = first + count - 1;
  if (count === 1) return String(first);
  return count === 2 ? `[${first}${last}]` : `[${first}-${last}]`;
}
