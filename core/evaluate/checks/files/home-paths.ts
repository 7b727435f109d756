import type { Need } from "../../../observations/observation.ts";
import { isGlob, plainPath } from "../../../observations/paths.ts";
import type { Host } from "../../host/host.ts";
import { type Outcome, undecided } from "../../outcome.ts";
import { type Account, accountsIn, isPerson } from "../builtins/accounts.ts";
import { rowsOf } from "../builtins/text-rows.ts";
import type { CheckSource } from "../check-source.ts";
import type { CheckedPaths } from "../content/paths.ts";

/** The names in `~/.netrc ~/.rhosts`; undefined if a path is not in the home directories. */
export function namesInHomes(source: CheckSource): string[] | undefined {
  const words =
    source
      .written("file")
      ?.text.split(/\s+/)
      .filter((word) => word !== "") ?? [];
  if (words.length === 0 || !words.every((word) => /^~\/[^/]/.test(word))) return undefined;
  return words.map((word) => word.slice(2));
}

/** The patterns depend on the home directories. */
export function homePaths(source: CheckSource): CheckedPaths {
  const ignored = source.allWritten("ignore").map((one) => plainPath(one?.text.trim() ?? ""));
  return { written: source.written("file")!, patterns: [], isSearched: false, ignored };
}

/** Where home directories are on most hosts. */
function likelyHomes(name: string): string[] {
  return [`/root/${name}`, `/home/*/${name}`];
}

/** What has to be shown: which accounts have a home directory, and the files in the usual ones. */
export function homeNeeds(names: readonly string[], needsOf: (path: string) => readonly Need[]): Need[] {
  return [{ kind: "file", path: "/etc/passwd" }, ...names.flatMap(likelyHomes).flatMap(needsOf)];
}

/** How many home directories are looked at. */
const mostAccounts = 2000;

export type FoundHomes =
  | {
      ok: true;
      /** The paths and globs in all home directories, and those of people and of root. */
      patterns: readonly string[];
      counted: ReadonlySet<string>;
    }
  | { ok: false; outcome: Outcome };

/** The paths of the names in the home directories of a host. */
export function findHomes(host: Host, names: readonly string[]): FoundHomes {
  const passwd = rowsOf(host, "/etc/passwd");
  if (!passwd.ok) return passwd;
  if (passwd.shown.missing !== undefined) return { ok: false, outcome: passwd.shown.missing };
  const accounts = accountsIn(passwd.shown.rows);
  if (accounts === undefined || accounts.length === 0) {
    const reason = "/etc/passwd has a line that is not an account.";
    return { ok: false, outcome: undecided("undocumented", reason, undefined) };
  }
  // Each glob is compared with all known files.
  if (accounts.length > mostAccounts && names.some(isGlob)) {
    const reason = `/etc/passwd has ${accounts.length} accounts, which is more than are looked at.`;
    return { ok: false, outcome: undecided("partial", reason, undefined) };
  }
  const patternsOf = ({ home }: Account) => names.map((name) => plainPath(`${home}/${name}`));
  const counted = accounts.filter((account) => account.uid === 0 || isPerson(account)).flatMap(patternsOf);
  return { ok: true, patterns: [...new Set(accounts.flatMap(patternsOf))], counted: new Set(counted) };
}
