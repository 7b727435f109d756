import { type Policy, policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";

/** A check that runs a command, with what else it says as `keyword : value` lines. */
export function command(description: string, cmd: string, ...more: string[]): string {
  return item("CMD_EXEC", `description : "${description}"`, `cmd : "${cmd}"`, ...more);
}

export function item(type: string, ...lines: string[]): string {
  return `<custom_item>\n${[`type : ${type}`, ...lines].map((line) => `  ${line}\n`).join("")}</custom_item>\n`;
}

export function unix(...parts: string[]): string {
  return `<check_type:"Unix">\n\n${parts.join("\n")}\n</check_type>\n`;
}

export function windows(...parts: string[]): string {
  return `<check_type:"Windows" version:"2">\n<group_policy:"Windows">\n\n${parts.join("\n")}\n</group_policy>\n</check_type>\n`;
}

export function when(condition: string, then: string, otherwise = ""): string {
  const tail = otherwise === "" ? "" : `<else>\n${otherwise}</else>\n`;
  return `<if>\n<condition type:"AND">\n${condition}</condition>\n<then>\n${then}</then>\n${tail}</if>\n`;
}

export function read(text: string): Policy {
  return policyOf(parse(text));
}
