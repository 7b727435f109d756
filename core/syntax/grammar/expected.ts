/** What may be at a place, according to the grammar. */
export interface Expected {
  /** The name of the terminal in the vocabulary. */
  terminal: string;
  /** The rules that it would be read in, from the outermost to the innermost. */
  rules: readonly string[];
}
