import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { allPorts, portScale } from "../../core/views.ts";
import { lensOn, pan, zoom } from "../../webview/lens.ts";

const full = portScale(
  [22, 80, 443, 8080].map((port) => ({ from: port, to: port })),
  allPorts,
);

test("zooming in around a port keeps the port in the window", () => {
  let window = allPorts;
  for (let step = 0; step < 20; step++) window = zoom(full, window, 0.5, 443);
  assert.ok(window.from <= 443 && window.to >= 443, JSON.stringify(window));
  assert.ok(window.to - window.from < 100, JSON.stringify(window));
});

test("zooming out leads back to all ports", () => {
  let window = lensOn({ from: 8080, to: 8089 });
  assert.deepEqual(window, { from: 8072, to: 8097 });
  for (let step = 0; step < 20; step++) window = zoom(full, window, 2);
  assert.deepEqual(window, allPorts);
});

test("no sequence of moves leaves the ports", () => {
  const move = fc.oneof(
    fc.record({ factor: fc.constantFrom(0.5, 2), around: fc.nat(65535) }),
    fc.record({ share: fc.double({ min: -2, max: 2, noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let window = allPorts;
      for (const one of moves) {
        window = "share" in one ? pan(full, window, one.share) : zoom(full, window, one.factor, one.around);
        assert.ok(
          window.from >= 0 && window.to <= 65535 && window.to - window.from >= 15,
          JSON.stringify(window),
        );
      }
    }),
  );
});
