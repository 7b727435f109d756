import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressesIn, nameForDropped } from "../../client/snapshots/dropped.ts";

describe("files that are dropped", () => {
  it("are listed one on each line, beside comments", () => {
    const list = "# from a file manager\r\nfile:///tmp/a%20b.txt\r\n\nfile:///tmp/c.txt\n";
    assert.deepEqual(addressesIn(list), ["file:///tmp/a%20b.txt", "file:///tmp/c.txt"]);
    assert.deepEqual(addressesIn(""), []);
  });

  const taken = new Set(["mail.ss.txt", "mail-2.ss.txt", "host"]);
  for (const [name, kept] of [
    ["shop.txt", "shop.txt"],
    ["mail.ss.txt", "mail-3.ss.txt"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["C:\\hosts\\a.txt", "C__hosts_a.txt"],
    [".ssh", "ssh"],
    ["...", "host-2"],
    ["a\u202etxt.b", "a_txt.b"],
    ["a.txt. ", "a.txt"],
  ] as const) {
    it(`${JSON.stringify(name)} is kept as ${kept}`, () =>
      assert.equal(
        nameForDropped(name, (other) => taken.has(other)),
        kept,
      ));
  }

  it("get a name of a length that every system accepts", () => {
    const name = nameForDropped(`${"x".repeat(500)}.txt`, () => false);
    assert.ok(name.length <= 100 && name.endsWith(".txt"), name);
  });
});
