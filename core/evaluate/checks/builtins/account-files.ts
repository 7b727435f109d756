import type { Meeting } from "../../observed/seen.ts";
import { seen } from "../../observed/seen.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import type { Written } from "../check-source.ts";
import { type Builtin, builtinKeywords } from "./builtin.ts";
import { failedBy, type Row, rowsOf, type ShownRows } from "./text-rows.ts";

const passwd = "/etc/passwd";
const group = "/etc/group";

/** What is wrong in the rows of a file, and a row that can't be judged. */
interface Findings {
  wrong: { row: Row; message: string }[];
  open?: { row: Row; message: string } | undefined;
  /** What is true if nothing is wrong. */
  right: string;
}

/** @param others the rows of the second file */
type LookAt = (rows: readonly Row[], others: readonly Row[]) => Findings;

/** A row that begins with + or - is a reference to NIS. */
function isReference({ text }: Row): boolean {
  return /^[+-]/.test(text);
}

function unreadable(rows: readonly Row[], count: number): Findings["open"] {
  const numbers = count === 7 ? [2, 3] : [2];
  const row = rows.find(
    (one) =>
      isReference(one) || one.fields.length !== count || numbers.some((at) => !/^\d+$/.test(one.fields[at]!)),
  );
  return (
    row && {
      row,
      message: isReference(row)
        ? "a reference to NIS adds accounts that are not shown"
        : "a line does not have the expected fields",
    }
  );
}

/** Finds rows with a value that an earlier row has. */
function duplicates(
  field: number,
  count: number,
  what: string,
  has = (_row: Row) => true,
  isNumber = false,
): LookAt {
  return (rows) => {
    const first = new Map<string, Row>();
    const wrong: Findings["wrong"] = [];
    for (const row of rows) {
      const value = row.fields[field];
      if (value === undefined || isReference(row) || !has(row)) continue;
      const key = isNumber ? value.replace(/^0+(?=\d)/, "") : value;
      const known = first.get(key);
      if (known === undefined) first.set(key, row);
      else wrong.push({ row, message: `${nameOf(row)} has the same ${what} as ${nameOf(known)}, ${value}` });
    }
    return { wrong, open: unreadable(rows, count), right: `Every ${what} is unique` };
  };
}

function nameOf({ fields }: Row): string {
  return fields[0] === "" ? "an account without a name" : fields[0]!;
}

/** Exactly one row has the value 0. */
function oneZero(count: number, what: string, id: string): LookAt {
  return (rows) => {
    const zero = rows.filter((row) => !isReference(row) && /^0+$/.test(row.fields[2] ?? ""));
    const [first, ...others] = zero;
    const wrong = others.map((row) => ({
      row,
      message: `${nameOf(row)} has the ${id} 0, as does ${nameOf(first!)}`,
    }));
    const none =
      rows[0] === undefined || first !== undefined
        ? undefined
        : { row: rows[0], message: `no ${what} has the ${id} 0` };
    return {
      wrong,
      open: none ?? unreadable(rows, count),
      right: `Only ${first === undefined ? "" : nameOf(first)} has the ${id} 0`,
    };
  };
}

/** Every row has its fields, names and numbers (G 209, 214). */
function consistency(count: number, numbers: readonly number[]): LookAt {
  return (rows) => {
    const wrong = rows
      .filter((row) => !isReference(row) && row.fields.length !== count)
      .map((row) => ({ row, message: `A line has ${row.fields.length} fields, not ${count}` }));
    const odd = rows.find(
      (row) =>
        isReference(row) || row.fields[0] === "" || numbers.some((at) => !/^\d+$/.test(row.fields[at] ?? "")),
    );
    return {
      wrong,
      open: odd && {
        row: odd,
        message: "Tenable does not document whether the scanner takes a line for valid",
      },
      right: `Every line has its ${count} fields`,
    };
  };
}

/**
 * A hash in the world-readable file; a value that is neither a hash nor `x` reveals no password, but may not
 * count as shadowed.
 */
const shadowed: LookAt = (rows) => {
  const wrong = rows
    .filter(({ fields }) => /^(?:[./0-9A-Za-z]{13}|[_$].{12,})$/.test(fields[1] ?? ""))
    .map((row) => ({ row, message: `${nameOf(row)} has its password in ${passwd}` }));
  const open = new Set(wrong.map(({ row }) => row));
  const odd = rows.find((row) => row.fields[1] !== "x" && !open.has(row));
  return {
    wrong,
    open: odd && {
      row: odd,
      message: "Tenable does not document whether the scanner takes a password other than x for shadowed",
    },
    right: "Every password is shadowed",
  };
};

