import type { Word } from "../simple-command.ts";
import type { ListColumns } from "./ls-row.ts";

/** What the options of `ls` ask for. */
export interface ListOptions extends ListColumns {
  isLong: boolean;
  /** Folders as themselves (-d), not what is in them. */
  isFolderItself: boolean;
  showsHidden: boolean;
  /** One name in each line (-1). */
  isOneEach: boolean;
  /** In a list of names, nothing is before or after the names. */
  isPlain: boolean;
  isRecursive: boolean;
  followsLinks: boolean;
  /** Lines about attributes and access lists are below the row of a file, as on macOS. */
  hasDetails: boolean;
  files: Word[];
}

/** What `ls` was asked for; undefined if an option is not known: it may change what is listed. */
export function listOptions(args: readonly Word[]): ListOptions | undefined {
  const letters = new Set<string>();
  let files: Word[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    if (word.text === "--") {
      files = files.concat(args.slice(at + 1));
      break;
    }
    if (
      /^--(?:color|colour|time-style|full-time|group-directories-first|sort|time)(?:=\S*)?$/.test(word.text)
    ) {
      if (word.text === "--full-time") letters.add("l");
    } else if (word.text.startsWith("--")) return undefined;
    else if (/^-./.test(word.text)) for (const letter of word.text.slice(1)) letters.add(letter);
    else files.push(word);
  }
  if ([...letters].some((letter) => !"lLdaAnZRhtrSucXUogis1CxFTHkGepvO@".includes(letter))) return undefined;
  const has = (letter: string) => letters.has(letter);
  // A sign is added after the name.
  if (has("F")) return undefined;
  return {
    isLong: has("l") || has("n") || has("g") || has("o") || has("Z"),
    isFolderItself: has("d"),
    isOneEach: has("1"),
    isPlain: !["i", "s", "p", "Z"].some(has),
    showsHidden: has("a") || has("A"),
    isRecursive: has("R"),
    followsLinks: has("L"),
    hasOwner: !has("g"),
    hasGroup: !has("o") && !has("G"),
    isNumeric: has("n"),
    hasContext: has("Z"),
    hasFlags: has("O"),
    hasDetails: has("@") || has("e"),
    before: Number(has("i")) + Number(has("s")),
    files,
  };
}
