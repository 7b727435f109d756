import type { CheckSource } from "../check-source.ts";
import type { Excuse } from "./judge-files.ts";

/** May the file be missing (G 167-168, 173)? */
export function missingFile(source: CheckSource): Excuse {
  return excuse(source, "file_required");
}

/** May there be no line that `regex` selects (G 187)? `required : NO` also lets that pass, as scans show. */
export function missingString(source: CheckSource): Excuse {
  return excuse(source, "string_required");
}

function excuse(source: CheckSource, own: string): Excuse {
  const word = source.word(own);
  if (word === "NO") return { is: "yes", keyword: `${own} : NO` };
  if (source.word("required") !== "NO") return { is: "no" };
  const keyword = "required : NO";
  return word === undefined
    ? { is: "yes", keyword }
    : { is: "open", keyword: `${keyword} beside ${own} : ${word}` };
}
