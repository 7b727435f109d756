import type { EvaluateOptions } from "../options.ts";

/** The note of a check whose result depends on whether listeners on a loopback address count. */
export function loopbackDecides({ loopback }: EvaluateOptions, passesOtherwise: boolean): string {
  const would = passesOtherwise ? "would pass" : "would not pass";
  const counted = loopback === "ignore" ? "counted" : "did not count";
  return (
    `The check ${would} if listeners on a loopback address ${counted}. ` +
    "Tenable does not document whether they do; the setting evaluate.loopback decides."
  );
}
