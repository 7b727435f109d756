import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lineLooks } from "../../client/verdicts/line-looks.ts";
import { reportColors } from "../../core/report/html/html-style.ts";
import { colorDifference, contrast, visions } from "./color-vision.ts";

const states = ["passed", "failed", "warning", "error", "undecided"] as const;
const names = [...states, "skipped", "notEvaluated"] as const;
type Name = (typeof names)[number];

interface ColorContribution {
  id: string;
  defaults: Record<string, string>;
}
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const contributed = new Map(
  (manifest.contributes.colors as ColorContribution[]).map(({ id, defaults }) => [id, defaults]),
);

/**
 * Kind of theme → the background of its texts, and the least contrast to that (WCAG 2, AA for text; AAA in
 * high contrast).
 */
const themes = {
  light: { behind: "#ffffff", contrast: 4.5 },
  dark: { behind: "#1f1f1f", contrast: 4.5 },
  highContrast: { behind: "#000000", contrast: 7 },
  highContrastLight: { behind: "#ffffff", contrast: 7 },
};

/** Differences in CIELAB (CIE76); 2.3 is what is just seen when two areas touch. */
const leastOfStates = 15;
const least = 11;

for (const [theme, { behind, contrast: leastContrast }] of Object.entries(themes)) {
  const colors = Object.fromEntries(
    names.map((name) => [name, contributed.get(`nessusAudit.${name}`)![theme]!]),
  ) as Record<Name, string>;

  for (const [vision, see] of Object.entries(visions)) {
    test(`the colors of verdicts are told apart in ${theme} with ${vision} vision`, () => {
      const close = names.flatMap((name, index) =>
        names.slice(index + 1).flatMap((other) => {
          const areStates = states.some((state) => state === name) && states.some((state) => state === other);
          const difference = colorDifference(see(colors[name]), see(colors[other]));
          return difference < (areStates ? leastOfStates : least) ? [`${name}, ${other}: ${difference}`] : [];
        }),
      );
      assert.deepEqual(close, []);
    });
  }

  test(`the colors of verdicts can be read in ${theme}`, () => {
    const faint = names.filter((name) => contrast(colors[name], behind) < leastContrast);
    assert.deepEqual(faint, []);
  });
}

test("colors that are not told apart are found", () => {
  const [green, red] = ["#b58a00", "#d27a3a"];
  assert.ok(colorDifference(visions.normal(green!), visions.normal(red!)) > leastOfStates);
  assert.ok(colorDifference(visions.deuteranopic(green!), visions.deuteranopic(red!)) < leastOfStates);
});

test("the marks of the states in the overview ruler are told apart by their lanes", () => {
  const lanes = (["PASSED", "FAILED", "WARNING", "ERROR", "UNDECIDED"] as const).map((status) =>
    lineLooks[status].lanes.join(" "),
  );
  assert.equal(new Set(lanes).size, states.length);
  assert.ok(!lanes.includes(""));
});

const icons = { notEvaluated: "not-evaluated" } as Partial<Record<Name, string>>;
for (const theme of ["light", "dark"] as const) {
  test(`the HTML report and the icons have the colors of the editor in ${theme}`, () => {
    for (const name of names) {
      const color = contributed.get(`nessusAudit.${name}`)![theme]!;
      assert.equal(reportColors[theme][name], color);
      const icon = new URL(`../../media/verdicts/${icons[name] ?? name}-${theme}.svg`, import.meta.url);
      assert.ok(
        readFileSync(icon, "utf8").includes(color),
        `${icon.pathname} has another color than ${color}`,
      );
    }
  });
}
