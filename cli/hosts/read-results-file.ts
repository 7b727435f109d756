import { type ScannerResults, scannerResultsReader } from "../../core/command-line.ts";
import { fileProblem, streamOf, tooLarge } from "../files/read-text.ts";

/** Enough for a report of ten thousand hosts; a device would never end. */
const maxBytes = 4 * 1024 ** 3;

/**
 * Reads the results in a `.nessus` report piece by piece: reports of many hosts have hundreds of megabytes.
 *
 * @param shownAs the name of the file in messages
 * @throws Error with a message for the user
 */
export async function readResultsFile(path: string, shownAs: string): Promise<ScannerResults> {
  const reader = scannerResultsReader();
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    let length = 0;
    for await (const bytes of streamOf(path)) {
      length += bytes.length;
      if (length > maxBytes) throw new Error(tooLarge(shownAs, length, maxBytes));
      decoder ??= new TextDecoder(encodingOf(bytes));
      reader.write(decoder.decode(bytes, { stream: true }));
    }
  } catch (error) {
    throw new Error(fileProblem(error as NodeJS.ErrnoException, shownAs), { cause: error });
  }
  return reader.close();
}

/** The scanner writes UTF-8; an editor may have saved it as UTF-16, with a byte order mark. */
function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
