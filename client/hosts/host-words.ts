/** A word that is allowed in a comment `# hosts:`. */
export interface HostWord {
  /** A name, or a group with its `@`. */
  word: string;
  /** How many hosts of the workspace it matches. */
  hosts: number;
}

const comment = /^[ \t]*#+[ \t]*hosts[ \t]*:(.*)$/i;

/**
 * Suggestions for the end of a comment `# hosts:`: the groups of the hosts, then their names, except those
 * already in the comment. Undefined in any other line.
 *
 * @param before the line up to the cursor
 */
export function hostWords(
  before: string,
  hosts: readonly { name: string; groups: readonly string[] }[],
): { typed: string; words: HostWord[] } | undefined {
  const listed = comment.exec(before)?.[1]?.split(",");
  if (listed === undefined) return undefined;
  const typed = listed.pop()!.trimStart().replace(/^!/, "");
  const taken = new Set(listed.map((word) => word.trim().replace(/^!/, "")));
  return {
    typed,
    words: [
      ...counted(hosts.flatMap(({ groups }) => groups.map((group) => `@${group}`))),
      ...counted(hosts.map(({ name }) => name)),
    ].filter(({ word }) => !taken.has(word)),
  };
}

function counted(words: readonly string[]): HostWord[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .map(([word, hosts]) => ({ word, hosts }))
    .sort((left, right) => (left.word < right.word ? -1 : 1));
}
