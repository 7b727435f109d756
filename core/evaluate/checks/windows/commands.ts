/**
 * Commands that people are asked to run: texts of a policy are only inserted if they can't be more than a
 * name.
 */

/** In double quotes for the command prompt; undefined if that could be more than one word. */
export function quoteForPrompt(text: string): string | undefined {
  return /["%!^&|<>`\r\n]/.test(text) || text.endsWith("\\") ? undefined : `"${text}"`;
}

/** `reg query "HKLM\X" /v "Y"`, or how to find it if the name can't be typed. */
export function regQuery(key: string, name?: string): string {
  const path = quoteForPrompt(key.trim().replace(/\\+$/, ""));
  const value = name === undefined ? "" : name === "" ? "/ve" : quoteForPrompt(name);
  if (path === undefined || value === undefined) return "an export of the key that reg_key names";
  if (name === undefined) return `\`reg query ${path}\``;
  return name === "" ? `\`reg query ${path} /ve\`` : `\`reg query ${path} /v ${value}\``;
}

/** A sentence that asks for the output of a command. */
export function addOutput(command: string): string {
  return command.startsWith("`")
    ? `Add the output of ${command}, with the command line above it.`
    : `Add ${command}.`;
}
