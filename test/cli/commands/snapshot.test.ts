import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { assertFits } from "../../core/report/validate.ts";
import { folderOf, nessusAudit } from "../command-line.ts";

const samples = (folder: string) => fileURLToPath(new URL(`../../../samples/${folder}`, import.meta.url));

describe("the JSON of what is read", () => {
  it("of the hosts of the samples fits its schema, with what their files and commands show", async () => {
    const { code, stdout } = await nessusAudit(["snapshot", samples("hosts"), "--format", "json"]);
    assert.equal(code, 0);
    assertFits("snapshot", stdout);
    const hosts: { observations: { kind: string; is: string }[] }[] = JSON.parse(stdout).hosts;
    const shown = new Set(hosts.flatMap(({ observations }) => observations.map((one) => one.kind)));
    for (const kind of ["answer", "command", "file", "package", "service", "setting", "status"]) {
      assert.ok(shown.has(kind), kind);
    }
  });

  it("of a Windows host fits it too", async (t) => {
    const text = [
      "C:\\> reg query HKLM\\Software\\Acme /s",
      "",
      "HKEY_LOCAL_MACHINE\\Software\\Acme",
      "    Level    REG_DWORD    0x2",
      "    Names    REG_MULTI_SZ    a\\0b",
      "",
      "C:\\> net localgroup Guests",
      "Alias name     Guests",
      "Comment",
      "",
      "Members",
      "",
      "-------------------------------------------------------------------------------",
      "Guest",
      "The command completed successfully.",
      "",
      "C:\\> wmic computersystem get DomainRole",
      "DomainRole",
      "3",
      "",
      "C:\\>",
    ].join("\r\n");
    const cwd = folderOf(t, { "win.txt": text });
    const { stdout } = await nessusAudit(["snapshot", "win.txt", "--format", "json"], { cwd });
    assertFits("snapshot", stdout);
    const kinds = new Set(JSON.parse(stdout).hosts[0].observations.map(({ kind }: { kind: string }) => kind));
    for (const kind of ["group", "rows"]) assert.ok(kinds.has(kind), kind);
  });

  it("of what policies need fits its schema", async () => {
    const { code, stdout } = await nessusAudit(["needs", samples("policies"), "--format", "json"]);
    assert.equal(code, 0);
    assertFits("needs", stdout);
    assert.ok(JSON.parse(stdout).needs.length > 10);
  });
});
