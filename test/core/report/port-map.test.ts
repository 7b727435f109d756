import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAsHtml } from "../../../core/report/html/html-check.ts";
import {
  describePortRange,
  inOrder,
  listRows,
  type PortMark,
  portRows,
} from "../../../core/report/port-map.ts";
import { checkReport } from "./sample.ts";

describe("portRows", () => {
  const mark = (kind: PortMark["kind"], says: string, port = 22): PortMark => ({
    proto: "tcp",
    port,
    kind,
    says,
  });

  it("has the worst that is said of a port, and of that the first", () => {
    const marks = [mark("open", "a"), mark("passed", "b"), mark("violation", "c"), mark("violation", "d")];
    for (const told of [marks, marks.slice(1), [marks[2]!, marks[0]!, marks[3]!, marks[1]!]]) {
      assert.deepEqual(portRows(told), [{ proto: "tcp", from: 22, to: 22, kind: "violation", says: "c" }]);
    }
  });

  it("has a row for each port and protocol, in their order", () => {
    const rows = portRows([
      mark("open", "b", 80),
      { ...mark("passed", "c", 22), proto: "udp" },
      mark("open", "a"),
    ]);
    assert.deepEqual(
      rows.map((row) => `${describePortRange(row)} ${row.kind} ${row.says}`),
      ["22/udp passed c", "22/tcp open a", "80/tcp open b"],
    );
  });
});

describe("listRows", () => {
  it("has a row for each range of each list", () => {
    const rows = listRows([
      { kind: "denied", proto: "tcp", ranges: [[20, 23]], description: "No telnet" },
      {
        kind: "allowed",
        proto: "udp",
        ranges: [
          [53, 53],
          [123, 130],
        ],
        description: "Names and time",
      },
    ]);
    assert.deepEqual(
      inOrder(rows.toReversed()).map((row) => `${row.kind} ${describePortRange(row)} ${row.says}`),
      ["denied 20–23/tcp No telnet", "allowed 53/udp Names and time", "allowed 123–130/udp Names and time"],
    );
  });
});

describe("the port map of the HTML report", () => {
  const page = checkAsHtml({
    ...checkReport,
    portLists: [{ kind: "denied", proto: "tcp", ranges: [[21, 23]], description: "<b>" }],
  });

  it("shows what the policy says, and for each host the ports by what is known of them", () => {
    assert.match(page, /aria-label="denied 21–23\/tcp"/);
    assert.match(page, /<title>21–23\/tcp: &lt;b&gt;<\/title>/);
    const labels = [...page.matchAll(/aria-label="Ports of ([^"]*)"/g)].map(([, label]) => label);
    assert.ok(labels.length > 0);
    for (const label of labels) {
      assert.match(label!, /^[^:]+: (?:\d+\/(?:tcp|udp) (?:open|in order|in violation)(?:, |$))+$/);
    }
    assert.ok(labels.some((label) => label!.includes("in violation")));
  });
});
