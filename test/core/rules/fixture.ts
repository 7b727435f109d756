import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../core/lint/lint.ts";
import type { LintOptions } from "../../../core/lint/options.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { LineIndex } from "../../../core/text/lines.ts";

/**
 * Tests a policy against the marks in it: a comment line such as
 *
 *     #             ^^^^ error[quoted-token]: The value of type is written without quotes.
 *
 * says what is found in the line above, at the characters over the carets. A message may be cut off with `…`; with
 * nothing after the rule any message will do. Findings that nobody marked fail the test, and so do marks without a
 * finding. `<` instead of carets marks a finding that starts in the first column.
 */
export function check(name: string, fixture: string, options: LintOptions = {}): void {
  test(name, () => {
    const lines = new LineIndex(fixture);
    const marks = marksIn(fixture);
    const found = lint(policyOf(parse(fixture)), options).map(({ start, end, severity, rule, message }) => {
      const { line, character } = lines.positionAt(start);
      const shownEnd = Math.min(end, lines.lineEnd(line));
      const mark = marks.find(
        (mark) =>
          mark.line === line && mark.from === character && mark.rule === rule && mark.severity === severity,
      );
      const width = mark?.anyWidth ? 0 : shownEnd - lines.lineStart(line) - character;
      const shown = mark === undefined || mark.message === "" ? "" : shorten(message, mark.message);
      return `${line + 1}:${character}+${width} ${severity}[${rule}]${mark === undefined ? ` ${message}` : shown}`;
    });
    const expected = marks.map(({ line, from, width, anyWidth, severity, rule, message }) => {
      return `${line + 1}:${from}+${anyWidth ? 0 : width} ${severity}[${rule}]${message === "" ? "" : ` ${message}`}`;
    });
    assert.deepEqual(found.sort(), expected.sort());
  });
}

interface Mark {
  /** The marked line, from 0. */
  line: number;
  from: number;
  width: number;
  anyWidth: boolean;
  severity: string;
  rule: string;
  message: string;
}

const markLine = /^\s*#(<|[ ^]*?\^+) (error|warning|hint)\[([a-z0-9-]+)\](?:: (.*))?$/;

function marksIn(fixture: string): Mark[] {
  const marks: Mark[] = [];
  let marked = -1;
  for (const [index, text] of fixture.split("\n").entries()) {
    const match = markLine.exec(text);
    if (match === null) {
      marked = index;
      continue;
    }
    const [, carets, severity, rule, message = ""] = match;
    const anyWidth = carets === "<";
    const from = anyWidth ? 0 : text.indexOf("^");
    const width = anyWidth ? 0 : text.lastIndexOf("^", text.indexOf(" ", from)) - from + 1;
    marks.push({ line: marked, from, width, anyWidth, severity: severity!, rule: rule!, message });
  }
  return marks;
}

/** The message as far as the mark gives it. */
function shorten(message: string, wanted: string): string {
  if (!wanted.endsWith("…")) return ` ${message}`;
  const start = wanted.slice(0, -1);
  return message.startsWith(start) ? ` ${wanted}` : ` ${message}`;
}
