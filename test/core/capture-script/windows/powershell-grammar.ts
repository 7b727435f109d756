import { createRequire } from "node:module";
import { Language, type Node, Parser } from "web-tree-sitter";

// No PowerShell is needed to run these tests: a grammar of it says what the parts of a script are.
const { resolve } = createRequire(import.meta.url);
await Parser.init();
const language = await Language.load(resolve("tree-sitter-powershell/tree-sitter-powershell.wasm"));
const parser = new Parser();
parser.setLanguage(language);

/** The tree of a script. */
export function parsePowershell(text: string): Node {
  const tree = parser.parse(text);
  if (tree === null) throw new Error("The script was not parsed.");
  return tree.rootNode;
}

/** The parts of a script that are not valid PowerShell, with their lines. */
export function errorsIn(root: Node): string[] {
  if (!root.hasError) return [];
  const found = [...root.descendantsOfType("ERROR")].flatMap((node) =>
    node === null ? [] : [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`],
  );
  return found.length > 0 ? found : ["something is missing"];
}

/** The nodes of these types below one. */
export function nodesIn(root: Node, ...types: string[]): Node[] {
  return root.descendantsOfType(types).filter((node) => node !== null);
}

/** The body of a function of a script. */
export function functionIn(root: Node, name: string): Node {
  const found = nodesIn(root, "function_statement").find(
    (node) => nodesIn(node, "function_name")[0]?.text === name,
  );
  if (found === undefined) throw new Error(`The script has no function ${name}.`);
  return found;
}

/**
 * The texts that the calls in a node pass, as their literals say; a list is one text for each of its members.
 */
export function callsIn(node: Node): { name: string; texts: string[] }[] {
  return nodesIn(node, "command").map((command) => ({
    name: nodesIn(command, "command_name")[0]?.text ?? "",
    texts: literalsIn(command),
  }));
}

/** The texts of a node: literals, added up where a plus sign is between them. */
function literalsIn(node: Node): string[] {
  const sums = nodesIn(node, "additive_expression").filter(({ children }) =>
    children.some((child) => child?.text === "+"),
  );
  const outermost = sums.filter((sum) => !sums.some((other) => other.id !== sum.id && isWithin(sum, other)));
  const all = [
    ...outermost,
    ...nodesIn(node, "verbatim_string_characters").filter(
      (text) => !outermost.some((sum) => isWithin(text, sum)),
    ),
  ];
  all.sort((one, other) => one.startIndex - other.startIndex);
  return all.map(literalValue);
}

function isWithin(inner: Node, outer: Node): boolean {
  return inner.startIndex >= outer.startIndex && inner.endIndex <= outer.endIndex;
}

/** What a literal, or a sum of literals and characters by their numbers, is. */
function literalValue(node: Node): string {
  return nodesIn(node, "verbatim_string_characters", "cast_expression")
    .map(({ type, text }) => {
      if (type === "verbatim_string_characters") return text.slice(1, -1).replaceAll("''", "'");
      const number = /^\[char\](0x[0-9a-f]+)$/.exec(text)?.[1];
      if (number === undefined) throw new Error(`${text} is not a character by its number.`);
      return String.fromCharCode(Number(number));
    })
    .join("");
}
