import type { Fix } from "../../findings/finding.ts";
import { replaceWith } from "../../findings/suggestion.ts";
import { hasRawDoubleQuotes, type ValueForm } from "../../schema/index.ts";
import { forEachOperand, insideQuotes } from "../../semantics/operands.ts";
import { type Pattern, placeInFile } from "../../semantics/patterns.ts";
import type { Check } from "../../semantics/policy.ts";
import { portCheckOf } from "../../semantics/port-check.ts";
import { asTyped } from "../../semantics/spelling.ts";
import { decodeString } from "../../syntax/string-value.ts";
import type { PolicyTree, Span, StringValue, Value } from "../../syntax/tree.ts";
import { openPortConcern } from "../concern.ts";
import type { Report, Rule } from "../rule.ts";
import { bareBackslashOf } from "./bare-backslashes.ts";
import { doubledEscapes } from "./doubled-escapes.ts";
import { droppedBackslashesOf } from "./dropped-backslashes.ts";

export const wrongBackslashes: Rule = {
  id: "wrong-backslashes",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    pattern(pattern, { check: { tree } }, report) {
      const bare = bareBackslashOf(tree, pattern);
      if (bare !== undefined) {
        const fix = { title: "Write the character \\", safe: false, edits: bare.edits };
        report(bare.place, bare.message, { fixes: [fix] });
        return;
      }
      if (pattern.decoded.dropped.length > 0) reportDropped(tree, pattern, report);
      if (pattern.text.includes("\\\\")) reportDoubled(tree, pattern, report);
      else if (asksForTwo.has(tree.checkType ?? "")) reportSingle(tree, pattern.value, report);
    },
    keyword: {
      concern: ({ keyword, kind }) =>
        keyword !== undefined &&
        kind !== undefined &&
        ((keyword.form === "shell" && kind === "string") || pathForms.has(keyword.form)),
      visit({ value }, known, { check: { tree }, schema }, report) {
        if (!holdsBackslash(tree, value!)) return;
        if (pathForms.has(known!.form)) {
          if (hasRawDoubleQuotes(tree.checkType, schema)) checkPath(tree, known!.form, value!, report);
        } else if (tree.quoteRule === "escaped") checkCommand(tree, value as StringValue, report);
      },
    },
    check: {
      concern: openPortConcern,
      run({ check, item }, report) {
        if (item !== undefined && check.tree.quoteRule === "escaped") checkPorts(check, report);
      },
    },
  },
};

/**
 * One finding per pattern, with all its places in the fix: whoever doubles one backslash doubles them all.
 */
function reportDoubled({ text }: PolicyTree, pattern: Pattern, report: Report): void {
  const doubled = doubledEscapes(pattern.text, pattern.value.raw);
  const [first] = doubled;
  if (first === undefined) return;
  const edits = doubled.map(({ backslash }) => ({ ...placeInFile(pattern, backslash), newText: "" }));
  const place = placeInFile(pattern, first);
  const remedy = `Write ${asTyped(pattern.value, first.meant)}.`;
  report(place, `${text.slice(place.start, place.end)} is ${first.reads}. ${remedy}`, {
    fixes: [{ title: "Remove the backslashes", safe: false, edits }],
  });
}

/** One finding per pattern, at the first backslash that matters; the fix doubles all that do. */
function reportDropped({ text }: PolicyTree, pattern: Pattern, report: Report): void {
  const dropped = droppedBackslashesOf(pattern);
  const first = dropped?.at[0];
  if (dropped === undefined || first === undefined) return;
  const place = placeInFile(pattern, { start: first, end: first + 1 });
  const message = droppedMessage(text.slice(place.start, place.end), effects[dropped.effect]);
  report(place, message, {
    severity: dropped.effect === "other" || dropped.effect === "broken" ? "warning" : "hint",
    fixes: [doubleAt(dropped.at.map((index) => pattern.decoded.sourceOffset(index)))],
  });
}

const effects = {
  broken: ", and the rest is not a valid pattern",
  other: "",
  narrower: "",
  wider: ", which is not the character in a pattern",
} as const;

/** @param pair the backslash with its character, as written */
function droppedMessage(pair: string, effect: string): string {
  return `The scanner drops a single backslash in double quotes: ${pair} is read as ${pair.slice(1)}${effect}. Write \\${pair}.`;
}

