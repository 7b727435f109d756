import type { Fix } from "../../findings/finding.ts";
import { readNames } from "../../syntax/grammar/values/lists.ts";
import { processConcern } from "../concern.ts";
import type { Report, Rule } from "../rule.ts";
import { comparesByPattern, isNames, type ProcessName, processNamesOf } from "./process-names.ts";

export const unmatchableProcessName: Rule = {
  id: "unmatchable-process-name",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: processConcern,
      run(context, report) {
        const found = processNamesOf(context);
        if (found === undefined) return;
        const { kind, value, names } = found;
        if (kind === "windows") {
          if (isNames(value)) for (const name of names) checkImage(name, comparesByPattern(found), report);
          return;
        }
        if (names.every(({ text }) => text.trim() === "")) {
          report(value, "The value names no process.");
          return;
        }
        for (const name of names) checkProgram(name, kind === "listed", report);
      },
    },
  },
};

function checkProgram(name: ProcessName, listed: boolean, report: Report): void {
  const { text } = name;
  const path = text.startsWith("/") ? text : undefined;
  if (/[,;]/.test(text) || /\S\s+\S/.test(text.replace(/:.*/s, ""))) {
    reportList(name, listed, report);
  } else if (path === undefined && /^(?:\d+|-)\//.test(text)) {
    const program = text.slice(text.indexOf("/") + 1);
    report(name, `${text} is a process id and a name, as netstat prints them. Write ${program}.`, {
      fixes: listed ? [replace(name, program)] : [],
    });
  } else if (!listed && path !== undefined) {
    report(
      name,
      `PROCESS_CHECK compares the name of the program without its path: write ${text.slice(text.lastIndexOf("/") + 1)}.`,
    );
  } else if (!listed && text.includes("|")) {
    report(name, "Alternatives are documented only for AUDIT_PROCESS_ON_PORT. Write a check for each name.");
  }
}

function reportList(name: ProcessName, listed: boolean, report: Report): void {
  const parts = name.text.split(/[,;\s]+/).filter((part) => part !== "");
  if (!listed) {
    report(name, "A process name can't have a comma or blank. Write a check for each name.");
    return;
  }
  const joined = parts.join("|");
  report(name, `A process name can't have a comma or blank. Write alternatives as ${joined}.`, {
    fixes: [replace(name, joined)],
  });
}

/** What Windows forbids in file names, and what only a pattern has. */
const forbidden = /[|*?<>/\\:]|\.\+|^\^|\$$|\[[^\]]+\]/;

function checkImage(name: ProcessName, pattern: boolean, report: Report): void {
  const { text } = name;
  if (text === "") {
    report(name, pattern ? "An empty pattern matches every process." : "The value names no process.");
    return;
  }
  if (pattern) return;
  if (/^[^|*?]+(?:\|[^|*?]+)+$/.test(text)) {
    const strings = readNames(text).map(({ start, end }) => `"${text.slice(start, end)}"`);
    report(name, `Names are compared literally, so | is part of the name. Write ${strings.join(" || ")}.`, {
      fixes: [replace(name, strings.join(" || "))],
    });
  } else if (/[,;]/.test(text)) {
    report(name, 'Names in a list are joined by ||: "a.exe" || "b.exe".');
  } else if (forbidden.test(text)) {
    report(name, `${text} is compared literally, not as a pattern: that needs check_type : CHECK_REGEX.`);
  } else if (!/\.[A-Za-z]{3,4}$/.test(text) && !kernelProcesses.has(text.toLowerCase())) {
    report(name, `Image names have an extension: did you mean ${text}.exe?`, { severity: "hint" });
  }
}

const kernelProcesses = new Set([
  "system",
  "registry",
  "system idle process",
  "memory compression",
  "secure system",
]);

function replace({ start, end }: ProcessName, newText: string): Fix {
  return { title: `Write ${newText}`, safe: false, edits: [{ start, end, newText }] };
}
