import { SaxesParser, type SaxesTagPlain } from "saxes";
import { warn } from "../draft.ts";
import type { BlockContext, BlockEnd, BlockReader } from "../reader.ts";
import { nessusReport } from "./nessus-report.ts";
import { nmapRun } from "./nmap-run.ts";
import type { XmlFormat, XmlTag } from "./xml-format.ts";

const FORMATS: Record<string, (context: BlockContext, root: XmlTag) => XmlFormat> = {
  nmaprun: nmapRun,
  NessusClientData_v2: nessusReport,
  NessusClientData: nessusReport,
};
const ROOTS = Object.keys(FORMATS);
const CHUNK = 65_536;
/** Longest text of an element that a format asks for. */
const LONGEST_TEXT = 1000;

/** XML reports: nmap and masscan (`nmaprun`), Nessus (`NessusClientData_v2`). External entities are never loaded. */
export const xml: BlockReader = {
  id: "xml",
  recognises(text, offset) {
    if (text[offset] !== "<") return false;
    const start = text.slice(offset, offset + 100);
    return start.startsWith("<?xml") || ROOTS.some((root) => start.startsWith(`<${root}`));
  },
  read(text, offset, context) {
    const { draft, lineAt } = context;
    const root = rootIn(text, offset);
    if (root === null) return null;
    const endTag = `</${root}>`;
    const closing = text.indexOf(endTag, offset);
    const end = closing < 0 ? text.length : closing + endTag.length;
    const found = readDocument(text, offset, end, context);
    if (found === null) return null;
    if (closing < 0) {
      const line = lineAt(text.length);
      warn(
        draft,
        `The report breaks off in line ${line}: </${root}> is missing. Copy or export it again.`,
        line,
      );
    }
    return { ...found, end };
  },
};

/** The known root element near the start of the document. */
function rootIn(text: string, offset: number): string | null {
  const start = text.slice(offset, offset + 20_000);
  const first = /<([A-Za-z_][\w.-]{0,60})/.exec(start)?.[1];
  return first !== undefined && ROOTS.includes(first) ? first : null;
}

function readDocument(
  text: string,
  offset: number,
  end: number,
  context: BlockContext,
): Omit<BlockEnd, "end"> | null {
  const parser = new SaxesParser();
  const firstLine = context.lineAt(offset);
  let format: XmlFormat | null = null;
  let content = "";
  const line = () => firstLine + parser.line - 1;
  // A report that is cut off, or not well-formed in places, is read as far as it goes.
  parser.on("error", () => {});
  parser.on("opentag", (tag: SaxesTagPlain) => {
    content = "";
    const plain = { name: tag.name, attributes: tag.attributes };
    if (format === null) format = FORMATS[tag.name]?.(context, plain) ?? null;
    format?.openTag(plain, line());
  });
  parser.on("text", (part: string) => {
    if (content.length < LONGEST_TEXT) content += part;
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    format?.closeTag?.(tag.name, content.trim(), line());
    content = "";
  });
  for (let from = offset; from < end; from += CHUNK)
    parser.write(text.slice(from, Math.min(from + CHUNK, end)));
  // Assigned inside the handler, which the compiler does not follow.
  return (format as XmlFormat | null)?.close() ?? null;
}
