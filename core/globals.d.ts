/**
 * What Node and browsers share besides the language, as far as core uses it. Only `core/tsconfig.json` reads
 * this.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}
