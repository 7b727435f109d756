/**
 * Replaces control characters by U+FFFD in text from a policy, a snapshot or a file name, for places that are
 * terminals, such as test output, or that do not warn about bidirectional text. Keeps tabs and line ends.
 */
export function shownText(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, "\ufffd");
}
