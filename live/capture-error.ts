export type CaptureFailure = "unavailable" | "timeout" | "cancelled" | "failed";

/** Why this machine's sockets could not be listed, as a message for the user. */
export class CaptureError extends Error {
  readonly reason: CaptureFailure;
  /** True: something that the command started could not be ended; the message says what. */
  readonly left: boolean;

  constructor(reason: CaptureFailure, message: string, left = false) {
    super(message);
    this.name = "CaptureError";
    this.reason = reason;
    this.left = left;
  }
}
