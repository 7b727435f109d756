export type CaptureFailure = "unavailable" | "timeout" | "cancelled" | "failed";

/** Why this machine's sockets could not be listed, in words for the user. */
export class CaptureError extends Error {
  readonly reason: CaptureFailure;

  constructor(reason: CaptureFailure, message: string) {
    super(message);
    this.name = "CaptureError";
    this.reason = reason;
  }
}
