/**
 * Text of a policy, a snapshot or a file name for places of the editor that are terminals, such as the output of tests,
 * or that have no warning of their own about text that runs backwards: a control character is U+FFFD. Tabs and ends of
 * lines stay.
 */
export function shownText(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, "\ufffd");
}
