/** Railroad diagrams of the rules of the grammar, as SVG that needs no script and loads nothing. */
import railroad, { type Item } from "railroad-diagrams";
import { type GrammarRule, type Part, policyRules, valueRules } from "./grammar-rules.ts";
import { literals } from "./grammar-terminals.ts";

const style = `<style>
svg { background-color: #fff; }
path { stroke-width: 2; stroke: #57606a; fill: none; }
text { font: 14px monospace; text-anchor: middle; fill: #1f2328; }
rect { stroke-width: 2; stroke: #57606a; fill: #ddf4ff; }
rect[rx] { fill: #dafbe1; }
</style>
`;

/** Each diagram by its file name. */
export function grammarDiagrams(): Map<string, string> {
  return new Map([...policyRules(), ...valueRules()].map((rule) => [diagramName(rule), diagramOf(rule)]));
}

export function diagramName({ name }: GrammarRule): string {
  return `${name}.svg`;
}

function diagramOf({ name, body }: GrammarRule): string {
  const diagram = railroad.Diagram(itemOf(body));
  Object.assign(diagram.attrs, { xmlns: "http://www.w3.org/2000/svg", role: "img", "aria-label": name });
  return diagram.toString().replace(">\n", () => `>\n${style}`);
}

function itemOf(part: Part): Item {
  switch (part.kind) {
    case "terminal":
      return railroad.Terminal(literals[part.name] ?? part.name);
    case "rule":
      return railroad.NonTerminal(part.name);
    case "sequence":
      return railroad.Sequence(...part.parts.map(itemOf));
    case "choice":
      return railroad.Choice(0, ...part.parts.map(itemOf));
    case "optional":
      return railroad.Optional(itemOf(part.part));
    case "repeated":
      return railroad.ZeroOrMore(itemOf(part.part));
    case "at-least-once":
      return railroad.OneOrMore(itemOf(part.part));
  }
}
