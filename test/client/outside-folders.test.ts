import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { OutsideFolders } from "../../client/hosts/outside-folders.ts";

describe("hosts folders that lead out of the workspace", () => {
  it("are told in one message, once while they do", () => {
    const outside = new OutsideFolders();
    const tell = (...paths: string[]) => outside.messageFor(paths, true);
    assert.equal(tell(), undefined);
    assert.equal(
      tell("hosts", "../inventory", "hosts"),
      'The hosts folders "hosts" and "../inventory" are outside the workspace, so they were not read. Copy their hosts into the workspace.',
    );
    assert.equal(tell("../inventory", "hosts"), undefined);
    assert.match(tell("hosts", "a", "b", "c")!, /^The hosts folders "a", "b" and "c" are outside/);
    assert.equal(tell(), undefined);
    assert.equal(
      tell("hosts"),
      'The hosts folder "hosts" is outside the workspace, so it was not read. Copy its hosts into the workspace.',
    );
  });

  it("are not all named where there are many", () => {
    const paths = Array.from({ length: 9 }, (_, at) => `f${at}`);
    assert.match(
      new OutsideFolders().messageFor(paths, true)!,
      /^The hosts folders "f0", .*"f4" and 4 more are outside/,
    );
  });

  it("may only be links where those can't be resolved", () => {
    assert.match(new OutsideFolders().messageFor(["hosts"], false)!, /"hosts" may be outside the workspace/);
    assert.match(
      new OutsideFolders().messageFor(["a", "b"], false)!,
      /"a" and "b" may be outside the workspace/,
    );
  });

  it("are named without what would act on the message", () => {
    assert.match(new OutsideFolders().messageFor(["a\u202eb\u0007"], true)!, /"a\ufffdb\ufffd"/);
  });
});
