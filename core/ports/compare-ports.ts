import type { PortSet } from "./port-set.ts";

/** The ports that are only in the one or only in the other of two versions. */
export function comparePorts(before: PortSet, after: PortSet): { added: PortSet; removed: PortSet } {
  return { added: after.minus(before), removed: before.minus(after) };
}
