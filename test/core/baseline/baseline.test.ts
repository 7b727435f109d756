import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { areKnown, baselineText, parseBaseline } from "../../../core/baseline/baseline.ts";
import { baselinedFingerprints, knownFindings } from "../../../core/baseline/known-findings.ts";
import { lint } from "../../../core/lint/lint.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

const findingsOf = (text: string) => lint(policyOf(parse(text)));
const check = (ports: string) =>
  `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "${ports}"\n  port_type : TCP\n  ports : "${ports}"\n</custom_item>\n`;
const policy = (...ports: string[]) => `<check_type:"Unix">\n${ports.map(check).join("")}</check_type>\n`;

describe("a baseline", () => {
  it("reads what it wrote, and is the same text for the same findings", () => {
    const files = [
      { path: "b.audit", fingerprints: ["2", "1"] },
      { path: "a.audit", fingerprints: ["3"] },
      { path: "clean.audit", fingerprints: [] },
    ];
    const text = baselineText(files);
    assert.equal(baselineText(files.toReversed()), text);
    const parsed = parseBaseline(text);
    assert.ok(parsed.ok);
    assert.deepEqual(
      [...parsed.baseline],
      [
        ["a.audit", ["3"]],
        ["b.audit", ["1", "2"]],
      ],
    );
  });

  it("covers one finding with each entry", () => {
    assert.deepEqual(areKnown(["a", "a", "b", "a"], ["a", "a"]), [true, true, false, false]);
  });

  it("knows the findings of a policy when lines above and other checks come", () => {
    const before = policy("99999");
    const known = baselinedFingerprints(before, findingsOf(before));
    const after = `# new\n${policy("21, 21", "99999")}`;
    const findings = findingsOf(after);
    const left = findings.filter((finding) => !knownFindings(after, findings, known).has(finding));
    assert.deepEqual([...new Set(left.map(({ rule }) => rule))], ["duplicate-port"]);
    assert.ok(findings.length > left.length);
  });
});
