/** The options of a command, as getopt splits them. */
export interface GivenOptions {
  /** The letters of the given options; long options by the letter that they mean. */
  flags: ReadonlySet<string>;
  /** Values of options that take one, by letter. */
  values: ReadonlyMap<string, readonly string[]>;
  /** Words that are not options. */
  words: readonly string[];
  /** The first option that the table does not know, as written. */
  unknown?: string;
}

/** The options that a command knows. */
export interface OptionTable {
  /** Letters without a value. */
  flags: string;
  /** Letters with a value, in the same word or the next. */
  valued: string;
  /** Long options by the letter that they mean; those of valued letters take a value. */
  long?: Readonly<Record<string, string>>;
  /** Options may start with `/` and are not case-sensitive: Windows. */
  windows?: boolean;
}

export function readOptions(args: readonly string[], table: OptionTable): GivenOptions {
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const words: string[] = [];
  let unknown: string | undefined;
  const addValue = (letter: string, value: string) => {
    flags.add(letter);
    const others = values.get(letter);
    if (others === undefined) values.set(letter, [value]);
    else others.push(value);
  };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg.startsWith("--") && arg.length > 2 && table.windows !== true) {
      const [name, value] = cutAtEquals(arg.slice(2));
      const letter = table.long?.[name];
      if (letter === undefined) unknown ??= arg;
      else if (!table.valued.includes(letter)) flags.add(letter);
      else addValue(letter, value ?? args[++at] ?? "");
      continue;
    }
    const isOption = /^-./.test(arg) || (table.windows === true && /^\/[A-Za-z?]/.test(arg));
    if (!isOption) {
      words.push(arg);
      continue;
    }
    const letters = table.windows === true ? arg.slice(1).toLowerCase() : arg.slice(1);
    for (let index = 0; index < letters.length; index++) {
      const letter = letters[index]!;
      if (table.flags.includes(letter)) flags.add(letter);
      else if (table.valued.includes(letter)) {
        const rest = letters.slice(index + 1);
        addValue(letter, rest !== "" ? rest : (args[++at] ?? ""));
        break;
      } else {
        unknown ??= arg;
        break;
      }
    }
  }
  return { flags, values, words, ...(unknown !== undefined && { unknown }) };
}

function cutAtEquals(text: string): [string, string | undefined] {
  const equals = text.indexOf("=");
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}
