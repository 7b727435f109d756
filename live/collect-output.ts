import type { Readable } from "node:stream";

export interface CollectedOutput {
  bytes(): Buffer;
  readonly hasEnded: boolean;
  /** Resolves when the output has ended, or after this many milliseconds. */
  end(timeoutMs: number): Promise<void>;
}

/**
 * Collects what a process prints.
 *
 * @param limit most bytes to keep; `onLimit` is called once if there are more, and the rest is dropped
 */
export function collectOutput(stream: Readable, limit: number, onLimit?: () => void): CollectedOutput {
  const chunks: Buffer[] = [];
  let length = 0;
  let hasEnded = false;
  stream.on("data", (chunk: Buffer) => {
    if (length > limit) return;
    length += chunk.length;
    chunks.push(chunk);
    if (length > limit) onLimit?.();
  });
  for (const event of ["end", "close", "error"]) {
    stream.on(event, () => {
      hasEnded = true;
    });
  }
  return {
    bytes: () => Buffer.concat(chunks),
    get hasEnded() {
      return hasEnded;
    },
    end: (timeoutMs) =>
      new Promise((resolve) => {
        if (hasEnded) return resolve();
        const timer = setTimeout(resolve, timeoutMs);
        stream.once("close", () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
