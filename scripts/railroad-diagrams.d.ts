/** The parts of the package that `grammar-diagrams.ts` uses; it has no types. */
declare module "railroad-diagrams" {
  export interface Item {
    attrs: Record<string, string | number>;
    toString(): string;
  }
  const railroad: {
    Diagram(...items: Item[]): Item;
    Sequence(...items: Item[]): Item;
    Choice(normal: number, ...items: Item[]): Item;
    Optional(item: Item): Item;
    OneOrMore(item: Item): Item;
    ZeroOrMore(item: Item): Item;
    Terminal(text: string): Item;
    NonTerminal(text: string): Item;
  };
  export default railroad;
}
