import { sep } from "node:path";

/** A path as printed: with slashes on every system, so that output can be compared and copied. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