const invalidGid: LookAt = (rows, groups) => {
  const known = new Set(groups.map(({ fields }) => Number(fields[2])));
  const wrong = rows
    .filter(
      (row) => !isReference(row) && /^\d+$/.test(row.fields[3] ?? "") && !known.has(Number(row.fields[3])),
    )
    .map((row) => ({
      row,
      message: `${nameOf(row)} has the GID ${row.fields[3]}, which ${group} does not have`,
    }));
  return { wrong, open: unreadable(rows, 7), right: `Every GID is in ${group}` };
};

function membersOf({ fields }: Row): string[] {
  return (fields[3] ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

const duplicateMembers: LookAt = (rows) => {
  const wrong = rows.flatMap((row) => {
    const known = new Set<string>();
    const twice = membersOf(row).find((name) => known.size === known.add(name).size);
    return twice === undefined ? [] : [{ row, message: `${nameOf(row)} has ${twice} more than once` }];
  });
  return { wrong, open: unreadable(rows, 4), right: "Every member of a group is listed once" };
};

const nonexistentUsers: LookAt = (rows, accounts) => {
  const known = new Set(accounts.map(({ fields }) => fields[0]));
  const wrong = rows.flatMap((row) => {
    const missing = membersOf(row).find((name) => !known.has(name));
    return missing === undefined
      ? []
      : [{ row, message: `${nameOf(row)} has ${missing}, which ${passwd} does not have` }];
  });
  return { wrong, open: unreadable(rows, 4), right: "Every member of a group exists" };
};

/** A built-in check that the text of one or two files decides. */
function accountCheck(path: string, look: LookAt, second?: string): Builtin {
  return {
    keywords: builtinKeywords(),
    compile: (_source, name) => ({
      needs: [
        { kind: "file", path },
        ...(second === undefined ? [] : [{ kind: "file", path: second } as const]),
      ],
      judge: (host) => {
        const own = rowsOf(host, path);
        if (!own.ok) return own.outcome;
        const other = second === undefined ? undefined : rowsOf(host, second);
        if (other !== undefined && !other.ok) return other.outcome;
        // What is missing from the second file may be in the lines that are not shown.
        const gap = other?.shown.missing;
        return gap ?? judgeRows(own.shown, name, look(own.shown.rows, other?.shown.rows ?? []), other?.shown);
      },
    }),
  };
}

function judgeRows(
  { path, rows, missing, place }: ShownRows,
  element: Written,
  { wrong, open, right }: Findings,
  second: ShownRows | undefined,
): Outcome {
  // It may contain NIS accounts.
  const reference = second?.rows.find(isReference);
  if (wrong.length > 0 && reference === undefined) {
    return failedBy(
      wrong.map(({ row, message }): Meeting => ({ element, place: row.place, violation: true, message })),
    );
  }
  if (missing !== undefined) return missing;
  if (rows.length === 0)
    return undecided("partial", `${path} has no line.`, `Add the output of \`cat ${path}\`.`);
  const doubt =
    reference === undefined
      ? open
      : { row: reference, message: "a reference to NIS adds accounts that are not shown" };
  if (doubt !== undefined) {
    const reason = `${right === "" ? "" : `Nothing in ${path} is certain to be wrong, but `}${doubt.message}: ${doubt.row.text}`;
    return undecided("undocumented", `${reason}.`, undefined);
  }
  const message = `${right}, in ${path}`;
  return outcome("PASSED", `${message}.`, seen([{ element, place, violation: false, message }]));
}

/** Built-in checks of /etc/passwd and /etc/group (G 208-216). */
export const accountBuiltins: Readonly<Record<string, Builtin>> = {
  passwd_file_consistency: accountCheck(passwd, consistency(7, [2, 3])),
  passwd_zero_uid: accountCheck(passwd, oneZero(7, "account", "UID")),
  passwd_duplicate_uid: accountCheck(passwd, duplicates(2, 7, "UID", undefined, true)),
  passwd_duplicate_gid: accountCheck(passwd, duplicates(3, 7, "GID", undefined, true)),
  passwd_duplicate_username: accountCheck(passwd, duplicates(0, 7, "name")),
  passwd_duplicate_home: accountCheck(
    passwd,
    duplicates(5, 7, "home directory", ({ fields }) => Number(fields[2]) > 100),
  ),
  passwd_shadowed: accountCheck(passwd, shadowed),
  passwd_invalid_gid: accountCheck(passwd, invalidGid, group),
  group_file_consistency: accountCheck(group, consistency(4, [2])),
  group_zero_gid: accountCheck(group, oneZero(4, "group", "GID")),
  group_duplicate_name: accountCheck(group, duplicates(0, 4, "name")),
  group_duplicate_gid: accountCheck(group, duplicates(2, 4, "GID", undefined, true)),
  group_duplicate_members: accountCheck(group, duplicateMembers),
  group_nonexistent_users: accountCheck(group, nonexistentUsers, passwd),
  // As the guide's example spells it (G 216).
  group_nonexistant_users: accountCheck(group, nonexistentUsers, passwd),
};
