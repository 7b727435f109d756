import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { allPorts, pan, portMapRows, zoom } from "../../webview/port-map-data.ts";
import { matrix } from "./matrix-fixture.ts";

test("the port map of a host holds the lists of the policy and its open ports, violations named", () => {
  assert.deepEqual(
    portMapRows(matrix, 2, "tcp").map(({ from, to, kind, says }) => [from, to, kind, says]),
    [
      [20, 23, "denied", "Telnet is closed"],
      [22, 22, "open", "p22, on 0.0.0.0"],
      [23, 23, "violation", 'p23, on 0.0.0.0; breaks "Telnet is closed"'],
    ],
  );
});

test("the other protocol is empty", () => assert.deepEqual(portMapRows(matrix, 2, "udp"), []));

test("zooming in around a port keeps the port in the window", () => {
  let window = allPorts;
  for (let step = 0; step < 20; step++) window = zoom(window, 0.5, 443.5);
  assert.ok(window.from <= 443 && window.to >= 443, JSON.stringify(window));
  assert.equal(window.to - window.from + 1, 16);
});

test("no sequence of moves leaves the ports", () => {
  const move = fc.oneof(
    fc.record({ factor: fc.constantFrom(0.5, 2), around: fc.integer({ min: 0, max: 65535 }) }),
    fc.record({ share: fc.double({ min: -2, max: 2, noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let window = allPorts;
      for (const one of moves) {
        window = "share" in one ? pan(window, one.share) : zoom(window, one.factor);
        assert.ok(window.from >= 0 && window.to <= 65535 && window.to - window.from >= 15);
      }
    }),
  );
});
