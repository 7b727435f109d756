import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { placeOf, staysInside } from "../../client/workspace/stays-inside.ts";
import { notOnWindows } from "../not-here.ts";

describe("what a workspace names stays inside of it", { skip: notOnWindows("links") }, () => {
  let base: string;
  before(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), "nessus-audit-workspace-")));
    for (const folder of ["one/hosts", "two", "outside"]) mkdirSync(join(base, folder), { recursive: true });
    for (const file of ["one/a.json", "two/b.json", "outside/c.json"]) writeFileSync(join(base, file), "");
    const links = {
      "one/in": "hosts",
      "one/other": "../two",
      "one/out": "../outside",
      one2: "one",
      "one/gone": "nowhere",
      "one/circle": "circle",
    };
    for (const [path, target] of Object.entries(links)) symlinkSync(target, join(base, path));
    symlinkSync("../outside/c.json", join(base, "one/c.json"));
  });
  after(() => rmSync(base, { recursive: true }));

  const isLink = async (path: string) => (await lstat(path)).isSymbolicLink();
  const cases: [path: string, resolved: boolean, unresolved: boolean, roots?: string[]][] = [
    ["one", true, true],
    ["one/a.json", true, true],
    ["one/in", true, false],
    ["one/other/b.json", true, false],
    ["one/out", false, false],
    ["one/out/c.json", false, false],
    ["one/c.json", false, false],
    ["outside/c.json", false, false],
    ["one/../outside/c.json", false, false],
    ["onesie/a.json", false, false],
    // the workspace itself was opened by a link
    ["one2/a.json", true, true, ["one2"]],
    ["one2/out", false, false, ["one2"]],
  ];
  for (const [path, resolved, unresolved, folders = ["one", "two"]] of cases) {
    it(`${path} in ${folders}`, async () => {
      const roots = folders.map((folder) => `${base}/${folder}`);
      const answer = (realPath: ((path: string) => Promise<string>) | undefined) =>
        staysInside(`${base}/${path}`, roots, { realPath, isLink });
      assert.equal(await answer((of) => realpath(of)), resolved);
      assert.equal(await answer(undefined), unresolved);
    });
  }

  for (const [path, place] of [
    ["one/hosts", "inside"],
    ["one/in", "inside"],
    ["one/out", "outside"],
    ["outside/missing", "outside"],
    ["one/missing", "missing"],
    ["one/gone", "missing"],
    ["one/circle", "missing"],
  ] as const) {
    it(`${path} is ${place}`, async () => {
      assert.equal(
        await placeOf(`${base}/${path}`, [`${base}/one`], { realPath: (of) => realpath(of), isLink }),
        place,
      );
    });
  }
});
