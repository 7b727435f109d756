import type { Sourced } from "../schema/types.ts";
import type { Block } from "./page.ts";

/** The source of a statement in the schema, for a cell of a table: "p. 172, 179". */
export function describeSource({ pages, web, certainty }: Sourced): string {
  if (certainty === "seen") return "published files only";
  const parts = [
    ...(pages === undefined ? [] : [`p. ${pages}`]),
    ...(web === undefined ? [] : [describeWebPage(web)]),
    ...(certainty === "inferred" ? ["inferred"] : []),
  ];
  return parts.join(", ");
}

/** The same as a line of its own. */
export function source(of: Sourced): Extract<Block, { kind: "source" }> {
  const book = of.certainty !== "seen" && (of.pages ?? of.web) !== undefined ? "Reference Guide, " : "";
  return { kind: "source", text: `Source: ${book}${describeSource(of)}` };
}

function describeWebPage(address: string): string {
  return /^https:\/\/[^\s()<>]+$/.test(address) ? `[web edition](${address})` : "web edition";
}
