import { sep } from "node:path";

/** A path as it is printed: with slashes on each system, so that what is printed can be compared and copied. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
