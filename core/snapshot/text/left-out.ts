/**
 * A person's note, on a line of its own, that lines are left out: `...`, `<snip>`, `[truncated]`, `--- output
 * omitted ---`.
 */
const note =
  /^[ \t!#;*=-]{0,20}(?:\.{3,6}|…|[<[({][ .]{0,6}(?:\.{3}|…)[ .]{0,6}[>\])}]|[<[({]?[ .…]{0,6}(?:(?:output|text|lines|config(?:uration)?) )?(?:snip(?:ped)?|truncated|omitted|abbreviated)(?: for brevity)?[ .…]{0,6}[>\])}]?)[ \t*=-]{0,20}$/im;

/** Does a text have a person's note that lines of it are left out? */
export function leavesOut(text: string): boolean {
  return note.test(text);
}
