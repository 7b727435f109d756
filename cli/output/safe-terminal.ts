import { firstHarmfulLine, harmlessText, isHarmless } from "../../core/command-line.ts";
import type { Streams, Terminal } from "./terminal.ts";

/**
 * The only way for a command to write: text from a policy, a snapshot or a file name can't control a CI agent
 * or a terminal. Colours are only ours, and left out if a stream does not support them.
 */
export function safeTerminal(streams: Streams): Terminal {
  const { colorOut, colorErr, outputIsFile } = streams;
  return {
    ...streams,
    out: (text, form) => streams.out(harmlessText(text, form, { color: colorOut })),
    err: (text, form) => streams.err(harmlessText(text, form, { color: colorErr })),
    exact(text, name) {
      if (!outputIsFile && !isHarmless(text)) {
        throw new Error(
          `${name} is not printed: a terminal or a CI agent would obey line ${firstHarmfulLine(text)}. Write it to a file, with > FILE.`,
        );
      }
      streams.out(text);
    },
    showProgress: (text) => streams.err(`\r\u001b[K${harmlessText(text)}`),
  };
}
