/**
 * What is in a folder of hosts, by name: each file or folder is a host, except those that describe others.
 */
export interface FolderOfHosts {
  /** The names of the hosts, in the given order. */
  hosts: string[];
  /** Returns the names of the files next to a host that describe it, by the host's name. */
  answersOf(host: string): readonly string[];
}

const answersEnding = /(?:^|\.)answers(?:\.txt)?$/;

/** Is it the name of a file with answers: `web1.answers`, or `answers` in the folder of a host? Editors may add `.txt`. */
export function isAnswersFile(name: string): boolean {
  return answersEnding.test(name);
}

/** The folder of one backup of a group policy object. */
const backup = /^\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i;

/**
 * Finds the hosts in a folder. `web1.answers` describes `web1.txt` or the folder `web1`. Next to backups of
 * group policy objects, `answers` describes each of them, and `manifest.xml`, which lists them, is not a
 * host.
 *
 * @param kindOf what kind of entry a name is; a link to a file is "other", and describes nothing
 */
export function hostsInFolder(
  names: readonly string[],
  kindOf: (name: string) => "file" | "folder" | "other",
): FolderOfHosts {
  const isBackup = (name: string) => backup.test(name) && kindOf(name) === "folder";
  const holdsBackups = names.some(isBackup);
  const described = new Set(
    names.filter((name) => !isAnswersFile(name)).flatMap((name) => [name, withoutEnding(name)]),
  );
  const answers = new Map<string, string[]>();
  const shared: string[] = [];
  const hosts: string[] = [];
  for (const name of names) {
    const of = isAnswersFile(name) && kindOf(name) === "file" ? name.replace(answersEnding, "") : undefined;
    if (of === "" && holdsBackups) shared.push(name);
    else if (of !== undefined && described.has(of)) answers.set(of, [...(answers.get(of) ?? []), name]);
    else if (!(holdsBackups && name.toLowerCase() === "manifest.xml")) hosts.push(name);
  }
  return {
    hosts,
    answersOf(host) {
      const own = answers.get(kindOf(host) === "folder" ? host : withoutEnding(host)) ?? [];
      return isBackup(host) ? [...shared, ...own] : own;
    },
  };
}

function withoutEnding(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}
