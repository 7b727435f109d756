import assert from "node:assert/strict";
import { it } from "node:test";
import { fromCommandLine } from "../../../../core/capture-script/windows/command-line-quotes.ts";

const cases: [args: string, run: string][] = [
  ['Get-Fern -Filter "id=1"', 'Get-Fern -Filter "id=1"'],
  ["Get-Fern C:\\\\a", "Get-Fern C:\\\\a"],
  ['\\"a b\\"', '"a b"'],
  ['\\""a b\\""', '"a b"'],
  ['C:\\a \\"b\\\\\\"', 'C:\\a "b\\"'],
];
for (const [args, run] of cases) {
  it(`runs ${run} for ${args}`, () => assert.equal(fromCommandLine(args), run));
}
