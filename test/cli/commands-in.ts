/** What a CI agent or a terminal would obey in printed text; written without looking at how we escape it. */
export function commandsIn(printed: string): string[] {
  const found = [
    ...[...printed].filter((character) => isControl(character.codePointAt(0)!)),
    ...(printed.match(/##\w*\[/g) ?? []),
    ...(printed.match(/section_(?:start|end):/gi) ?? []),
    ...(printed.match(/\r(?!\n)/g) ?? []),
    // agents split at either line end, and skip blanks
    ...printed.split(/[\r\n]/).filter((line) => line.trim().startsWith("::")),
  ];
  return found.map((text) => JSON.stringify(text.slice(0, 60)));
}

function isControl(code: number): boolean {
  const isLayout = code === 0x09 || code === 0x0a || code === 0x0d;
  return (code < 0x20 && !isLayout) || (code >= 0x7f && code < 0xa0) || reordering.has(code);
}

/** Line and paragraph separator, and the characters that turn the direction of text. */
const reordering = new Set([
  0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068,
  0x2069,
]);
