/** An item of a capture in a test; texts have one character for each byte. */
export interface TestItem {
  kind: string;
  key: string;
  text?: string;
  end?: string;
}

/**
 * What a script for Windows prints, made without one: UTF-8, in lines of at most 70 characters, which
 * continue after a plus sign.
 */
export function framedByPowershell(
  items: readonly TestItem[],
  head: Readonly<Record<string, string>> = {},
): string {
  const bytes = items.map(({ key, text = "", ...more }) => ({ ...more, key: utf8(key), text: utf8(text) }));
  const text = framed(bytes, { host: "FERN", system: "Windows", user: "", elevated: "yes", ...head });
  return text
    .replace("@user \n", "")
    .split("\n")
    .flatMap((line) => (/^[>|]/.test(line) ? folded(line) : [line]))
    .join("\n");
}

function folded(line: string): string[] {
  const lines: string[] = [];
  let open = "";
  for (const [sign] of line.matchAll(/\\\d{3}|./g)) {
    if (open.length >= 70) {
      lines.push(open.replace(/ $/, "\\040"));
      open = "+";
    }
    open += sign;
  }
  return [...lines, open];
}

/** A character for each byte. */
function utf8(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
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
