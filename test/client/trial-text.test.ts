import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  firstPlace,
  invitation,
  marksText,
  trialDetails,
  trialHeadline,
  trialPath,
  trialReason,
  triedText,
} from "../../client/trials/trial-text.ts";
import type { ProtocolMarks, TextToTryResult } from "../../server/protocol.ts";
import { verdict } from "./verdicts.ts";

type Reads = NonNullable<TextToTryResult["reads"]>;

const titles: { reads: Reads; path: string; invites: string }[] = [
  {
    reads: { kind: "file", name: "/etc/ssh/sshd_config" },
    path: "/etc/ssh/sshd_config",
    invites: "Paste the text of /etc/ssh/sshd_config",
  },
  {
    reads: { kind: "command", name: "grep -c x /etc/a.json" },
    path: "grep -c x \u2215etc\u2215a.json · output",
    invites: "Paste the output of grep -c x /etc/a.json",
  },
  {
    reads: { kind: "command", name: `echo ${"a".repeat(80)}\nid` },
    path: `echo ${"a".repeat(54)}… · output`,
    invites: `Paste the output of echo ${"a".repeat(54)}…`,
  },
  {
    reads: { kind: "list", name: "open ports" },
    path: "open ports",
    invites: "Paste a list of open ports, as a command prints it",
  },
  {
    reads: { kind: "command", name: "a\u202eb" },
    path: "a\ufffdb · output",
    invites: "Paste the output of a\ufffdb",
  },
];

const group = (count: number, ...places: number[]) => ({ count, places });
const marks: { name: string; marks: ProtocolMarks; text: string | undefined; first: number | undefined }[] = [
  {
    name: "nothing",
    marks: { selected: group(0), matched: group(0), violating: group(0) },
    text: undefined,
    first: undefined,
  },
  {
    name: "one of each",
    marks: { selected: group(1, 4, 0, 9), matched: group(1, 4, 2, 3), violating: group(1, 7, 0, 9) },
    text: "1 line selected, 1 matches, 1 breaks the check",
    first: 7,
  },
  {
    name: "many, and nothing that breaks the check",
    marks: { selected: group(3000, 4, 0, 9), matched: group(20, 5, 2, 3), violating: group(0) },
    text: "3000 lines selected, 20 match",
    first: 5,
  },
];

describe("a trial in words", () => {
  for (const { reads, path, invites } of titles) {
    it(`names what is read: ${path}`, () => {
      assert.equal(trialPath(reads), path);
      assert.equal(invitation(reads), invites);
    });
  }

  for (const { name, marks: found, text, first } of marks) {
    it(`counts the marks: ${name}`, () => {
      assert.equal(marksText(found), text);
      assert.equal(firstPlace(found), first);
    });
  }

  it("says the verdict above the text, and all of it in a tooltip", () => {
    const undecided = verdict({
      status: "UNDECIDED",
      because: "partial",
      reason: "It breaks off.",
      remedy: "Copy it again.",
      notes: ["Not documented."],
    });
    assert.equal(trialHeadline({ version: 1, verdict: undecided }), "? UNDECIDED");
    assert.equal(trialReason({ version: 1, verdict: undecided }), "It breaks off.");
    assert.equal(trialReason({ version: 1, problem: "It is gone." }), undefined);
    assert.equal(
      trialDetails({ version: 1, verdict: undecided }),
      "It breaks off.\n\nHelp: Copy it again.\n\nNote: Not documented.",
    );
    assert.equal(
      trialHeadline({ version: 1, problem: "It is gone. Try another." }),
      "It is gone. Try another.",
    );
    assert.equal(triedText(verdict()), "✓ tried");
  });
});
