import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type OfferedHost, snapshotChoices } from "../../client/commands/snapshot-choices.ts";
import { withUsed } from "../../client/hosts/recent-hosts.ts";

const paste = { id: "paste", label: "$(clippy) Paste", detail: "What you have copied." } as const;
const offered = (id: string, values: Partial<OfferedHost> = {}): OfferedHost => ({
  id,
  label: id,
  groups: [],
  isLeftOut: false,
  ...values,
});
const labels = (hosts: OfferedHost[], recent: string[]) =>
  snapshotChoices(hosts, recent, [paste]).map(({ label }) => label);

describe("the picker of snapshots", () => {
  it("offers hosts before sources", () => {
    assert.deepEqual(labels([offered("mail"), offered("shop")], []), [
      "Hosts of the workspace",
      "$(server) mail",
      "$(server) shop",
      "Elsewhere",
      "$(clippy) Paste",
    ]);
  });

  it("has no headings where there are no hosts", () => {
    assert.deepEqual(labels([], ["mail"]), ["$(clippy) Paste"]);
  });

  it("begins with the hosts that were used last, and ends with those that the policy is not for", () => {
    const hosts = ["a", "b", "c", "d", "e"].map((id) => offered(id, { isLeftOut: id === "a" }));
    assert.deepEqual(labels(hosts, ["d", "gone", "b"]), [
      "Hosts of the workspace",
      ...["d", "b", "c", "e"].map((id) => `$(server) ${id}`),
      "Elsewhere",
      "$(clippy) Paste",
      "Hosts that the policy is not for",
      "$(server) a",
    ]);
  });

  it("puts a host first that was used last, though the policy is not for it", () => {
    const hosts = [offered("a"), offered("b", { isLeftOut: true })];
    assert.equal(labels(hosts, ["b"])[1], "$(server) b");
  });

  it("says of each host what is known of it", () => {
    const hosts = [offered("shop", { groups: ["web", "paid"], verdicts: "1 failed, 2 passed" })];
    const [, shop] = snapshotChoices(hosts, [], []);
    assert.deepEqual(shop, {
      kind: "host",
      id: "shop",
      label: "$(server) shop",
      description: "web, paid · 1 failed, 2 passed",
    });
  });
});

describe("hosts that were used", () => {
  it("are remembered once, the last first", () => {
    assert.deepEqual(withUsed(["a", "b", "c"], "c"), ["c", "a", "b"]);
  });

  it("are forgotten where there are too many", () => {
    let recent: string[] = [];
    for (let at = 0; at < 50; at++) recent = withUsed(recent, `host ${at}`);
    assert.equal(recent.length, 20);
    assert.equal(recent[0], "host 49");
  });
});
