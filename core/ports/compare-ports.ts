import type { PortSet } from "./port-set.ts";

/** The ports that are in only one of two versions. */
export function comparePorts(before: PortSet, after: PortSet): { added: PortSet; removed: PortSet } {
  return { added: after.minus(before), removed: before.minus(after) };
}
