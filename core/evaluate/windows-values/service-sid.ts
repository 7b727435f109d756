import { remember } from "../../text/remember.ts";

/** The SID that Windows gives the account of a service: `S-1-5-80-` and the SHA-1 of its name in upper case. */
export const sidOfService: (service: string) => string = remember((service) => {
  const name = service.toUpperCase();
  const bytes = new Uint8Array(name.length * 2);
  for (let at = 0; at < name.length; at++) {
    bytes[2 * at] = name.charCodeAt(at) & 0xff;
    bytes[2 * at + 1] = name.charCodeAt(at) >> 8;
  }
  const parts = sha1(bytes).map((word) => swapBytes(word));
  return `S-1-5-80-${parts.join("-")}`;
});

function swapBytes(word: number): number {
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/** SHA-1 (RFC 3174), which names services here and protects no secret. Five 32-bit words. */
function sha1(bytes: Uint8Array): number[] {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) << 6) + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new Int32Array(80);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at++) words[at] = view.getInt32(block + 4 * at);
    for (let at = 16; at < 80; at++) {
      words[at] = rotate(words[at - 3]! ^ words[at - 8]! ^ words[at - 14]! ^ words[at - 16]!, 1);
    }
    let [a, b, c, d, e] = state as [number, number, number, number, number];
    for (let at = 0; at < 80; at++) {
      const [mixed, constant] = round(at, b, c, d);
      const next = (rotate(a, 5) + mixed + e + constant + words[at]!) | 0;
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
    }
    state = [a, b, c, d, e].map((word, at) => (word + state[at]!) | 0);
  }
  return state.map((word) => word >>> 0);
}

function round(at: number, b: number, c: number, d: number): [mixed: number, constant: number] {
  if (at < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (at < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (at < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
