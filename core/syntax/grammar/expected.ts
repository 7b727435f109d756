/** What may stand at a place, as the grammar has it. */
export interface Expected {
  /** The name of the terminal, as the vocabulary has it. */
  terminal: string;
  /** The rules that it would be read in, from the outermost to the innermost. */
  rules: readonly string[];
}
