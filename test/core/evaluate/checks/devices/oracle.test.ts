import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluate } from "../../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../../core/syntax/parse.ts";

/** Lines of a configuration with two depths, in lower case, so that the case of letters decides nothing. */
const word = fc.constantFrom("ntp", "ssh", "acl", "no ntp", "vty 0 4");
const line = fc.tuple(fc.constantFrom("", " ", "  "), word, fc.constantFrom("", " a", " b", " 12"));
const configuration = fc
  .array(
    line.map((parts) => parts.join("")),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => ["hostname gw2", ...lines, "last"]);
const pattern = fc.constantFrom(
  "ntp",
  "^ntp",
  "^ *ssh",
  "acl (a|b)",
  "12$",
  "no ",
  "^vty.*4",
  "zeta",
  "[ab]$",
);

interface Asked {
  context?: string;
  item?: string;
  forbids?: boolean;
  required?: boolean;
  regex?: string;
  expect?: string;
  notExpect?: string;
}

function statusOf(checkType: string, asked: Asked, lines: readonly string[]): string {
  const keywords = [
    asked.item !== undefined && `type : CONFIG_CHECK${asked.forbids ? "_NOT" : ""}`,
    asked.context && `context : "${asked.context}"`,
    asked.item && `item : "${asked.item}"`,
    asked.required === false && "required : NO",
    asked.regex && `regex : "${asked.regex}"`,
    asked.expect && `expect : "${asked.expect}"`,
    asked.notExpect && `not_expect : "${asked.notExpect}"`,
  ].filter(Boolean);
  const policy = `<check_type:"${checkType}">\n<custom_item>\n${keywords.join("\n")}\ndescription : "c"\n</custom_item>\n</check_type>\n`;
  const text = ["gw2#show running-config", ...lines, "gw2#"].join("\n");
  return evaluate(policyOf(parse(policy)), readSnapshot(text), defaultEvaluateOptions)[0]!.status;
}

/** The sections of a pattern, each by itself: slow, and by other means than the code. */
function sectionsOf(lines: readonly string[], context: string | undefined): string[][] {
  if (context === undefined) return [[...lines]];
  const depth = (text: string) => text.length - text.trimStart().length;
  return lines.flatMap((head, at) => {
    if (!new RegExp(context).test(head)) return [];
    const section = [head];
    for (const below of lines.slice(at + 1)) {
      if (depth(below) <= depth(head)) break;
      section.push(below);
    }
    return [section];
  });
}

function itemOracle({ context, item, forbids, required }: Asked, lines: readonly string[]): string {
  const sections = sectionsOf(lines, context);
  const has = (section: string[]) => section.some((one) => new RegExp(item!).test(one));
  if (sections.length === 0) return forbids || required === false ? "PASSED" : "UNDECIDED";
  if (forbids) return sections.some(has) ? "FAILED" : "PASSED";
  return required === false || sections.every(has) ? "PASSED" : "FAILED";
}

function lineOracle({ regex, expect, notExpect, required }: Asked, lines: readonly string[]): string {
  const selected = lines.filter((one) => regex === undefined || new RegExp(regex).test(one));
  const found = selected.filter((one) => new RegExp((expect ?? notExpect)!).test(one));
  if (notExpect !== undefined) return found.length > 0 ? "FAILED" : "PASSED";
  if (regex === undefined) return found.length > 0 || required === false ? "PASSED" : "FAILED";
  if (selected.length === 0) return required === false ? "PASSED" : "FAILED";
  if (found.length === 0) return "FAILED";
  return found.length === selected.length ? "PASSED" : "UNDECIDED";
}

/** Sections of one line may have lost their indents, which is asked elsewhere. */
const mayBeLost = (lines: readonly string[], context: string | undefined) =>
  context !== undefined &&
  (!lines.some((one) => one.startsWith(" ")) ||
    sectionsOf(lines, context).every(({ length }) => length === 1));

test("items in sections are found as plain regular expressions find them", () => {
  const option = fc.option(pattern, { nil: undefined });
  fc.assert(
    fc.property(
      configuration,
      option,
      pattern,
      fc.boolean(),
      fc.boolean(),
      (lines, context, item, forbids, required) => {
        fc.pre(!mayBeLost(lines, context));
        const asked: Asked = { item, forbids, required, ...(context !== undefined && { context }) };
        assert.equal(statusOf("Cisco", asked, lines), itemOracle(asked, lines));
      },
    ),
    { numRuns: 400 },
  );
});

test("selected lines are compared with expect as plain regular expressions do", () => {
  const option = fc.option(pattern, { nil: undefined });
  fc.assert(
    fc.property(
      configuration,
      option,
      pattern,
      fc.boolean(),
      fc.boolean(),
      (lines, regex, look, forbids, required) => {
        const asked: Asked = {
          required,
          ...(regex !== undefined && { regex }),
          ...(forbids ? { notExpect: look } : { expect: look }),
        };
        assert.equal(statusOf("Arista", asked, lines), lineOracle(asked, lines));
      },
    ),
    { numRuns: 400 },
  );
});
