import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { copiedText, everything, filterNodes, filterText } from "../../client/views/filter-nodes.ts";
import { evaluationNode, type TreeNode } from "../../client/views/tree-nodes.ts";
import { host, verdict } from "./verdicts.ts";

const telnet = verdict({
  id: "t",
  description: "Telnet is closed",
  status: "FAILED",
  reason: "23/tcp is open",
});
const ssh = verdict({ id: "s", description: "SSH is open", reason: "22/tcp is open" });
const unknown = verdict({
  id: "u",
  description: "The hash is right",
  status: "UNDECIDED",
  reason: "No hash",
});
const tree = evaluationNode("p", {
  policyName: "shop.audit",
  subject: "mail and 1 more",
  hosts: [host("mail", [telnet, ssh]), host("till", [ssh, unknown])],
  wasRead: true,
  now: 0,
});
/** The checks that are left, with their hosts. */
const left = (nodes: readonly TreeNode[]) =>
  nodes.flatMap(({ children }) =>
    children.flatMap(({ label, children: checks }) =>
      checks.filter(({ check }) => check !== undefined).map(({ check }) => `${label} ${check}`),
    ),
  );

describe("the filter of verdicts", () => {
  it("leaves everything where nothing is asked for", () => {
    assert.deepEqual(filterNodes([tree], everything), [tree]);
    assert.equal(filterText(everything), undefined);
  });

  it("leaves what failed or is not decided", () => {
    const nodes = filterNodes([tree], { onlyFailed: true, text: "" });
    assert.deepEqual(left(nodes), ["mail t", "till u"]);
  });

  it("leaves a host with all its checks, by a part of its name", () => {
    assert.deepEqual(left(filterNodes([tree], { onlyFailed: false, text: " TILL" })), ["till s", "till u"]);
  });

  it("leaves checks by a part of what is said of them", () => {
    assert.deepEqual(left(filterNodes([tree], { onlyFailed: false, text: "22/tcp" })), ["mail s", "till s"]);
    assert.deepEqual(left(filterNodes([tree], { onlyFailed: true, text: "23/tcp" })), ["mail t"]);
  });

  it("leaves the policy where nothing is found, so that it is seen that it has verdicts", () => {
    const [policy, ...others] = filterNodes([tree], { onlyFailed: false, text: "nowhere" });
    assert.deepEqual([policy?.label, policy?.children, others], ["shop.audit", [], []]);
  });

  it("says what it leaves", () => {
    assert.equal(filterText({ onlyFailed: true, text: " web " }), 'Shown: only failed, "web".');
  });
});

describe("lines that are copied", () => {
  it("come with what is below them, once", () => {
    const mail = tree.children[0]!;
    const check = mail.children.find((node) => node.check === "t")!;
    const text = copiedText([mail, check]);
    assert.equal(text.split("\n")[0], "mail: 1 failed, 1 passed");
    assert.equal(text.match(/Telnet is closed/g)?.length, 1);
    assert.match(text, /^ {2}Telnet is closed: FAILED — 23\/tcp is open$/m);
  });

  it("are one line each, whatever is in them", () => {
    const node = { ...tree, label: "a\nb\u2028c", children: [] };
    assert.equal(copiedText([node]).split("\n").length, 1);
  });
});
