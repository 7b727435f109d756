import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compilePolicy } from "../../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { assertLinear } from "../../fuzz/growth.ts";

/** More than a call takes arguments. */
const many = 200_000;

const compiled = (checks: string) =>
  compilePolicy(policyOf(parse(`<check_type:"Unix">\n${checks}</check_type>\n`)));
const check = (type: string, rest: string) =>
  `<custom_item>\ntype : ${type}\ndescription : "x"\n${rest}</custom_item>\n`;
const ports = (type: string, list: string) => check(type, `port_type : TCP\nports : "${list}"\n`);

describe("very many of something", () => {
  it("listeners that a list allows, beside one that it does not", () => {
    const { sockets, ...snapshot } = readSnapshot("tcp LISTEN 0 128 0.0.0.0:23 0.0.0.0:*\n");
    const allowed = Array.from({ length: many }, (_, line) => ({ ...sockets[0]!, port: 22, line }));
    const [verdict] = evaluate(
      compiled(ports("AUDIT_ALLOWED_OPEN_PORTS", "22")),
      { ...snapshot, sockets: [...allowed, ...sockets] },
      defaultEvaluateOptions,
    );
    assert.deepEqual([verdict!.status, verdict!.evidence.length], ["FAILED", 1]);
  });

  it("checks below a condition that can't be decided", () => {
    const condition = `<condition auto:"PASSED" type:"AND">\n${check("CMD_EXEC", 'cmd : "x"\nexpect : "y"\n')}</condition>\n`;
    const below = ports("AUDIT_DENIED_OPEN_PORTS", "23").repeat(many);
    const verdicts = evaluate(
      compiled(`<if>\n${condition}<then>\n${below}</then>\n</if>\n`),
      readSnapshot("tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n"),
      defaultEvaluateOptions,
    );
    assert.equal(verdicts.length, many);
  });

  it("files with a hash and a check each, in time that grows with their number", () => {
    const md5 = "d41d8cd98f00b204e9800998ecf8427e";
    const numbers = (size: number) => Array.from({ length: size }, (_, number) => number);
    assertLinear(
      "evaluate",
      (size) => ({
        policy: compiled(
          numbers(size)
            .map((number) => check("FILE_CHECK", `file : "/bin/${number}"\nmd5 : "${md5}"\n`))
            .join(""),
        ),
        snapshot: readSnapshot(
          numbers(size)
            .map((number) => `${md5}  /bin/${number}\n`)
            .join(""),
        ),
      }),
      ({ policy, snapshot }) => {
        const verdicts = evaluate(policy, snapshot, defaultEvaluateOptions);
        assert.ok(verdicts.every(({ status }) => status === "PASSED"));
      },
      15_000,
    );
  });
});
