import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rules } from "../../../core/rules/index.ts";
import { ruleTextOf } from "../../../core/rules/rule-text.ts";
import { ruleFiles } from "../../../rule-files/rule-files.ts";
import { nessusAudit } from "../command-line.ts";

describe("explain", () => {
  const cases: { args: string[]; shows: RegExp[]; not?: RegExp }[] = [
    {
      args: ["AUDIT_DENIED_OPEN_PORTS", "--check-type", "Unix"],
      shows: [/item type of Unix/, /^ {2}ports +\(required\)/m, /<custom_item>/, /Reference Guide, p\. 17\d/],
      not: /item type of Windows/,
    },
    { args: ["audit_process_on_port"], shows: [/item type of Unix/, /item type of Windows/] },
    { args: ["severity"], shows: [/keyword/, /^ {2}HIGH +A failure is FAILED/m] },
    {
      args: ["port_no", "--check-type", "windows"],
      shows: [/In `AUDIT_PROCESS_ON_PORT` \(Windows\): one port in quotes/],
    },
  ];
  for (const { args, shows, not } of cases) {
    it(args.join(" "), async () => {
      const { code, stdout } = await nessusAudit(["explain", ...args]);
      assert.equal(code, 0);
      for (const pattern of shows) assert.match(stdout, pattern);
      if (not) assert.doesNotMatch(stdout, not);
    });
  }

  for (const { id } of rules) {
    const { summary, bad, good } = ruleTextOf(id, ruleFiles);
    it(`rule ${id}`, async () => {
      const { code, stdout } = await nessusAudit(["explain", id]);
      assert.equal(code, 0);
      assert.ok(stdout.replace(/\s+/g, " ").includes(summary.replace(/\s+/g, " ")));
      const [, wrong, right] = /^Example\n([\s\S]*)^Instead\n([\s\S]*)/m.exec(stdout)!;
      for (const line of plainLines(bad)) assert.ok(wrong!.includes(line), line);
      for (const line of plainLines(good)) assert.ok(right!.includes(line), line);
    });
  }

  const mistakes: { args: string[]; says: RegExp }[] = [
    { args: [], says: /explain needs the name/ },
    { args: ["AUDIT_DENIED_OPEN_PORT"], says: /Did you mean AUDIT_DENIED_OPEN_PORTS\?/ },
    { args: ["port_no", "--check-type", "Unix"], says: /in Unix policies\./ },
    { args: ["ports", "--check-type", "Unx"], says: /There is no check type "Unx"\. Did you mean Unix\?/ },
  ];
  for (const { args, says } of mistakes) {
    it(`mistake: ${args.join(" ")}`, async () => {
      const { code, stderr } = await nessusAudit(["explain", ...args]);
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
  }
});

/** The lines of a policy, except those that may be shown differently on a terminal. */
function plainLines(text: string): string[] {
  return text.split("\n").filter((line) => /^[ -~]*$/.test(line));
}
