import { placeInFile } from "../../semantics/patterns.ts";
import { asTyped } from "../../semantics/spelling.ts";
import type { Rule } from "../rule.ts";

export const unescapedDot: Rule = {
  id: "unescaped-dot",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    pattern(pattern, _, report) {
      for (const dot of likelyDots(pattern.text)) {
        // Whether or not the scanner drops it, the author escaped it as in the guide (G 172-173).
        if (pattern.decoded.dropped.includes(dot)) continue;
        const place = placeInFile(pattern, { start: dot, end: dot + 1 });
        const backslash = asTyped(pattern.value, "\\");
        report(place, `This dot matches any character. Write ${backslash}. for a dot.`, {
          fixes: [
            {
              title: "Escape the dot",
              safe: false,
              edits: [{ start: place.start, end: place.start, newText: backslash }],
            },
          ],
        });
      }
    },
  },
};

const fileName =
  /(?<![\\\w-])[\w-]+\.(?:bat|cfg|cmd|cnf|conf|config|deny|dll|exe|ini|json|local|log|msc|pem|pid|properties|ps1|repo|rules|service|sh|so|socket|sys|target|timer|txt|xml|ya?ml)(?![\w*+?{(.-])/g;

/** Two or three numbers. With four, an address, the dots do no harm. */
const version = /(?<![\\\w.])\w*\d(?:\.\d+){1,2}(?!\w|[*+?{]|\.\d)/g;

const noDots: readonly number[] = [];

/** Offsets of the dots, in order. */
function likelyDots(pattern: string): readonly number[] {
  if (!pattern.includes(".")) return noDots;
  const dots = new Set<number>();
  for (const { 0: name, index } of pattern.matchAll(fileName)) dots.add(index + name.lastIndexOf("."));
  for (const { 0: numbers, index } of pattern.matchAll(version)) {
    for (let at = numbers.indexOf("."); at !== -1; at = numbers.indexOf(".", at + 1)) dots.add(index + at);
  }
  return [...dots].sort((left, right) => left - right);
}
