import { constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { finished } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import { type Pieces, piecesOf } from "../../../core/command-line.ts";

/** How often to check, in milliseconds, whether somebody reads a pipe; there is no event for that. */
const pollMs = 20;

/**
 * Writes a text to a named pipe: waits for a reader, and for as long as reading takes. Writing to it like a
 * file would block a thread of Node, and the process could not be interrupted.
 *
 * @throws the system's error
 */
export async function writeToPipe(path: string, text: Pieces): Promise<void> {
  const pipe = new Socket({ fd: await openForReader(path), readable: false, writable: true });
  for (const piece of piecesOf(text)) pipe.write(piece);
  pipe.end();
  await finished(pipe, { readable: false });
}

async function openForReader(path: string): Promise<number> {
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENXIO") throw error;
    }
    await setTimeout(pollMs);
  }
}
