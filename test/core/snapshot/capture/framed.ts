/** An item of a capture as a test has it; texts have one character for each byte. */
export interface TestItem {
  kind: string;
  key: string;
  text?: string;
  end?: string;
}

/** What a capture script prints, made without one. */
export function framed(items: readonly TestItem[], head: Readonly<Record<string, string>> = {}): string {
  const lines = ["@nessus-audit 1"];
  for (const [name, value] of Object.entries({ host: "web1", system: "Linux", user: "0", ...head })) {
    lines.push(`@${name} ${value}`);
  }
  for (const { kind, key, text = "", end = "0" } of items) {
    const printed = `${text}.\n`;
    lines.push(`@${kind}`, ...escaped(`${key}\n`, ">"), `@key ${counts(`${key}\n`)} ${adler(`${key}\n`)}`);
    for (const line of escaped(printed, "|")) lines.push(line);
    lines.push(`@end ${end} ${counts(printed)} ${adler(`${key}\n${printed}${end}`)}`);
  }
  return `${[...lines, `@done ${items.length}`].join("\n")}\n`;
}

function escaped(text: string, sign: string): string[] {
  const octal = (one: string): string => `\\${one.charCodeAt(0).toString(8).padStart(3, "0")}`;
  return text
    .slice(0, -1)
    .split("\n")
    .map((line) => sign + line.replace(/[^ -~]|\\| $/g, octal));
}

/** Lines and bytes. */
function counts(text: string): string {
  return `${text.split("\n").length - 1} ${text.length}`;
}

/** The two halves of Adler-32. */
function adler(text: string): string {
  let one = 1;
  let two = 0;
  for (const character of text) {
    one = (one + character.charCodeAt(0)) % 65_521;
    two = (two + one) % 65_521;
  }
  return `${one}-${two}`;
}
