import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MatrixData } from "../../client/matrix/matrix-data.ts";
import { visibleMatrix } from "../../webview/filter.ts";
import { countCells, type Line, matrixLines } from "../../webview/lines.ts";
import { firstView, type MatrixView } from "../../webview/view.ts";
import { matrix } from "./matrix-fixture.ts";

const linesOf = (view: Partial<MatrixView>, data: MatrixData = matrix) =>
  matrixLines(data, visibleMatrix(data, { ...firstView, ...view }), { ...firstView, ...view }, "No group");

/** "+ group", "- folded group", or the name of a check or host. */
const namesOf = (lines: readonly Line[]) =>
  lines.map(({ name, isGroup, isFolded }) => `${isGroup ? (isFolded ? "- " : "+ ") : ""}${name}`);

const onePolicy: MatrixData = { ...matrix, chosen: "p", rows: matrix.rows.slice(0, 2) };

/** The same many times, with other ids. */
const many: MatrixData = {
  ...matrix,
  hosts: Array.from({ length: 120 }, (_, at) => ({ id: `${at}`, name: `h${at}`, groups: [`g${at % 2}`] })),
  rows: matrix.rows.map((row, at) => ({
    ...row,
    cells: Array.from({ length: 120 }, (_, host) => (at === 1 && host === 7 ? 1 : 0)),
  })),
};

describe("the lines of the matrix", () => {
  it("have what fails first at the top, of checks and of hosts", () => {
    const { checks, hosts } = linesOf({}, onePolicy);
    assert.deepEqual(namesOf(checks), ["Telnet is closed", "SSH is sshd"]);
    assert.deepEqual(namesOf(hosts), ["db1", "web2", "web1"]);
  });

  it("are in the order of the files where that is wanted", () => {
    const { checks, hosts } = linesOf({ order: "written" }, onePolicy);
    assert.deepEqual(namesOf(checks), ["SSH is sshd", "Telnet is closed"]);
    assert.deepEqual(namesOf(hosts), ["web1", "web2", "db1"]);
  });

  it("have the checks of several policies below their policy, with the counts of all of them", () => {
    const { checks } = linesOf({});
    assert.deepEqual(namesOf(checks), [
      "+ p.audit",
      "Telnet is closed",
      "SSH is sshd",
      "+ q.audit",
      "FTP is closed",
    ]);
    assert.deepEqual(checks[0]?.counts, [1, 0, 1, 0, 3, 0, 0]);
  });

  it("have a host below each of its groups, the groups that fail first at the top", () => {
    const { hosts } = linesOf({ byGroup: true }, onePolicy);
    assert.deepEqual(namesOf(hosts), ["+ No group", "db1", "+ web", "web2", "web1", "+ dmz", "web2"]);
    assert.equal(new Set(hosts.map(({ key }) => key)).size, hosts.length);
  });

  it("fold a group that is toggled", () => {
    const [first] = linesOf({}).checks;
    assert.deepEqual(namesOf(linesOf({ toggled: [first!.key] }).checks), [
      "- p.audit",
      "+ q.audit",
      "FTP is closed",
    ]);
  });

  it("are folded groups at first where they are many, and unfold where that is toggled", () => {
    const { hosts, areHostsDown } = linesOf({}, many);
    assert.deepEqual(namesOf(hosts), ["- g1", "- g0"]);
    assert.equal(areHostsDown, true);
    const unfolded = linesOf({ toggled: [hosts[1]!.key] }, many).hosts;
    assert.deepEqual(namesOf(unfolded).slice(0, 3), ["- g1", "+ g0", "h0"]);
    assert.equal(unfolded.length, 62);
    assert.equal(linesOf({ byGroup: false }, many).hosts[0]?.name, "h7");
  });

  it("have hosts down where that is wanted", () => {
    assert.equal(linesOf({}).areHostsDown, false);
    assert.equal(linesOf({ down: "hosts" }).areHostsDown, true);
    assert.equal(linesOf({ down: "checks" }, many).areHostsDown, false);
  });

  it("count only what is shown", () => {
    const { checks } = linesOf({ group: "web" }, onePolicy);
    assert.deepEqual(namesOf(checks), ["SSH is sshd", "Telnet is closed"]);
    assert.deepEqual(checks[1]?.counts, [0, 0, 0, 0, 2, 0, 0]);
    assert.deepEqual(countCells(matrix, [0, 1], [1, 2]), [1, 0, 1, 0, 1, 0, 0]);
  });
});
