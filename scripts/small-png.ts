import { deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Rewrites a screenshot with a palette, at a third of its size. Frequent colors are kept, others become the nearest one.
 *
 * @param png as Chromium writes it: 8 bits, RGB or RGBA, not interlaced
 * @param most the most colors, up to 256
 */
export function smallPng(png: Buffer, most = 256): Buffer {
  const { width, height, pixels } = readPixels(png);
  const counts = new Map<number, number>();
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const palette = paletteOf(counts, most);
  const indexes = new Map([...counts.keys()].map((color) => [color, nearest(palette, color).index]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexes.get(pixels[y * width + x]!)!;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", colors),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The colors of a picture, row by row, as 0xRRGGBB. */
function readPixels(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const parts: Buffer[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const data = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const row = Buffer.from(data.subarray(start + 1, start + 1 + stride));
    unfilter(data[start]!, row, above, channels);
    for (let x = 0; x < width; x++) pixels[y * width + x] = row.readUIntBE(x * channels, 3);
    above = row;
  }
  return { width, height, pixels };
}

/** Undoes the filter of a row of PNG, in place. */
function unfilter(filter: number, row: Buffer, above: Buffer, channels: number): void {
  for (let x = 0; x < row.length; x++) {
    const left = row[x - channels] ?? 0;
    const up = above[x]!;
    const corner = above[x - channels] ?? 0;
    const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    row[x] = row[x]! + predicted;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [left, up, corner].map((each) => Math.abs(estimate - each)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Picks very different colors first, so that a small icon keeps its color among all the shades of letters. */
function paletteOf(counts: ReadonlyMap<number, number>, most: number): number[] {
  const frequent = [...counts.entries()].filter(([, count]) => count > 2).sort(([, a], [, b]) => b - a);
  const palette = frequent.slice(0, 1).map(([color]) => color);
  for (const apart of [64, 32, 16, 8, 0])
    for (const [color] of frequent) {
      if (palette.length === most) return palette;
      if (nearest(palette, color).distance > apart ** 2) palette.push(color);
    }
  return palette;
}

function nearest(palette: readonly number[], color: number): { index: number; distance: number } {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, each] of palette.entries()) {
    const distance =
      ((each >> 16) - (color >> 16)) ** 2 +
      (((each >> 8) & 255) - ((color >> 8) & 255)) ** 2 +
      ((each & 255) - (color & 255)) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = index;
  }
  return { index: best, distance: least };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
