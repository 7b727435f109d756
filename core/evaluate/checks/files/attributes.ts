import { excerptOf } from "../../../observations/excerpt.ts";
import type { Host } from "../../host/host.ts";
import type { CheckSource } from "../check-source.ts";
import { findOutput, shownLines } from "../shown-output.ts";
import { shellPath } from "./shown-path.ts";
import type { StatusProperty, Tested } from "./status-properties.ts";

/** The command that shows the attributes of a file. */
export function attributesCommand(path: string): string {
  return `lsattr -d ${shellPath(path)}`;
}

/**
 * `attr : "----i--------"` (G 183). Whether a file may have other attributes, and whether the dashes count,
 * is not documented: a missing one fails, and only the exact text that lsattr prints passes.
 */
export function readAttributes(source: CheckSource): StatusProperty | string | undefined {
  if (!source.has("attr")) return undefined;
  const element = source.written("attr");
  const wanted = element?.text.trim();
  if (element === undefined || wanted === undefined || !/^-*[a-zA-Z][-a-zA-Z]*$/.test(wanted)) {
    return "The value of attr is not a set of attributes as lsattr prints them, such as ----i--------.";
  }
  return { name: "attr", element, test: (_, path, host) => testAttributes(wanted, path, host) };
}

function testAttributes(wanted: string, path: string, host: Host): Tested {
  const own = attributesOf(path, host);
  if (own === undefined)
    return { holds: undefined, fact: "its attributes are not shown", because: "missing" };
  const where = `line ${own.line} of the snapshot`;
  const lacking = [...new Set(wanted.replaceAll("-", ""))].filter((letter) => !own.text.includes(letter));
  if (lacking.length > 0) {
    return { holds: false, fact: `its attributes are ${own.text}, without ${lacking.join(", ")}, ${where}` };
  }
  if (own.text === wanted) return { holds: true, fact: `its attributes are ${own.text}, ${where}` };
  const fact = `its attributes are ${own.text}, ${where}, and Tenable does not document whether there may be others than ${wanted}`;
  return { holds: undefined, fact, because: "undocumented" };
}

function attributesOf(path: string, host: Host): { text: string; line: number } | undefined {
  const command = attributesCommand(path);
  const found = findOutput(host, [command, `/usr/bin/${command}`, command.replace(" -d", "")]);
  if (found.is !== "present" || found.partial !== undefined) return undefined;
  for (const { text, place } of shownLines(found.values[0]!.output, false)) {
    const [, attributes, own] = /^([-a-zA-Z]{10,40}) +(\S.*?)\s*$/.exec(text) ?? [];
    if (attributes !== undefined && own === path) return { text: attributes, line: excerptOf(place).line };
  }
  return undefined;
}
