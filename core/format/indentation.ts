/** Which indentation a policy shows, from that of its elements. */

/**
 * What the elements are inside of which the indentation is the same: most published policies have nothing inside of
 * `check_type` and `group_policy`, and people indent keywords otherwise than branches.
 */
export type Place = "check_type" | "group_policy" | "if" | "branch" | "keywords";

export interface Indentation {
  /** One level of indentation, by where it is: blanks or a tab, or nothing. */
  units: Readonly<Record<Place, string>>;
  /** Indentations that so many elements keep to that they are habits of the file as well. */
  habits: Readonly<Record<Place, ReadonlySet<string>>>;
}

/** An element as its lines inside show it. */
export interface IndentedElement {
  place: Place;
  /** Of each line, relative to that of the tag; undefined where the line does not begin as that of the tag does. */
  units: readonly (string | undefined)[];
}

/**
 * The indentations that a policy may be said to show: its own habits, place by place, where it shows any, and one unit
 * for all.
 * @param unit one level where the policy shows none
 */
export function shownIndentations(elements: readonly IndentedElement[], unit: string): Indentation[] {
  const shown = shownUnit(linesOf(elements.filter(isFree)));
  const one = oneUnit(elements, shown ?? unit);
  if (shown === undefined) return [one];
  const own = ownUnits(elements, shown);
  return isOneUnit(own, one) ? [one] : [own, one];
}

/** The indentation of most lines that have one. Single lines that don't agree show no style: they slipped. */
function shownUnit(lines: ReadonlyMap<string, number>): string | undefined {
  const indented = [...lines].filter(([unit]) => isIndented(unit));
  const areSlips = indented.length > 1 && indented.every(([, count]) => count === 1);
  return areSlips ? undefined : mostFrequent(new Map(indented));
}

function isOneUnit(own: Indentation, one: Indentation): boolean {
  const places = ["if", "branch", "keywords"] as const;
  return places.every(
    (place) =>
      own.units[place] === one.units[place] &&
      [...own.habits[place]].every((unit) => unit === one.units[place]),
  );
}

/** The unit that all lines of an element share; undefined where they differ. */
export function sharedUnit([first, ...others]: IndentedElement["units"]): string | undefined {
  return others.every((unit) => unit === first) ? first : undefined;
}

/** How many elements have to keep to an indentation, and which share of those of a place, that it is a habit. */
const habit = { elements: 2, share: 0.25 };

const noHabits: Indentation["habits"] = {
  check_type: new Set(),
  group_policy: new Set(),
  if: new Set(),
  branch: new Set(),
  keywords: new Set(),
};

function oneUnit(elements: readonly IndentedElement[], unit: string): Indentation {
  const atMargin = (place: Place) => mostFrequent(linesOf(inside(elements, place))) ?? "";
  return {
    units: {
      check_type: atMargin("check_type"),
      group_policy: atMargin("group_policy"),
      if: unit,
      branch: unit,
      keywords: unit,
    },
    habits: noHabits,
  };
}

/** What more than half of the elements of a place have, else the unit that most lines of the policy show. */
function ownUnits(elements: readonly IndentedElement[], unit: string): Indentation {
  const main = (place: Place) => mainUnit(inside(elements, place)) ?? unit;
  const habits = (place: Place) => habitsOf(inside(elements, place));
  return {
    units: {
      ...oneUnit(elements, unit).units,
      if: main("if"),
      branch: main("branch"),
      keywords: main("keywords"),
    },
    habits: { ...noHabits, if: habits("if"), branch: habits("branch"), keywords: habits("keywords") },
  };
}

function mainUnit(elements: readonly IndentedElement[]): string | undefined {
  const shared = sharedUnits(elements);
  const unit = mostFrequent(shared);
  const count = unit === undefined ? 0 : shared.get(unit)!;
  return count >= habit.elements && count > elements.length / 2 ? unit : undefined;
}

function habitsOf(elements: readonly IndentedElement[]): Set<string> {
  const least = Math.max(habit.elements, habit.share * elements.length);
  const shared = [...sharedUnits(elements)];
  return new Set(shared.filter(([unit, count]) => unit !== "" && count >= least).map(([unit]) => unit));
}

function sharedUnits(elements: readonly IndentedElement[]): Map<string, number> {
  return countOf(elements.map(({ units }) => sharedUnit(units)));
}

function linesOf(elements: readonly IndentedElement[]): Map<string, number> {
  return countOf(elements.flatMap(({ units }) => units));
}

function countOf(units: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const unit of units) if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return counts;
}

function inside(elements: readonly IndentedElement[], place: Place): IndentedElement[] {
  return elements.filter((element) => element.place === place);
}

/** Does the element not belong to those that have their content at the margin mostly? */
function isFree({ place }: IndentedElement): boolean {
  return place !== "check_type" && place !== "group_policy";
}

function isIndented(unit: string): boolean {
  return unit !== "";
}

/** Of equally frequent ones the first. */
function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let most: string | undefined;
  for (const [unit, count] of counts) {
    if (most === undefined || count > counts.get(most)!) most = unit;
  }
  return most;
}
