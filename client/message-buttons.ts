/**
 * How many characters of a message without a button are shown, in one line; the rest is cut off. With a
 * button, all of it is shown.
 */
const longestLine = 55;

/**
 * The buttons of a message: its own, else a close button if the message would be cut off.
 *
 * @param close the label of the close button
 */
export function messageButtons(message: string, titles: readonly string[], close: string): readonly string[] {
  return titles.length > 0 || message.length <= longestLine ? titles : [close];
}
