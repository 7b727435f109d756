import assert from "node:assert/strict";
import { it } from "node:test";
import { hash } from "../../../../core/report/lint/fingerprint.ts";
import { locateFindings } from "../../../../core/report/locate.ts";

const text = "a : 1\na : 1\nb : 1\n";

function prints(source: string): string[] {
  const findings = [...source.matchAll(/a : 1/g)].map(({ index }) => ({
    start: index,
    end: index + 1,
    rule: "r",
    severity: "error" as const,
    message: "m",
  }));
  return locateFindings(source, findings).map(({ fingerprint }) => fingerprint);
}

it("keeps a fingerprint when lines above and the indentation change", () => {
  assert.deepEqual(prints(`# new\n\n  ${text}`), prints(text));
});

it("tells equal findings of one file apart", () => {
  assert.equal(new Set(prints(text)).size, 2);
});

it("makes 64 bits that depend on every character", () => {
  const hashes = new Set(Array.from({ length: 20_000 }, (_, index) => hash(`rule\n${index}`)));
  assert.equal(hashes.size, 20_000);
  assert.match(hash(""), /^[0-9a-f]{16}$/);
});
