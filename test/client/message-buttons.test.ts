import assert from "node:assert/strict";
import { test } from "node:test";
import { messageButtons } from "../../client/message-buttons.ts";

const long = "The clipboard has no text. Copy the output of netstat or ss on the host, then evaluate again.";

for (const [name, message, titles, expected] of [
  ["a short message needs none", "1 check differs.", [], []],
  ["a long one would be cut off without", long, [], ["Close"]],
  ["the buttons that it has are enough", long, ["Restart"], ["Restart"]],
] as const) {
  test(name, () => assert.deepEqual(messageButtons(message, titles, "Close"), expected));
}
