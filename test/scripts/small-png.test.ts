import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { smallPng } from "../../scripts/small-png.ts";

const [white, black, red, nearlyWhite] = [0xffffff, 0x000000, 0xe00020, 0xfefefe];

describe("a small PNG", () => {
  const picture = [
    [white, white, white, white],
    [white, black, black, white],
    [white, black, red, red],
    [red, white, black, white],
  ];

  for (const channels of [3, 4] as const)
    it(`has the colors of one with ${channels} channels, whichever filters its rows have`, () => {
      assert.deepEqual(pixelsOf(smallPng(pngOf(picture, channels))), picture);
    });

  it("keeps a rare color that is far from all others, and drops one that is near", () => {
    const rows = [...picture, [nearlyWhite, nearlyWhite, nearlyWhite, nearlyWhite]];
    const expected = [...picture, [white, white, white, white]];
    assert.deepEqual(pixelsOf(smallPng(pngOf(rows, 3), 3)), expected);
  });
});

/** Rows take turns with the five filters of PNG. */
function pngOf(rows: number[][], channels: 3 | 4): Buffer {
  const bytes = rows.map((row) =>
    row.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255, ...(channels === 4 ? [255] : [])]),
  );
  const filtered = bytes.flatMap((row, y) => {
    const filter = y % 5;
    const above = bytes[y - 1] ?? row.map(() => 0);
    return [filter, ...row.map((byte, x) => (byte - predict(filter, row, above, x, channels)) & 255)];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0]!.length, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, channels === 4 ? 6 : 2, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(filtered))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function predict(filter: number, row: number[], above: number[], x: number, channels: number): number {
  const [left, up, corner] = [row[x - channels] ?? 0, above[x]!, above[x - channels] ?? 0];
  const estimate = left + up - corner;
  const closest = [left, up, corner].reduce((best, each) =>
    Math.abs(estimate - each) < Math.abs(estimate - best) ? each : best,
  );
  return [0, left, up, (left + up) >> 1, closest][filter]!;
}

/** The colors of a picture with a palette, whose rows have no filter. */
function pixelsOf(png: Buffer): number[][] {
  const part = (type: string) => {
    const at = png.indexOf(type, 8, "latin1");
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  };
  const [width, height, palette] = [png.readUInt32BE(16), png.readUInt32BE(20), part("PLTE")];
  const data = inflateSync(part("IDAT"));
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => palette.readUIntBE(data[y * (width + 1) + 1 + x]! * 3, 3)),
  );
}
