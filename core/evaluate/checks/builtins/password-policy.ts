import { seen } from "../../observed/seen.ts";
import { outcome, undecided } from "../../outcome.ts";
import { type Builtin, builtinKeywords } from "./builtin.ts";
import { rowsOf, whereOf } from "./text-rows.ts";

/** Where a system stores a value. */
interface Place {
  path: string;
  variable: string;
  /** Why the value can't be compared with the policy's. */
  open?: string;
}

type Systems = Readonly<Record<string, Place>>;

const weeks = "counts weeks, and Tenable does not document whether the policy counts weeks or days there";

const lengths: Systems = {
  Linux: { path: "/etc/login.defs", variable: "PASS_MIN_LEN" },
  SunOS: { path: "/etc/default/passwd", variable: "PASSLENGTH" },
  "HP-UX": { path: "/etc/default/security", variable: "MIN_PASSWORD_LENGTH" },
};
const oldest: Systems = {
  Linux: { path: "/etc/login.defs", variable: "PASS_MAX_DAYS" },
  SunOS: { path: "/etc/default/passwd", variable: "MAXWEEKS", open: weeks },
  "HP-UX": { path: "/etc/default/security", variable: "PASSWORD_MAXDAYS" },
};
const youngest: Systems = {
  Linux: { path: "/etc/login.defs", variable: "PASS_MIN_DAYS" },
  SunOS: { path: "/etc/default/passwd", variable: "MINWEEKS", open: weeks },
  "HP-UX": { path: "/etc/default/security", variable: "PASSWORD_MINDAYS" },
};

/** Built-in checks of the settings for passwords (G 199-202): the value is within `value : "MIN..MAX"`. */
export const passwordPolicies: Readonly<Record<string, Builtin>> = {
  min_password_length: policy(lengths),
  max_password_age: policy(oldest),
  min_password_age: policy(youngest),
};

function policy(systems: Systems): Builtin {
  return {
    keywords: builtinKeywords({ value: "judged" }),
    compile: (source) => {
      const element = source.written("value");
      const range = element && rangeIn(element.text);
      if (element === undefined || range === undefined) {
        return 'The value of value is not a range such as "6..Max".';
      }
      const asked = source.text("system");
      const needed = systems[asked ?? "Linux"];
      return {
        needs: needed === undefined ? [] : [{ kind: "file", path: needed.path }],
        judge: (host) => {
          const system = host.system ?? asked ?? "Linux";
          const place = systems[system];
          if (place === undefined) {
            return undecided(
              "undocumented",
              `It is not known where ${system} keeps this setting.`,
              undefined,
            );
          }
          const found = rowsOf(host, place.path);
          // A host without a maximum age is reported (G 201); for the others, no page says so.
          if (!found.ok && found.isAbsent && systems === oldest) {
            const message = `${place.path}, which sets ${place.variable}, does not exist`;
            const meeting = { element, violation: true, message, ...(found.place && { place: found.place }) };
            return outcome("FAILED", `${message}${whereOf(found.place)}.`, seen([meeting]));
          }
          if (!found.ok) return found.outcome;
          const { rows, missing } = found.shown;
          if (missing !== undefined) return missing;
          const lines = rows.filter(({ text }) => new RegExp(`^\\s*${place.variable}(?:\\s|=|$)`).test(text));
          const [first] = lines;
          if (first === undefined) {
            const message = `${place.path} does not set ${place.variable}`;
            return outcome(
              "FAILED",
              `${message}.`,
              seen([{ element, violation: true, message, place: found.shown.place }]),
            );
          }
          const values = lines.map(
            ({ text }) => /^\s*\w+(?:\s+|\s*=\s*)"?(-?\d+)"?\s*(?:#.*)?$/.exec(text)?.[1],
          );
          const results = new Set(
            values.map((value) => value !== undefined && isWithin(Number(value), range)),
          );
          if (place.open !== undefined || values.includes(undefined) || results.size > 1) {
            const why =
              place.open ??
              (results.size > 1
                ? "is set more than once, and Tenable does not document which of them counts"
                : "is not a number");
            return undecided("undocumented", `${place.variable} in ${place.path} ${why}.`, undefined);
          }
          const passes = results.has(true);
          const message = `${place.variable} is ${values.at(-1)} in ${place.path}, ${passes ? "within" : "not within"} ${element.text.trim()}`;
          return outcome(
            passes ? "PASSED" : "FAILED",
            `${message}.`,
            seen([{ element, violation: !passes, message, place: lines.at(-1)!.place }]),
          );
        },
      };
    },
  };
}

interface Range {
  least: number;
  most: number;
}

/** `4..21`, with Min and Max in any case (G 199). */
function rangeIn(text: string): Range | undefined {
  const match = /^\s*(\d+|min)\s*\.\.\s*(\d+|max)\s*$/i.exec(text);
  if (match === null) return undefined;
  const [, low, high] = match as unknown as [string, string, string];
  const least = /^\d/.test(low) ? Number(low) : Number.NEGATIVE_INFINITY;
  const most = /^\d/.test(high) ? Number(high) : Number.POSITIVE_INFINITY;
  return { least, most };
}

function isWithin(value: number, { least, most }: Range): boolean {
  return value >= least && value <= most;
}
