import { formatPortRange } from "./format-port-range.ts";
import { PortSet } from "./port-set.ts";

const mostRangesShown = 8;

/** A set in a few words for a hover: `11 ports: 80, 8080–8089`. Long ones are shortened in the middle. */
export function describePorts(set: PortSet): string {
  if (set.isEmpty) {
    return "no port";
  }
  const count = set.size === 1 ? "1 port" : `${set.size.toLocaleString("en-US")} ports`;
  const subject = set.equals(PortSet.all) ? `all ${count}` : count;
  return `${subject}: ${rangesInShort(set).join(", ")}`;
}

function rangesInShort(set: PortSet): string[] {
  const ranges = set.ranges().map(formatPortRange);
  return ranges.length <= mostRangesShown
    ? ranges
    : [...ranges.slice(0, mostRangesShown - 1), "…", ranges.at(-1)!];
}
