import { highestPort, PortSet } from "./port-set.ts";

/**
 * The shortest list found of port elements that together denote exactly the set: plain numbers and patterns
 * of digits and digit classes such as `10[3-9][0-9]`. Port 0 can't be written and is left out. No element
 * contains a comma. Uses that 65536 and above are not ports: 10000–65535 is `[1-6][0-9][0-9][0-9][0-9]`.
 */
export function portElementsFor(set: PortSet): string[] {
  const elements: string[] = [];
  const ranges = set.ranges();
  for (let length = 1; length <= 5; length++) {
    // Most sets only have numbers of one length, and a block has up to 100,000.
    if (!ranges.some(([lo, hi]) => hi >= Math.max(1, 10 ** (length - 1)) && lo < 10 ** length)) continue;
    const block = blockOf(set, length);
    const boxes = fewestBoxes(block, boxesOf(block, length));
    for (const box of boxes.sort((a, b) => lowestOf(a) - lowestOf(b))) elements.push(textOf(box));
  }
  return elements;
}

/** The numbers of one length: those that must be covered, and those that may be; the index is the number. */
interface Block {
  must: Uint8Array;
  may: Uint8Array;
}

/** For each position from the left, the allowed digits as bits 0–9. */
type Box = number[];

function blockOf(set: PortSet, length: number): Block {
  const size = 10 ** length;
  const lowest = length === 1 ? 1 : size / 10;
  const must = new Uint8Array(size);
  const may = new Uint8Array(size);
  for (const [lo, hi] of set.ranges()) {
    must.fill(1, Math.max(lo, lowest), hi + 1);
    may.fill(1, Math.max(lo, lowest), hi + 1);
  }
  may.fill(1, highestPort + 1);
  return { must, may };
}

/** Disjoint boxes that cover the block: digits with compatible rests are joined, and so on recursively. */
function boxesOf({ must, may }: Block, length: number): Box[] {
  if (length === 0) {
    return must[0] ? [[]] : [];
  }
  const rest = must.length / 10;
  const groups: { digits: number; block: Block }[] = [];
  for (let digit = 0; digit <= 9; digit++) {
    const block = {
      must: must.slice(digit * rest, (digit + 1) * rest),
      may: may.slice(digit * rest, (digit + 1) * rest),
    };
    if (block.must.includes(1)) {
      const group = groups.find(
        (other) => isWithin(block.must, other.block.may) && isWithin(other.block.must, block.may),
      );
      if (group) {
        group.digits |= 1 << digit;
        group.block.must.forEach((bit, i) => {
          group.block.must[i] = bit | block.must[i]!;
          group.block.may[i]! &= block.may[i]!;
        });
      } else {
        groups.push({ digits: 1 << digit, block });
      }
    }
  }
  return groups.flatMap(({ digits, block }) => boxesOf(block, length - 1).map((box) => [digits, ...box]));
}

function isWithin(inner: Uint8Array, outer: Uint8Array): boolean {
  return inner.every((bit, i) => bit <= outer[i]!);
}

/**
 * Adds digits to a box as long as it stays within what may be covered, so that other boxes become redundant.
 */
function widen({ must, may }: Block, box: Box): Box {
  let wide = box;
  for (let place = box.length - 1; place >= 0; place--) {
    for (let digit = 0; digit <= 9; digit++) {
      if ((wide[place]! & (1 << digit)) === 0) {
        const added = wide.with(place, 1 << digit);
        const useful = !everyNumberIn(added, (number) => must[number] === 0);
        if (useful && everyNumberIn(added, (number) => may[number] === 1)) {
          wide = wide.with(place, wide[place]! | (1 << digit));
        }
      }
    }
  }
  return wide;
}

/** Drops boxes that the others cover once they are widened, and keeps the rest as narrow as possible. */
function fewestBoxes(block: Block, boxes: readonly Box[]): Box[] {
  const covered = new Uint16Array(block.must.length);
  const count = (numbers: readonly number[], by: 1 | -1) => {
    for (const number of numbers) {
      covered[number]! += by;
    }
  };
  const covers = boxes.map((box) => {
    const wide = widen(block, box);
    return { box, wide, numbers: numbersIn(wide).filter((number) => block.must[number]) };
  });
  for (const { numbers } of covers) {
    count(numbers, 1);
  }
  const kept = covers
    .sort((a, b) => a.numbers.length - b.numbers.length)
    .filter(({ numbers }) => {
      const needed = numbers.some((number) => covered[number] === 1);
      if (!needed) {
        count(numbers, -1);
      }
      return needed;
    });
  return kept.map(({ box, wide, numbers }) => {
    const narrow = new Set(numbersIn(box));
    const added = numbers.filter((number) => !narrow.has(number));
    if (added.some((number) => covered[number] === 1)) {
      return wide;
    }
    count(added, -1);
    return box;
  });
}

function numbersIn(box: Box): number[] {
  const numbers: number[] = [];
  everyNumberIn(box, (number) => numbers.push(number) > 0);
  return numbers;
}

/** Checks number by number, in ascending order, until one fails. */
function everyNumberIn(box: Box, holds: (number: number) => boolean, place = 0, number = 0): boolean {
  if (place === box.length) {
    return holds(number);
  }
  for (let digit = 0; digit <= 9; digit++) {
    if (box[place]! & (1 << digit) && !everyNumberIn(box, holds, place + 1, number * 10 + digit)) {
      return false;
    }
  }
  return true;
}

function digitsIn(digits: number): number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => digits & (1 << digit));
}

function lowestOf(box: Box): number {
  return box.reduce((number, digits) => number * 10 + digitsIn(digits)[0]!, 0);
}

function textOf(box: Box): string {
  return box.map(classOf).join("");
}

/** `7`, `[89]`, `[2-57]`. */
function classOf(digits: number): string {
  const members = digitsIn(digits);
  if (members.length === 1) {
    return String(members[0]);
  }
  // A class of digits is written like a set of ports: runs of three or more become a-b.
  const runs = PortSet.of(members).ranges();
  return `[${runs.map(([lo, hi]) => (hi - lo > 1 ? `${lo}-${hi}` : lo === hi ? lo : `${lo}${hi}`)).join("")}]`;
}
