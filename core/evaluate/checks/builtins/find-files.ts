import { notKnown } from "../../observed/not-known.ts";
import { seen } from "../../observed/seen.ts";
import { outcome, undecided } from "../../outcome.ts";
import { shellPath } from "../files/shown-path.ts";
import { commandNeed, findOutput, shownLines, whyUnknown } from "../shown-output.ts";
import { type Builtin, findKeywords } from "./builtin.ts";
import { leavesOut } from "./reported.ts";
import { failedBy } from "./text-rows.ts";

/** What `find` is asked for, by the value of `find_option`; `both` if there is none. */
type Tests = Readonly<Record<string, string>>;

/**
 * A built-in check that nothing below `basedir` passes these tests, except what `ignore` leaves out (G
 * 218-224, 226-227).
 */
function findCheck(what: string, tests: Tests): Builtin {
  return {
    keywords: findKeywords,
    compile: (source, element) => {
      const option = source.text("find_option")?.trim() ?? "both";
      const test = Object.hasOwn(tests, option) ? tests[option] : undefined;
      if (test === undefined || (source.has("find_option") && Object.keys(tests).length === 1)) {
        return `It is not known what find_option ${option} asks for.`;
      }
      const base = source.text("basedir")?.trim() ?? "/";
      if (!/^\/[^\s*?[\]{}]*$/.test(base)) return "The value of basedir is not one absolute path.";
      const ignored = source.allWritten("ignore").map((one) => one?.text.trim() ?? "/");
      const command = `find ${shellPath(base)} ${test} -print`;
      const remedy = `Add the output of \`${command}\`, run as root, with the command line above it.`;
      return {
        needs: [commandNeed(command)],
        judge: (host) => {
          const found = findOutput(host, [command, command.replace(/ -print$/, "")]);
          if (found.is !== "present") return notKnown(whyUnknown(found), what, remedy);
          const { values, partial, places } = found;
          const lines = shownLines(values[0]!.output, partial === "cut");
          const paths = lines.filter(({ text }) => text.startsWith("/"));
          const messages = lines.filter(({ text }) => !text.startsWith("/"));
          const isLeftOut = (text: string, as: "yes" | "maybe") =>
            ignored.some((one) => leavesOut(one, text.trimEnd()) === as);
          const open = paths.filter(({ text }) => !isLeftOut(text, "yes"));
          const issues = open.filter(({ text }) => !isLeftOut(text, "maybe"));
          // What the kernel shows in these folders is not on disk, and whether the scanner looks there is not
          // documented.
          const certain = issues.filter(({ text }) => !/^\/(?:proc|sys|dev)\//.test(text));
          if (certain.length > 0 && partial !== "filtered") {
            return failedBy(
              certain.map(({ text, place }) => ({
                element,
                place,
                violation: true,
                message: `${text.trimEnd()} is among ${what}`,
              })),
            );
          }
          if (partial !== undefined) return notKnown({ why: partial, places }, what, remedy);
          const denied = messages.find(({ text }) => !isPassing(text));
          if (denied !== undefined) {
            return undecided("partial", `find could not look everywhere: ${denied.text.trim()}.`, remedy);
          }
          if (open.length > 0) {
            const reason = `${open[0]!.text.trimEnd()} is among ${what}, and it is not certain whether the scanner excludes it.`;
            return undecided("undocumented", reason, undefined);
          }
          const message = `find printed none of ${what}${paths.length > 0 ? " except those that ignore excludes" : ""}`;
          const place = places[0];
          return outcome(
            "PASSED",
            `${message}.`,
            seen([{ element, violation: false, message, ...(place && { place }) }]),
          );
        },
      };
    },
  };
}

/** Processes end while find looks at them in the kernel's files. */
function isPassing(text: string): boolean {
  return /^find: .?\/proc\//.test(text) && text.trimEnd().endsWith(": No such file or directory");
}

/** Built-in checks that search the file system (G 218-224, 226-227). */
export const findBuiltins: Readonly<Record<string, Builtin>> = {
  find_orphan_files: findCheck("the files without an owner or a group", {
    both: "\\( -nouser -o -nogroup \\)",
    nouser: "-nouser",
    nogroup: "-nogroup",
  }),
  find_world_writeable_files: findCheck("the files that everybody can write to", {
    both: "-type f -perm -0002 ! -perm -1000",
  }),
  find_world_writeable_directories: findCheck(
    "the folders that everybody can write to and that are not sticky",
    {
      both: "-type d -perm -0002 ! -perm -1000",
    },
  ),
  find_world_readable_files: findCheck("the files that everybody can read", { both: "-type f -perm -0004" }),
  find_suid_sgid_files: findCheck("the files that are setuid or setgid", {
    both: "-type f \\( -perm -4000 -o -perm -2000 \\)",
    suid: "-type f -perm -4000",
    sgid: "-type f -perm -2000",
  }),
  find_preCIS_files: findCheck("the files whose names end in preCIS", { both: "-name '*preCIS'" }),
};
