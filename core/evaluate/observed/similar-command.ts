import { commandKey } from "../../observations/command-key.ts";
import type { Observations } from "../../observations/observations.ts";
import { rememberFor } from "../../text/remember.ts";

/**
 * Finds a command in the snapshot that differs from this one only in the folders of its programs, such as `uname -r` for
 * `/bin/uname -r`. Which program a shell finds depends on the host, so its output proves nothing.
 */
export function findSimilarCommand(command: string, observations: Observations): string | undefined {
  return byProgramNames(observations).get(withoutFolders(commandKey(command)));
}

const byProgramNames = rememberFor((observations: Observations): Map<string, string> => {
  const found = new Map<string, string>();
  for (const key of observations.keys("command")) {
    const bare = withoutFolders(key);
    if (!found.has(bare)) found.set(bare, key);
  }
  return found;
});

/** The usual folders of programs, at the start of a word. */
function withoutFolders(command: string): string {
  return command.replace(/(?<![^\s;|&(`])\/(?:usr\/(?:local\/)?)?s?bin\//g, "");
}
