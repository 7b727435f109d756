import assert from "node:assert/strict";
import { commands } from "../../cli/commands/index.ts";
import { parseArguments } from "../../cli/options/arguments.ts";

/** Fails unless nessus-audit knows the command and every option of a command line, given as its words. */
export async function assertAccepted([program, name = "", ...rest]: readonly string[]): Promise<void> {
  assert.equal(program, "nessus-audit");
  const command = commands[name];
  assert.ok(command, `there is no command ${name}`);
  parseArguments(rest, command.options);
}
