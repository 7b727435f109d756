/**
 * The output that Ansible keeps of a command: `"stdout": "…"`, or `"stdout_lines": […]`, alone or after the
 * name of a variable (`"ports.stdout_lines"`). Undefined if the object holds none.
 *
 * @param members of the object, by their names as printed
 */
export function embeddedOutput(
  members: readonly [name: string, value: unknown][],
): { text: string; command: string | undefined } | undefined {
  const isResult = members.some(([name]) => OF_A_RESULT.has(name));
  const texts = members.flatMap(([name, value]) => {
    const [, variable] = /^(.*\.)?stdout(?:_lines)?$/.exec(name) ?? [name, null];
    if (variable === null || (variable === undefined && !isResult)) return [];
    const text = textOf(value);
    return text === undefined || text.trim() === "" ? [] : [text];
  });
  const [text] = texts;
  if (text === undefined) return undefined;
  const command = members.find(([name]) => name === "cmd")?.[1];
  return { text, command: Array.isArray(command) ? command.filter(isString).join(" ") : textOf(command) };
}

/** Members that a result has besides its output. */
const OF_A_RESULT = new Set(["rc", "changed", "cmd", "stdout_lines", "stderr"]);

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.every(isString) ? value.join("\n") : undefined;
  return isString(value) ? value : undefined;
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}
