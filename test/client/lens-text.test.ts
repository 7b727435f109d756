import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checksOnHosts, fleetText } from "../../client/verdicts/lens-text.ts";
import type { ProtocolStatus } from "../../server/protocol.ts";
import { host, socket, verdict } from "./verdicts.ts";

const said = (name: string, ...statuses: ProtocolStatus[]) =>
  host(
    name,
    statuses.map((status, at) => verdict({ id: `check ${at}`, status })),
  );

describe("what is above a policy", () => {
  for (const [text, hosts] of [
    ["3 hosts: 1 pass, 2 fail", [said("a", "PASSED"), said("b", "PASSED", "FAILED"), said("c", "ERROR")]],
    ["2 hosts: 1 warn, 1 undecided", [said("a", "UNDECIDED", "WARNING"), said("b", "UNDECIDED", "PASSED")]],
    ["2 hosts: 1 pass, 1 not evaluated", [said("a", "NOT_EVALUATED"), said("b", "NOT_EVALUATED", "PASSED")]],
    ["2 hosts: 1 pass, 1 can't be read", [said("a", "PASSED"), host("b", [], { problem: "Too large." })]],
    ["shop: 1 failed, 2 passed", [said("shop", "PASSED", "FAILED", "PASSED")]],
    ["shop: can't be read", [host("shop", [], { problem: "Too large." })]],
    ["no hosts", []],
  ] as const) {
    it(text, () => assert.equal(fleetText(hosts), text));
  }
});

describe("what is above a check", () => {
  const textsOf = (...hosts: ReturnType<typeof host>[]) =>
    [...checksOnHosts(hosts).values()].map(({ text }) => text);

  it("is the worst that a host says, with the first host that says it", () => {
    const all = [said("a", "PASSED"), said("b", "FAILED"), said("c", "WARNING"), said("d", "FAILED")];
    assert.deepEqual(checksOnHosts(all).get("check 0"), {
      text: "✗ b and 1 more",
      counts: "2 failed, 1 warning, 1 passed",
      host: "file:///hosts/b.txt",
    });
  });

  it("says why where one host fails", () => {
    const failed = verdict({
      status: "FAILED",
      evidence: [{ socket: socket({ port: 23 }), violation: true, message: "" }],
    });
    assert.deepEqual(textsOf(host("a", [verdict({ status: "PASSED" })]), host("b", [failed])), ["✗ b: 23"]);
    assert.deepEqual(textsOf(host("a", [failed]), host("b", [failed])), ["✗ a and 1 more"]);
  });

  it("says for all hosts that they pass", () => {
    assert.deepEqual(textsOf(said("a", "PASSED"), said("b", "PASSED")), ["✓ 2 hosts"]);
    assert.deepEqual(textsOf(said("a", "PASSED")), ["✓ a"]);
  });

  it("is there for a check that only some hosts say something of", () => {
    assert.deepEqual(textsOf(said("a", "PASSED"), said("b", "PASSED", "UNDECIDED")), [
      "✓ 2 hosts",
      "? b: No denied port is open",
    ]);
  });

  it("lets no name of a host run backwards", () => {
    assert.deepEqual(textsOf(said("a\u202eb", "FAILED")), ["✗ a\ufffdb: No denied port is open"]);
  });
});
