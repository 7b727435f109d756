import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { checkIds } from "../../../core/semantics/check-ids.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { assertLinear } from "../../fuzz/growth.ts";

/** The ids of the checks of a policy, in the order of the file. */
function idsOf(...body: string[]): string[] {
  const policy = policyOf(parse(`<check_type:"Unix">\n${body.join("\n")}\n</check_type>\n`));
  const ids = checkIds(policy);
  return policy.checks.map(({ element }) => ids.get(element.start)!);
}

function item(type: string, description: string, ports: string): string {
  return `<custom_item>\ntype : ${type}\ndescription : "${description}"\nport_type : TCP\nports : "${ports}"\n</custom_item>`;
}

const denied = (ports: string) => item("AUDIT_DENIED_OPEN_PORTS", "Telnet is closed", ports);

describe("ids of checks", () => {
  it("are the item type and the description where these are of one check only", () => {
    const ids = idsOf(
      denied("23"),
      item("AUDIT_ALLOWED_OPEN_PORTS", "Telnet is closed", "22"),
      '<item>\nname : "maximum_password_age"\nvalue : 90\n</item>',
      '<report type:"PASSED">\ndescription : "Debian"\n</report>',
      '<report type:"FAILED">\ndescription : "Debian"\n</report>',
      '<custom_item>\ndescription : "untyped"\n</custom_item>',
    );
    assert.deepEqual(ids, [
      "AUDIT_DENIED_OPEN_PORTS: Telnet is closed",
      "AUDIT_ALLOWED_OPEN_PORTS: Telnet is closed",
      "item maximum_password_age",
      "report PASSED: Debian",
      "report FAILED: Debian",
      "custom_item: untyped",
    ]);
  });

  it("tell checks of one name apart by their values, which take them along when they are swapped", () => {
    const [first, second] = idsOf(denied("21"), denied("23"));
    assert.match(first!, /^#[0-9a-z]+ AUDIT_DENIED_OPEN_PORTS: Telnet is closed$/);
    assert.notEqual(first, second);
    assert.deepEqual(idsOf(denied("23"), denied("21")), [second, first]);
  });

  it("count checks that are equal in everything", () => {
    const [first, second, third] = idsOf(denied("23"), denied("23"), denied("21"));
    assert.equal(second, first!.replace(" ", ".2 "));
    assert.doesNotMatch(third!, /\.2 /);
  });

  it("do not depend on a comment, a blank, a line end or the branch that a check stands in", () => {
    const list = (text: string) =>
      `<custom_item>\ntype : BANNER_CHECK\ndescription : "x"\ncontent : ${text}\n</custom_item>`;
    const checks = [denied("21"), denied("23"), list('"a" || "b"'), list('"c"')];
    const ids = idsOf(...checks);
    const spaced = checks.map((text) =>
      text.replace("type", "# moved here\n   type").replaceAll(" : ", "  :\t").replace(" || ", "||"),
    );
    const crlf = checks.map((text) => text.replaceAll("\n", "\r\n"));
    const inBranches = `<if>\n<condition type:"AND">\n${checks[0]}\n</condition>\n<then>\n${checks[1]}\n</then>\n<else>\n${checks[2]}\n</else>\n</if>`;
    assert.deepEqual(idsOf(...spaced), ids);
    assert.deepEqual(idsOf("", ...crlf), ids);
    assert.deepEqual(idsOf(inBranches, checks[3]!), ids);
  });

  it("are different in a text that would have two of them equal", () => {
    const [hashed] = idsOf(denied("21"), denied("23"));
    const asType = `<custom_item>\ntype : "${hashed!.split(": ")[0]}"\ndescription : "Telnet is closed"\n</custom_item>`;
    const ids = idsOf(denied("21"), denied("23"), asType);
    assert.equal(new Set(ids).size, 3);
  });

  it("have no NUL, and an end", () => {
    const [withNul, long] = idsOf(
      denied("23").replace("Telnet", "Tel\0net"),
      item("X", "y".repeat(9999), "1"),
    );
    assert.doesNotMatch(withNul!, /\0/);
    assert.equal(long!.length, 200);
  });

  it("follow what a check says, wherever it is moved to, and are all different", () => {
    const check = fc
      .tuple(fc.constantFrom("A", "B"), fc.constantFrom("one", "two"), fc.constantFrom("1", "2", "3"))
      .map(([type, description, ports]) => item(type, description, ports));
    const shuffled = fc
      .array(check, { minLength: 1, maxLength: 8 })
      .chain((checks) =>
        fc.tuple(
          fc.constant(checks),
          fc.shuffledSubarray(checks, { minLength: checks.length }),
          fc.constantFrom("", "\n", "# note", "\n# a\n\n"),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([checks, moved, between]) => {
        const before = idsOf(...checks);
        const after = idsOf(...moved.flatMap((text) => [between, text]));
        assert.equal(new Set(before).size, checks.length);
        assert.deepEqual(byContent(moved, after), byContent(checks, before));
      }),
      { numRuns: 500 },
    );
  });

  it("take time that grows with the number of checks", () => {
    assertLinear(
      "checkIds",
      (size) => policyOf(parse(denied("23").repeat(size))),
      (policy) => assert.equal(new Set(checkIds(policy).values()).size, policy.checks.length),
      10_000,
    );
  });
});

/** The ids of each text, in an order of their own. */
function byContent(checks: readonly string[], ids: readonly string[]): [string, string][] {
  const pairs = checks.map((text, at): [string, string] => [text, ids[at]!]);
  return pairs.sort((a, b) => (a.join("\0") < b.join("\0") ? -1 : 1));
}
