import { Beyond, Work } from "../../text/beyond.ts";
import { deepestXml, mostSteps } from "../limits.ts";
import { type Namespaces, namespacesAt, noNamespaces } from "../namespaces.ts";
import { readXml, type XmlNode } from "../xml-tree.ts";
import {
  attributesOf,
  compileContent,
  type Instruction,
  needed,
  type Printer,
  xslUri,
} from "./instructions.ts";
import { compilePattern, type Pattern } from "./patterns.ts";

/**
 * What a transform prints, and whether a for-each iterated over several nodes; or why that is not supported:
 * a sentence.
 */
export type Printed = { ok: true; text: string; repeats: boolean } | { ok: false; reason: string };

/** A compiled transform. */
export interface Transform {
  /** Does it declare that it prints text, not XML? */
  printsText: boolean;
  run(document: XmlNode): Printed;
}

export type CompiledTransform = { ok: true; transform: Transform } | { ok: false; reason: string };

interface Template {
  pattern: Pattern;
  content: Instruction;
}

/** The longest output. */
const longestPrinted = 1_000_000;

/**
 * Compiles the templates of XSLT 1.0 in `text`, which has no `<xsl:stylesheet>`. Supported are templates,
 * text, value-of, if, choose, for-each, variable and apply-templates, with the XPath of `compileXPath`. Time
 * and output are bounded.
 *
 * @param namespaces the meaning of prefixes that it does not declare
 */
export function compileTransform(text: string, namespaces: Namespaces = noNamespaces): CompiledTransform {
  const read = readXml(`<xsl:stylesheet version="1.0" xmlns:xsl="${xslUri}">${text}</xsl:stylesheet>`);
  if (!read.ok) return { ok: false, reason: `The value of xsl_stmt ${read.reason}.` };
  try {
    return { ok: true, transform: compileSheet(read.root.children[0]!, namespaces) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function compileSheet(sheet: XmlNode, namespaces: Namespaces): Transform {
  const templates: Template[] = [];
  let printsText = false;
  for (const child of sheet.children) {
    if (child.kind === "other" || (child.kind === "text" && child.value.trim() === "")) continue;
    const isXsl = child.kind === "element" && child.uri === xslUri;
    if (isXsl && child.local === "output") {
      if (attributesOf(child, ["method"]).get("method") !== "text") {
        throw new Beyond(`<${child.name}> in xsl_stmt asks for something other than text.`);
      }
      printsText = true;
    } else if (isXsl && child.local === "template") {
      templates.push({
        pattern: compilePattern(needed(child, "match"), namespacesAt(child, namespaces)),
        content: compileContent(child, namespaces),
      });
    } else {
      throw new Beyond(
        child.kind === "text"
          ? "There is text outside the templates in xsl_stmt."
          : `<${child.name}> in xsl_stmt can't be evaluated here.`,
      );
    }
  }
  return { printsText, run: (document) => run(templates, document) };
}

function run(templates: readonly Template[], document: XmlNode): Printed {
  const work = new Work(mostSteps);
  let printed: string[] = [];
  let length = 0;
  let depth = 0;
  let repeats = false;
  const printer: Printer = {
    print(text) {
      length += text.length;
      if (length > longestPrinted) throw new Beyond("The transform prints too much to be evaluated here.");
      printed.push(text);
    },
    capture(print) {
      const outer = printed;
      printed = [];
      print();
      const text = printed.join("");
      printed = outer;
      return text;
    },
    repeat() {
      repeats = true;
    },
    apply(nodes) {
      if (++depth > 2 * deepestXml)
        throw new Beyond("Templates apply templates too deeply to be evaluated here.");
      for (const [index, node] of nodes.entries()) {
        const template = templateFor(templates, node, work);
        if (template === undefined) builtIn(node);
        else
          template.content(
            { node, position: index + 1, size: nodes.length, work, variables: undefined },
            printer,
          );
      }
      depth--;
    },
  };
  /** What happens to nodes without a template (XSLT 1.0, section 5.8): their text is printed. */
  const builtIn = ({ kind, value, children }: XmlNode) => {
    if (kind === "text" || kind === "attribute") printer.print(value);
    else printer.apply(children);
  };
  try {
    printer.apply([document]);
    return { ok: true, text: printed.join(""), repeats };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function templateFor(templates: readonly Template[], node: XmlNode, work: Work): Template | undefined {
  work.spend(1 + templates.length);
  const fitting = templates.filter(({ pattern }) => pattern.matches(node, work));
  const best = fitting.reduce(
    (most, { pattern }) => Math.max(most, pattern.priority),
    Number.NEGATIVE_INFINITY,
  );
  const [template, other] = fitting.filter(({ pattern }) => pattern.priority === best);
  if (other !== undefined) throw new Beyond("Two templates in xsl_stmt are for the same element.");
  return template;
}

function reasonOf(error: unknown): string {
  if (error instanceof Beyond) return error.message;
  throw error;
}
