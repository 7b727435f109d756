import { firstHarmfulLine, harmlessText, isHarmless } from "../../core/command-line.ts";
import type { Streams, Terminal } from "./terminal.ts";

/**
 * The one way in which a command writes: text of a policy, a snapshot or a file name can't start a command of a CI agent
 * or of a terminal. What colours a terminal is ours: there are none where a stream has no colours.
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
          `${name} is not printed: a terminal or a CI agent would obey what is in line ${firstHarmfulLine(text)}. Write it to a file, with > FILE.`,
        );
      }
      streams.out(text);
    },
    showProgress: (text) => streams.err(`\r\u001b[K${harmlessText(text)}`),
  };
}
