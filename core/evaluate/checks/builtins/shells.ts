import type { FileStatus } from "../../../observations/observation.ts";
import type { Host } from "../../host/host.ts";
import { type Outcome, undecided } from "../../outcome.ts";
import type { Written } from "../check-source.ts";
import { modeText } from "../files/file-mode.ts";
import { type Account, type AccountResult, accountsIn, judgeResults, statusAt } from "./accounts.ts";
import { type Builtin, builtinKeywords } from "./builtin.ts";
import { rowsOf } from "./text-rows.ts";

/** What is wrong with a shell; false if nothing is, undefined if it is not shown. */
type LookAtShell = (status: FileStatus) => string | false | undefined;

/** A built-in check of the shells of all accounts. */
function shellCheck(right: string, look: LookAtShell): Builtin {
  return {
    keywords: builtinKeywords(),
    compile: (_source, element) => ({
      needs: [{ kind: "file", path: "/etc/passwd" }],
      judge: (host) =>
        judgeAccounts(host, element, right, (account) => {
          const { shell, name } = account;
          const found = statusAt(host, shell);
          if (found.is === "unknown") return found.result;
          if (found.is === "absent") return { is: "right", message: shell, place: found.place };
          const wrong = look(found.status);
          const { place } = found;
          if (wrong === undefined)
            return {
              is: "open",
              message: `The snapshot does not show the mode and owner of ${shell}`,
              path: shell,
              place,
            };
          if (wrong === false) return { is: "right", message: shell, place };
          return { is: "wrong", message: `${shell}, the shell of ${name}, ${wrong}`, place, isCertain: true };
        }),
    }),
  };
}

function judgeAccounts(
  host: Host,
  element: Written,
  right: string,
  look: (account: Account) => AccountResult,
): Outcome {
  const found = rowsOf(host, "/etc/passwd");
  if (!found.ok) return found.outcome;
  if (found.shown.missing !== undefined) return found.shown.missing;
  const accounts = accountsIn(found.shown.rows);
  if (accounts === undefined) {
    return undecided("undocumented", "/etc/passwd has a line that is not an account.", undefined);
  }
  return judgeResults(accounts.map(look), element, right);
}

/** Every shell is in /etc/shells, and exists (G 206-207). */
const invalidLoginShells: Builtin = {
  keywords: builtinKeywords(),
  compile: (_source, element) => ({
    needs: [
      { kind: "file", path: "/etc/passwd" },
      { kind: "file", path: "/etc/shells" },
    ],
    judge: (host) => {
      const shells = rowsOf(host, "/etc/shells");
      if (!shells.ok) {
        return shells.isAbsent
          ? undecided(
              "undocumented",
              "/etc/shells does not exist, and Tenable does not document what that means.",
              undefined,
            )
          : shells.outcome;
      }
      if (shells.shown.missing !== undefined) return shells.shown.missing;
      const valid = new Set(shells.shown.rows.map(({ text }) => text.replace(/#.*/, "").trim()));
      return judgeAccounts(
        host,
        element,
        "Every shell is in /etc/shells, and exists",
        ({ name, shell, row }) => {
          if (!valid.has(shell)) {
            const message = `${shell}, the shell of ${name}, is not in /etc/shells`;
            return { is: "wrong", message, place: row.place, isCertain: row.fields[6]!.trim() !== "" };
          }
          const found = statusAt(host, shell);
          if (found.is === "unknown") return found.result;
          if (found.is === "present") return { is: "right", message: shell, place: found.place };
          return {
            is: "wrong",
            message: `${shell}, the shell of ${name}, does not exist`,
            place: row.place,
            isCertain: true,
          };
        },
      );
    },
  }),
};

/** Built-in checks of login shells (G 206-208). */
export const shellBuiltins: Readonly<Record<string, Builtin>> = {
  invalid_login_shells: invalidLoginShells,
  login_shells_with_suid: shellCheck("No shell is setuid or setgid", ({ mode }) =>
    mode === undefined ? undefined : (mode & 0o6000) !== 0 && `has the mode ${modeText(mode)}`,
  ),
  login_shells_writeable: shellCheck("No shell is writable by group or others", ({ mode }) =>
    mode === undefined ? undefined : (mode & 0o022) !== 0 && `has the mode ${modeText(mode)}`,
  ),
  login_shells_bad_owner: shellCheck("Every shell belongs to root or bin", ({ owner, uid }) => {
    const name = uid === 0 ? "root" : owner;
    return name === undefined ? undefined : name !== "root" && name !== "bin" && `belongs to ${name}`;
  }),
};
