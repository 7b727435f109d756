import { ownText } from "./own-text.ts";

/**
 * A cache of values by text that forgets values that were not used lately: new ones go into a young
 * generation, which replaces the old one when it is full. So a value stays as long as it is used, and what a
 * policy can occupy is bounded, both in number and in characters.
 */
export class Generations<Value extends {}> {
  readonly #most: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();
  /** The total length of the texts in the young generation. */
  #characters = 0;

  /**
   * @param most how many values a generation has; fewer if their texts have more than a hundred characters
   *   each
   */
  constructor(most: number) {
    this.#most = most;
  }

  get(text: string): Value | undefined {
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    if (old !== undefined) this.set(text, old);
    return old;
  }

  /** The text may be a slice of a longer one, which is not kept. */
  set(text: string, value: Value): void {
    if (this.#young.size >= this.#most || this.#characters >= this.#most * 100) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#characters = 0;
    }
    this.#young.set(ownText(text), value);
    this.#characters += text.length;
  }
}
