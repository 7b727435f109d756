/** Characters that a message without a button shows in its one line; the rest is cut off. A button makes it show all. */
const longestLine = 55;

/**
 * The buttons of a message: those that it has, else one that closes it where it would be cut off.
 *
 * @param close the words on that one
 */
export function messageButtons(message: string, titles: readonly string[], close: string): readonly string[] {
  return titles.length > 0 || message.length <= longestLine ? titles : [close];
}
