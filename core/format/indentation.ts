/** Determines the indentation of a policy from that of its elements. */

/**
 * The elements whose content is indented in the same way: most published policies don't indent inside of
 * `check_type` and `group_policy`, and people indent keywords differently than branches.
 */
export type Place = "check_type" | "group_policy" | "if" | "branch" | "keywords";

export interface Indentation {
  /** One level of indentation, by place: blanks or a tab, or nothing. */
  units: Readonly<Record<Place, string>>;
  /** Indentations that are also habits of the file, because enough elements use them. */
  habits: Readonly<Record<Place, ReadonlySet<string>>>;
}

/** An element, by the indentation of the lines inside of it. */
export interface IndentedElement {
  place: Place;
  /**
   * For each line, the indentation relative to that of the tag; undefined if the line does not begin like
   * that of the tag.
   */
  units: readonly (string | undefined)[];
}

/**
 * The possible indentations of a policy: its own habits, place by place, if it has any, and one unit for
 * everything.
 * @param unit one level if the policy shows none
 */
export function shownIndentations(elements: readonly IndentedElement[], unit: string): Indentation[] {
  const shown = shownUnit(linesOf(elements.filter(isFree)));
  const one = oneUnit(elements, shown ?? unit);
  if (shown === undefined) return [one];
  const own = ownUnits(elements, shown);
  return isOneUnit(own, one) ? [one] : [own, one];
}

/** The most frequent indentation. Single lines that differ are slips, not a style. */
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

/** The unit that all lines of an element share; undefined if they differ. */
export function sharedUnit([first, ...others]: IndentedElement["units"]): string | undefined {
  return others.every((unit) => unit === first) ? first : undefined;
}

/** How many elements, and which share of those in a place, must use an indentation to make it a habit. */
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

/** For each place, what more than half of its elements use, else the unit of most lines of the policy. */
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

/** Is the element not one of those whose content is usually in the first column? */
function isFree({ place }: IndentedElement): boolean {
  return place !== "check_type" && place !== "group_policy";
}

function isIndented(unit: string): boolean {
  return unit !== "";
}

/** The first of equally frequent ones. */
function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let most: string | undefined;
  for (const [unit, count] of counts) {
    if (most === undefined || count > counts.get(most)!) most = unit;
  }
  return most;
}
