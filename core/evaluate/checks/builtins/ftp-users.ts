import { seen } from "../../observed/seen.ts";
import { outcome, undecided } from "../../outcome.ts";
import { accountsIn } from "./accounts.ts";
import { type Builtin, builtinKeywords } from "./builtin.ts";
import { type FoundRows, failedBy, rowsOf } from "./text-rows.ts";

/** Where a server looks for the accounts that may not use it. */
const lists = ["/etc/ftpusers", "/etc/ftpd/ftpusers", "/etc/vsftpd.ftpusers"];

/** Every account below UID 500 is in one of the lists (G 226). Whether it has to be in each that exists is not documented. */
const adminAccountsInFtpusers: Builtin = {
  keywords: builtinKeywords(),
  compile: (_source, element) => ({
    needs: ["/etc/passwd", ...lists].map((path) => ({ kind: "file", path }) as const),
    judge: (host) => {
      const passwd = rowsOf(host, "/etc/passwd");
      if (!passwd.ok) return passwd.outcome;
      if (passwd.shown.missing !== undefined) return passwd.shown.missing;
      const accounts = accountsIn(passwd.shown.rows)?.filter(({ uid }) => uid < 500);
      if (accounts === undefined) {
        return undecided("undocumented", "/etc/passwd has a line that is not an account.", undefined);
      }
      const found = lists.map((path) => rowsOf(host, path));
      const shown = found.filter((one): one is Extract<FoundRows, { ok: true }> => one.ok);
      const sets = shown.map(({ shown: { rows } }) => new Set(rows.map(({ text }) => text.trim())));
      const isInEach = (name: string) => sets.length > 0 && sets.every((set) => set.has(name));
      const lacking = accounts.filter(({ name }) => !isInEach(name));
      const hidden = found.find((one) => !one.ok && !one.isAbsent);
      if (hidden !== undefined && !hidden.ok) return hidden.outcome;
      const missing = shown.find((one) => one.shown.missing !== undefined)?.shown.missing;
      if (missing !== undefined) return missing;
      if (lacking.length === 0 && sets.length > 0) {
        const message = "Every account below UID 500 is in the list of each FTP server";
        const details = seen([{ element, place: shown[0]!.shown.place, violation: false, message }]);
        return outcome("PASSED", `${message}.`, details);
      }
      const nowhere = lacking.filter(({ name }) => !sets.some((set) => set.has(name)));
      if (nowhere.length === 0) {
        const reason = `${lacking[0]!.name} is in one list of an FTP server and not in another, and Tenable does not document what that means.`;
        return undecided("undocumented", reason, undefined);
      }
      return failedBy(
        nowhere.map(({ name, row }) => ({
          element,
          place: row.place,
          violation: true,
          message: `${name} is in no list of an FTP server`,
        })),
      );
    },
  }),
};

export const ftpUserBuiltins: Readonly<Record<string, Builtin>> = {
  admin_accounts_in_ftpusers: adminAccountsInFtpusers,
};
