import type { FileStatus } from "../../../observations/observation.ts";
import { isGlob, matchesPath, plainPath } from "../../../observations/paths.ts";
import type { Host } from "../../host/host.ts";
import { undecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import { modeText, octalMode, readMode } from "../files/file-mode.ts";
import {
  type Account,
  type AccountResult,
  accountsIn,
  isPerson,
  judgeResults,
  statusAt,
} from "./accounts.ts";
import { type Builtin, builtinKeywords } from "./builtin.ts";
import { type Row, rowsOf } from "./text-rows.ts";

/** The keywords that select accounts (G 204). */
const selection = {
  ignore: "repeated",
  ignore_user: "judged",
  ignore_shell: "judged",
  uid_ge: "judged",
  uid_lt: "judged",
  use_valid_shells: "open",
  basedir: "open",
} as const;

/** Does a group own what it should? Undefined if the number of the group is not known. */
type GidOf = (status: FileStatus) => number | undefined;

interface HomeCheck {
  /** Looks at what an account has; several results for several files. */
  look(account: Account, host: Host, gidOf: GidOf): AccountResult[];
  right: string;
  needsGroup?: boolean;
  command?: string;
  /** The names of files in home directories that it looks at. */
  files?: readonly string[];
}

function homeCheck(
  own: Parameters<typeof builtinKeywords>[0],
  compile: (source: CheckSource) => HomeCheck | string,
): Builtin {
  return {
    keywords: builtinKeywords(own),
    compile: (source, element) => {
      const check = compile(source);
      if (typeof check === "string") return check;
      const isAsked = selectionOf(source);
      if (typeof isAsked === "string") return isAsked;
      return {
        needs: [
          { kind: "file", path: "/etc/passwd", homes: check.files ?? [] },
          ...(check.needsGroup === true ? [{ kind: "file", path: "/etc/group" } as const] : []),
        ],
        judge: (host) => {
          const found = rowsOf(host, "/etc/passwd");
          if (!found.ok) return found.outcome;
          if (found.shown.missing !== undefined) return found.shown.missing;
          const accounts = accountsIn(found.shown.rows)?.filter(isAsked);
          if (accounts === undefined) {
            return undecided("undocumented", "/etc/passwd has a line that is not an account.", undefined);
          }
          const groups = check.needsGroup === true ? rowsOf(host, "/etc/group") : undefined;
          const gidOf = gidBy(groups?.ok ? groups.shown.rows : []);
          const results = accounts.flatMap((account) => check.look(account, host, gidOf));
          return judgeResults(results, element, check.right, check.command);
        },
      };
    },
  };
}

function gidBy(groups: readonly Row[]): GidOf {
  const known = new Map(groups.map(({ fields }) => [fields[0], Number(fields[2])]));
  return ({ gid, group }) => gid ?? (group === undefined ? undefined : known.get(group));
}

/** Which accounts are looked at, or why that can't be read: a sentence. */
function selectionOf(source: CheckSource): ((account: Account) => boolean) | string {
  const words = (name: string) => (source.text(name) ?? "").split(/\s+/).filter((word) => word !== "");
  const [users, shells] = [new Set(words("ignore_user")), new Set(words("ignore_shell"))];
  const bounds = ["uid_ge", "uid_lt"].map((name) => source.text(name)?.trim());
  if (bounds.some((bound) => bound !== undefined && !/^\d+$/.test(bound)))
    return "The value of uid_ge or uid_lt is not a number.";
  const least = bounds[0] === undefined ? 0 : Number(bounds[0]);
  const limit = bounds[1] === undefined ? Number.POSITIVE_INFINITY : Number(bounds[1]);
  const ignored = source.allWritten("ignore").map((one) => plainPath(one?.text.trim() ?? ""));
  return ({ name, shell, uid, home }) =>
    !users.has(name) &&
    !shells.has(shell) &&
    uid >= least &&
    uid < limit &&
    !ignored.some((one) => one === plainPath(home) || (isGlob(one) && matchesPath(one, plainPath(home))));
}

const withoutHome = (isNeeded: (account: Account) => boolean) => (): HomeCheck => ({
  right: "Every account has a home directory",
  look(account, host) {
    const { name, home, row } = account;
    const found = statusAt(host, home);
    if (found.is === "unknown") return [found.result];
    const isWrong =
      found.is === "absent" || (found.status.type !== undefined && found.status.type !== "folder");
    if (isWrong)
      return [
        {
          is: "wrong",
          message: `${home}, the home directory of ${name}, does not exist`,
          place: row.place,
          isCertain: isNeeded(account),
        },
      ];
    return [{ is: "right", message: home, place: found.place }];
  },
});

/** The home directory belongs to its user, and has the wanted mode; `mask` is 022 by default (G 204). */
function badPermissions(source: CheckSource): HomeCheck | string {
  const [maskText, modeWritten] = [source.text("mask")?.trim(), source.text("mode")?.trim()];
  const mask = octalMode(maskText ?? "022");
  const mode = modeWritten === undefined ? undefined : readMode(modeWritten)?.bits;
  if (mask === undefined || (modeWritten !== undefined && mode === undefined)) {
    return "The value of mask or mode can't be read.";
  }
  if (maskText !== undefined && mode !== undefined)
    return "The check has both mask and mode, and Tenable does not document what that means.";
  return {
    right: "Every home directory belongs to its user and has the required permissions",
    look(account, host) {
      const { name, home } = account;
      const found = statusAt(host, home);
      if (found.is === "unknown") return [found.result];
      if (found.is === "absent") return [noHome(account)];
      const { status, place } = found;
      const isCertain = isPerson(account);
      const owns = isOwner(status, account);
      if (owns === false)
        return [
          {
            is: "wrong",
            message: `${home} belongs to ${status.owner ?? status.uid}, not to ${name}`,
            place,
            isCertain,
          },
        ];
      if (status.mode === undefined || owns === undefined) {
        return [
          {
            is: "open",
            message: `The snapshot does not show the mode and owner of ${home}`,
            path: home,
            place,
          },
        ];
      }
      const isFine = mode === undefined ? (status.mode & mask) === 0 : status.mode === mode;
      if (isFine) return [{ is: "right", message: home, place }];
      return [
        {
          is: "wrong",
          message: `The mode of ${home}, the home directory of ${name}, is ${modeText(status.mode)}`,
          place,
          isCertain,
        },
      ];
    },
  };
}

function noHome({ name, home, row }: Account): AccountResult {
  const message = `${home}, the home directory of ${name}, does not exist, and Tenable does not document what that means here`;
  return { is: "open", message, place: row.place, because: "undocumented" };
}

/** Undefined if it is not shown. */
function isOwner({ uid, owner }: FileStatus, account: Pick<Account, "uid" | "name">): boolean | undefined {
  if (uid !== undefined) return uid === account.uid;
  return owner === undefined ? undefined : owner === account.name;
}

const badGroup = (): HomeCheck => ({
  right: "Every home directory belongs to the primary group of its user",
  needsGroup: true,
  look(account, host, gidOf) {
    const { name, home, gid } = account;
    const found = statusAt(host, home);
    if (found.is === "unknown") return [found.result];
    if (found.is === "absent") return [noHome(account)];
    const { status, place } = found;
    const own = gidOf(status);
    if (own === undefined)
      return [{ is: "open", message: `The snapshot does not show the GID of ${home}`, path: home, place }];
    if (own === gid) return [{ is: "right", message: home, place }];
    const message = `${home} has the GID ${own}, not ${gid}, the primary group of ${name}`;
    return [{ is: "wrong", message, place, isCertain: isPerson(account) }];
  },
});

/** Looked at if the check names no files (G 224-226). */
const startFiles = [
  ".login",
  ".cschrc",
  ".logout",
  ".profile",
  ".bash_profile",
  ".bashrc",
  ".bash_logout",
  ".env",
  ".dtprofile",
  ".dispatch",
  ".emacs",
  ".exrc",
];

/** What is in home directories belongs to the user or root, or to one of their groups (G 224-226). */
const ownFiles =
  (by: "user" | "group") =>
  (source: CheckSource): HomeCheck | string => {
    const written = source.allWritten("file").map((one) => one?.text.trim() ?? "");
    if (written.some((name) => !/^\.?[\w][\w.-]*$/.test(name)))
      return "The value of file is not the name of a file.";
    const files = written.length === 0 ? startFiles : written;
    return {
      right: `Every file belongs to its ${by}`,
      needsGroup: by === "group",
      command: "ls -laL",
      files,
      look: (account, host, gidOf) =>
        files.map((name): AccountResult => {
          const path = `${account.home.replace(/\/$/, "")}/${name}`;
          const found = statusAt(host, path);
          if (found.is === "absent") return { is: "right", message: path, place: found.place };
          if (found.is === "unknown") {
            return found.result.path === undefined ? found.result : { ...found.result, path: account.home };
          }
          const { status, place } = found;
          const isOwn = by === "user" ? isAnyOwner(status, account) : isAnyGroup(gidOf(status), account);
          if (isOwn === undefined)
            return {
              is: "open",
              message: `The snapshot does not show the ${by} of ${path}`,
              path: account.home,
              place,
            };
          if (isOwn) return { is: "right", message: path, place };
          const owner = by === "user" ? (status.owner ?? status.uid) : (status.group ?? status.gid);
          const message = `${path} belongs to ${owner}, not to ${account.name} or root`;
          return { is: "wrong", message, place, isCertain: isPerson(account) };
        }),
    };
  };

function isAnyOwner(status: FileStatus, account: Account): boolean | undefined {
  const own = isOwner(status, account);
  return own === false ? isOwner(status, { uid: 0, name: "root" }) : own;
}

function isAnyGroup(gid: number | undefined, account: Account): boolean | undefined {
  return gid === undefined ? undefined : gid === 0 || gid === account.gid;
}

/** Built-in checks of home directories (G 204-206, 224-226). */
export const homeBuiltins: Readonly<Record<string, Builtin>> = {
  accounts_without_home_dir: homeCheck({}, withoutHome(isPerson)),
  active_accounts_without_home_dir: homeCheck({}, withoutHome(isPerson)),
  accounts_bad_home_permissions: homeCheck({ ...selection, mask: "judged", mode: "judged" }, badPermissions),
  accounts_bad_home_group_permissions: homeCheck(selection, badGroup),
  home_dir_localization_files_user_check: homeCheck({ file: "repeated" }, ownFiles("user")),
  home_dir_localization_files_group_check: homeCheck({ file: "repeated" }, ownFiles("group")),
};
