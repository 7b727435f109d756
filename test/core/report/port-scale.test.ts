import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { allPorts, type PortWindow, portScale } from "../../../core/report/port-scale.ts";

const port = (from: number, to = from): PortWindow => ({ from, to });
const used = [port(22), port(80), port(443), port(8080, 8089), port(49152, 65535)];

describe("portScale", () => {
  it("gives what is used most of the line", () => {
    const scale = portScale(used, allPorts);
    const room = used.reduce((sum, { from, to }) => sum + scale.startOf(to + 1) - scale.startOf(from), 0);
    assert.ok(room > 0.75, `${room}`);
  });

  it("gives a port more than a hundredth, beside a dozen others", () => {
    const ports = Array.from({ length: 13 }, (_, index) => port(index * 5000 + 1));
    const scale = portScale(ports, allPorts);
    for (const { from } of ports) assert.ok(scale.startOf(from + 1) - scale.startOf(from) > 0.01);
  });

  it("goes from end to end, ever upwards, and back to the port", () => {
    const window = fc
      .tuple(fc.nat(65535), fc.nat(65535))
      .map((two) => port(Math.min(...two), Math.max(...two)));
    fc.assert(
      fc.property(
        fc.array(window, { maxLength: 20 }),
        window,
        fc.array(fc.nat(65535)),
        (rows, shown, ports) => {
          const scale = portScale(rows, shown);
          assert.equal(scale.startOf(shown.from), 0);
          assert.equal(scale.startOf(shown.to + 1), 1);
          const inside = ports.filter((one) => one >= shown.from && one <= shown.to).sort((a, b) => a - b);
          for (const [index, one] of inside.entries()) {
            const place = scale.startOf(one);
            assert.ok(index === 0 || place >= scale.startOf(inside[index - 1]!));
            const middle = (place + scale.startOf(one + 1)) / 2;
            assert.equal(scale.portAt(middle), one);
          }
        },
      ),
    );
  });

  it("names the ends of rows, and leaves out those that are too close", () => {
    const scale = portScale(used, allPorts);
    assert.deepEqual(
      scale.ticks(used, () => 0),
      [22, 80, 443, 8080, 8089, 49152, 65535],
    );
    assert.deepEqual(
      scale.ticks(used, () => 1),
      [22],
    );
  });
});
