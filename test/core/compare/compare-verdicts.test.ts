import assert from "node:assert/strict";
import { test } from "node:test";
import { compareVerdicts } from "../../../core/compare/compare-verdicts.ts";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { allow, deny, item, ss, unix } from "../evaluate/fixture.ts";

test("verdicts that differ between two states of a host", () => {
  const policy = policyOf(
    parse(
      unix(
        deny("23"),
        allow("22,23"),
        `<if><condition type:"AND">${deny("23")}</condition><then><report type:"PASSED">description : "no Telnet"</report></then></if>`,
        item("FILE_CHECK", 'description : "file"', 'file : "/bin/a"', `md5 : "${"1".repeat(32)}"`),
      ),
    ),
  );
  const before = ss("tcp 0.0.0.0:22");
  const after = `${ss("tcp 0.0.0.0:22", "tcp 0.0.0.0:23")}# md5sum /bin/a\n${"1".repeat(32)}  /bin/a\n`;
  const verdicts = [before, after].map((text) => evaluate(policy, readSnapshot(text)));
  assert.deepEqual(
    compareVerdicts(verdicts[0]!, verdicts[1]!).map(({ text }) => text),
    ['"deny": PASSED → FAILED', '"no Telnet": PASSED → not reported', '"file": UNDECIDED → PASSED'],
  );
  assert.deepEqual(compareVerdicts(verdicts[0]!, verdicts[0]!), []);
});
