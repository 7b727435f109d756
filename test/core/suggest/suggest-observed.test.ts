import assert from "node:assert/strict";
import { it } from "node:test";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { suggestObserved } from "../../../core/suggest/suggest-observed.ts";

const transcript = String.raw`C:\>reg query HKEY_LOCAL_MACHINE\SOFTWARE\Fabrikam\Gate

HKEY_LOCAL_MACHINE\SOFTWARE\Fabrikam\Gate
    Strict    REG_DWORD    0x1
C:\>sc query Spooler
`;

it("keys of the registry are offered as a policy has them, in the spelling of the host", () => {
  assert.deepEqual(suggestObserved(readSnapshot(transcript), "registry-key"), [
    "HKLM\\SOFTWARE\\Fabrikam\\Gate",
  ]);
});