function doubleAt(offsets: readonly number[]): Fix {
  return {
    title: offsets.length === 1 ? "Double the backslash" : "Double the backslashes",
    safe: false,
    edits: offsets.map((start) => ({ start, end: start, newText: "\\" })),
  };
}

/** Letters and digits in a command: `\n` for printf or `\s` for grep, which never receive the backslash. */
function checkCommand(tree: PolicyTree, value: StringValue, report: Report): void {
  const { text, dropped, sourceOffset } = decodeString(tree, value, "code");
  const letters = dropped.filter((index) => /[A-Za-z0-9]/.test(text[index]!));
  const [first] = letters.map(sourceOffset);
  if (first === undefined) return;
  report(
    { start: first, end: first + 2 },
    droppedMessage(tree.text.slice(first, first + 2), " by the command"),
    { severity: "hint", fixes: [doubleAt(letters.map(sourceOffset))] },
  );
}

function holdsBackslash({ text }: PolicyTree, { start, end }: Value): boolean {
  // Only in the value: the next backslash may be at the other end of the file.
  return text.slice(start, end).includes("\\");
}

/** `8\d` in a port list: the digits that it means are lost. */
function checkPorts(check: Check, report: Report): void {
  const ports = portCheckOf(check)?.ports;
  const places = ports?.dropped.map(ports.sourceOffset) ?? [];
  const [first] = places;
  if (first === undefined) return;
  report({ start: first, end: first + 2 }, droppedMessage(check.tree.text.slice(first, first + 2), ""), {
    fixes: [doubleAt(places)],
  });
}

/** Check types for which the guide requires two backslashes (G 29, 45-46, 53, 108, 131). */
const asksForTwo: ReadonlySet<string> = new Set(["Cisco", "CheckPoint", "Juniper", "NetApp", "amazon_aws"]);

const singleBackslash = /\\([\\+*()^]?)/g;

function reportSingle({ text }: PolicyTree, value: StringValue, report: Report): void {
  if (value.quote !== '"') return;
  const inside = insideQuotes(value);
  const places: Span[] = [];
  for (const match of text.slice(inside.start, inside.end).matchAll(singleBackslash)) {
    if (match[1] === "" || match[1] === "\\") continue;
    const start = inside.start + match.index;
    places.push({ start, end: start + 2 });
  }
  const [first] = places;
  if (first === undefined) return;
  const character = text[first.start + 1];
  report(first, `The guide asks for two backslashes here: \\\\${character} for the character ${character}.`, {
    severity: "hint",
    fixes: [doubleAt(places.map(({ start }) => start))],
  });
}

/** Paths of Windows policies: line breaks and tabs in single quotes, doubled separators of registry keys in double ones. */
function checkPath({ text: policy }: PolicyTree, form: ValueForm, value: Value, report: Report): void {
  forEachOperand(value, (operand) => {
    if (operand.kind !== "string" || !operand.closed) return;
    const inside = insideQuotes(operand);
    const text = policy.slice(inside.start, inside.end);
    if (!operand.raw) reportControls(text, operand, report);
    else if (form === "registry-key" && text.includes("\\\\", 1)) {
      report(operand, "A double-quoted string is raw here: write one backslash between the keys.", {
        fixes: [replaceWith(text.replace(/(?!^)\\{2,}/g, "\\"), [inside])],
      });
    }
  });
}

const pathForms: ReadonlySet<ValueForm> = new Set(["path", "path-list", "registry-key"]);

const escapePair = /\\([\s\S])/g;

function reportControls(text: string, value: StringValue, report: Report): void {
  for (const [pair, letter] of text.matchAll(escapePair)) {
    if (letter !== "n" && letter !== "r" && letter !== "t") continue;
    const read = letter === "t" ? "a tab" : "a line break";
    // Every single separator; pairs are correct already.
    const doubled = text.replace(escapePair, (whole, next) => (/[\\'"]/.test(next) ? whole : `\\${whole}`));
    report(value, `${pair} is ${read} in single quotes. Use double quotes, or two backslashes.`, {
      fixes: [
        { ...replaceWith(doubled, [insideQuotes(value)]), title: "Double the backslashes", safe: false },
      ],
    });
    return;
  }
}
