import { seen } from "../../observed/seen.ts";
import { outcome, undecided } from "../../outcome.ts";
import { type Builtin, builtinKeywords } from "./builtin.ts";
import { failedBy, rowsOf, whereOf } from "./text-rows.ts";

/**
 * Root may only log in on the console (G 203): on Linux and HP-UX, /etc/securetty contains nothing but
 * `console`, on Solaris /etc/default/login has `CONSOLE=/dev/console`.
 */
const rootLoginFromConsole: Builtin = {
  keywords: builtinKeywords(),
  compile: (source, element) => {
    const asked = source.text("system");
    const pathOn = (system: string | undefined) =>
      system === "SunOS" ? "/etc/default/login" : "/etc/securetty";
    return {
      needs: [{ kind: "file", path: pathOn(asked) }],
      judge: (host) => {
        const system = host.system ?? asked ?? "Linux";
        if (!["Linux", "HP-UX", "SunOS"].includes(system)) {
          return undecided("undocumented", `It is not known where ${system} keeps this setting.`, undefined);
        }
        const path = pathOn(system);
        const found = rowsOf(host, path);
        if (!found.ok && found.isAbsent) {
          const message = `${path} does not exist`;
          const meeting = { element, violation: true, message, ...(found.place && { place: found.place }) };
          return outcome("FAILED", `${message}${whereOf(found.place)}.`, seen([meeting]));
        }
        if (!found.ok) return found.outcome;
        const { rows, missing, place } = found.shown;
        const isWanted = (text: string) =>
          (system === "SunOS" ? /^CONSOLE=\/dev\/console\s*$/ : /^console\s*$/).test(text);
        const others = system === "SunOS" ? [] : rows.filter(({ text }) => !isWanted(text));
        if (others.length > 0) {
          return failedBy(
            others.map((row) => ({
              element,
              place: row.place,
              violation: true,
              message: `${path} permits ${row.text.trim()}`,
            })),
          );
        }
        const wanted = rows.find(({ text }) => isWanted(text));
        if (missing !== undefined && (system !== "SunOS" || wanted === undefined)) return missing;
        const passes = wanted !== undefined;
        const message = passes ? `${path} permits only the console` : `${path} has no line for the console`;
        const meeting = { element, violation: !passes, message, place: wanted?.place ?? place };
        return outcome(passes ? "PASSED" : "FAILED", `${message}.`, seen([meeting]));
      },
    };
  },
};

export const rootLoginBuiltins: Readonly<Record<string, Builtin>> = {
  root_login_from_console: rootLoginFromConsole,
};
