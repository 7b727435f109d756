import { SaxesParser, type SaxesTagPlain } from "saxes";
import { warn } from "../draft.ts";
import type { CoverageGap } from "../snapshot.ts";
import { nessusReport } from "./nessus/nessus-report.ts";
import { nmapRun } from "./nmap/nmap-run.ts";
import type { BlockContext, BlockEnd, BlockReader } from "./reader.ts";
import type { XmlFormat, XmlTag } from "./xml-format.ts";

const FORMATS: Record<string, (context: BlockContext, root: XmlTag) => XmlFormat> = {
  nmaprun: nmapRun,
  NessusClientData_v2: nessusReport,
  NessusClientData: nessusReport,
};
const ROOTS = Object.keys(FORMATS);
const CHUNK = 65_536;
/** The longest text of an element that a format asks for: a plugin's list of connections. */
const LONGEST_TEXT = 2_000_000;

/** XML reports: nmap and masscan (`nmaprun`), Nessus (`NessusClientData_v2`). External entities are never loaded. */
export const xml: BlockReader = {
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
    const cut = closing < 0 ? breaksOff(root, lineAt(text.length)) : undefined;
    const found = readDocument(text, offset, end, context, cut);
    if (found === null) return null;
    if (cut !== undefined) warn(draft, `${cut.message} Copy or export it again.`, cut.line);
    return { ...found, end };
  },
};

function breaksOff(root: string, line: number): CoverageGap {
  return { kind: "cut", message: `The report is cut off on line ${line}: </${root}> is missing.`, line };
}

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
  cut: CoverageGap | undefined,
): Omit<BlockEnd, "end"> | null {
  const parser = new SaxesParser();
  const firstLine = context.lineAt(offset);
  let format: XmlFormat | null = null;
  let content = "";
  let isLeaf = false;
  let isCut = false;
  let damage = cut;
  const line = () => firstLine + parser.line - 1;
  // A report that is cut off or not well-formed in places is read as far as possible. Creating an error
  // object for every unexpected character would cost more than everything else.
  parser.fail = () => {
    damage ??= { kind: "cut", message: `The report is not well-formed on line ${line()}.`, line: line() };
    return parser;
  };
  /**
   * In these reports, only elements without children have text; anywhere else, somebody replaced a part with
   * it.
   */
  const notePlaceOfText = () => {
    if (isLeaf || damage !== undefined || content.trim() === "") return;
    const message = `There is text between the elements of the report on line ${line()}: a part may be left out.`;
    damage = { kind: "elided", message, line: line() };
  };
  parser.on("opentag", (tag: SaxesTagPlain) => {
    isLeaf = false;
    notePlaceOfText();
    isLeaf = true;
    content = "";
    isCut = false;
    const plain = { name: tag.name, attributes: tag.attributes };
    if (format === null) format = FORMATS[tag.name]?.(context, plain) ?? null;
    format?.openTag(plain, line());
  });
  const addText = (part: string) => {
    if (content.length >= LONGEST_TEXT || part.length > LONGEST_TEXT) isCut = true;
    if (content.length < LONGEST_TEXT) content += part.slice(0, LONGEST_TEXT);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", (tag: SaxesTagPlain) => {
    notePlaceOfText();
    isLeaf = false;
    format?.closeTag?.(tag.name, content.trim(), line(), isCut);
    content = "";
    isCut = false;
  });
  for (let from = offset; from < end; from += CHUNK)
    parser.write(text.slice(from, Math.min(from + CHUNK, end)));
  // Assigned in the handler, which the compiler does not follow.
  return (format as XmlFormat | null)?.close(damage) ?? null;
}
