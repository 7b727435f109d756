import type { Need } from "../observations/observation.ts";
import { plainPath } from "../observations/paths.ts";

/** The key of a need: its kind, a blank, and the command, path or name. */
export function keyOf(need: Need): string {
  if (need.kind === "registry") {
    return `registry ${need.name === undefined ? need.path : `${need.path}\\${need.name}`}`;
  }
  if (need.kind === "rows") {
    const where = need.where === undefined ? "" : ` where ${need.where}`;
    return `rows ${need.key} ${need.columns.join(", ")}${where}`;
  }
  return `${need.kind} ${"path" in need ? plainPath(need.path) : "key" in need ? need.key : ""}`;
}
