import { type PolicyNeeds, plural, policyNeeds } from "../../core/command-line.ts";
import { allowEmptyOption } from "../files/find/named-policies.ts";
import { readPolicies } from "../hosts/read-policies.ts";
import type { Arguments } from "../options/arguments.ts";
import { evaluateOptionTable, setValues } from "../options/evaluate-options.ts";
import { nearestConfigurationOption, stdinFilenameOption } from "../options/policy-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

const formats = ["text", "json"] as const;

export const needsCommand: Command = {
  name: "needs",
  summary: "list what policies read on a host, and which of their checks are never judged",
  usage: ["POLICIES [OPTIONS]"],
  details: "What a snapshot must show, with the number of checks that read it, and of conditions that do.",
  options: [
    { name: "format", value: "FORMAT", choices: formats, default: "text", help: "what is printed" },
    ...evaluateOptionTable.filter(({ name }) => name === "set"),
    nearestConfigurationOption,
    allowEmptyOption,
    stdinFilenameOption,
  ],
  examples: [
    { does: "What to capture for a policy", command: "nessus-audit needs web.audit" },
    { does: "How many checks are judged at all", command: "nessus-audit needs policies/ --format json" },
  ],
  run: runNeeds,
};

async function runNeeds(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (args.words.length === 0) throw new UsageError("needs needs a policy, such as web.audit.");
  const set = setValues(args);
  const problems = problemsOn(terminal);
  const read = await readPolicies(args, terminal, problems);
  const needs = policyNeeds(read.map((one) => ({ ...one, values: { ...one.values, ...set } })));
  if (args.choice("format", formats) === "json")
    terminal.out(`${JSON.stringify(needs, undefined, 2)}\n`, "json");
  else terminal.out(asText(needs));
  return problems.count > 0 ? exitCode.incomplete : exitCode.clean;
}

function asText({ families, needs, unjudged }: PolicyNeeds): string {
  const lines = Object.entries(families).map(
    ([name, { checks, judged }]) =>
      `${name === "" ? "No check type" : name}: ${plural(checks, "check")}, ${judged} judged`,
  );
  if (needs.length > 0) lines.push("", "  checks   gates  what they read");
  for (const { kind, key, checks, gates } of needs) {
    lines.push(
      `${String(checks).padStart(8)}${String(gates).padStart(8)}  ${kind} ${key.replace(/\s+/g, " ")}`.trimEnd(),
    );
  }
  if (unjudged.length > 0) lines.push("", "  checks  never judged");
  for (const { type, reason, checks } of unjudged)
    lines.push(`${String(checks).padStart(8)}  ${type}: ${reason}`);
  return `${lines.join("\n")}\n`;
}
