import { inlineCode } from "../../text/markdown-text.ts";
import { plural } from "../../text/plural.ts";
import { paint, printable } from "../paint.ts";
import { csvLine } from "./csv.ts";
import type { ReportedCheck, ReportedControls, ReportedInventory } from "./inventory.ts";

/** A list that is printed policy by policy, because there may be thousands. */
export interface InventoryFormat {
  start(): string;
  policy(inventory: ReportedInventory, isFirst: boolean): string;
  end(): string;
}

const columns = [
  "path",
  "line",
  "id",
  "type",
  "severity",
  "description",
  "references",
  "in_condition",
  "same_as",
];

export function inventoryFormat(
  format: "text" | "csv" | "json" | "markdown",
  { color = false } = {},
): InventoryFormat {
  const pen = paint(color);
  switch (format) {
    case "json":
      return {
        start: () => '{\n  "version": 1,\n  "policies": [',
        policy: (inventory, isFirst) => `${isFirst ? "" : ","}\n${policyAsJson(inventory)}`,
        end: () => "\n  ]\n}\n",
      };
    case "csv":
      return {
        start: () => csvLine(columns),
        policy: ({ path, checks }) => checks.map((check) => csvLine(csvFields(path, check))).join(""),
        end: () => "",
      };
    case "markdown":
      return { start: () => "", policy: policyAsMarkdown, end: () => "" };
    default:
      return {
        start: () => "",
        policy: ({ path, checkType, checks }, isFirst) => {
          const heading = `${printable(path)}: ${printable(checkType ?? "no check type")}, ${plural(checks.length, "check")}`;
          const lines = checks.map((check) => `  ${printable(checkLine(check))}`);
          return `${isFirst ? "" : "\n"}${[pen.bold(heading), ...lines].join("\n")}\n`;
        },
        end: () => "",
      };
  }
}

/** `line 12  CMD_EXEC  1.1.1 The kernel  MEDIUM  800-53|CM-7` */
function checkLine({
  line,
  type,
  description,
  severity,
  references,
  inCondition,
  sameAs,
}: ReportedCheck): string {
  return [
    `line ${line}`,
    inCondition ? `${type} in a condition` : type,
    description === "" ? "(no description)" : description,
    ...(severity === "" ? [] : [severity]),
    ...(references.length === 0 ? [] : [references.join(", ")]),
    ...(sameAs === undefined ? [] : [`the same as line ${sameAs.line} of ${sameAs.path}`]),
  ].join("  ");
}

function csvFields(path: string, check: ReportedCheck): (string | number)[] {
  const { line, id, type, severity, description, references, inCondition, sameAs } = check;
  const same = sameAs === undefined ? "" : `${sameAs.path}:${sameAs.line}`;
  return [
    path,
    line,
    id,
    type,
    severity,
    description,
    references.join(" "),
    inCondition ? "yes" : "no",
    same,
  ];
}

function policyAsJson(inventory: ReportedInventory): string {
  const { path, checkType, checks } = inventory;
  return JSON.stringify({ path, checkType: checkType ?? null, checks }, undefined, 2).replace(/^/gm, "    ");
}

function policyAsMarkdown({ path, checkType, checks }: ReportedInventory): string {
  const rows = checks.map(({ line, type, severity, description, references, sameAs }) => {
    const same = sameAs === undefined ? "" : `${sameAs.path}:${sameAs.line}`;
    const cells = [type, description, severity, references.join(", "), same].map(cell);
    return `| ${line} | ${cells.join(" | ")} |`;
  });
  return [
    `## ${inlineCode(path)}`,
    "",
    `${plural(checks.length, "check")}${checkType === undefined ? "" : ` of check type ${inlineCode(checkType)}`}.`,
    "",
    "| line | type | check | severity | references | the same as |",
    "| --- | --- | --- | --- | --- | --- |",
    rows.join("\n"),
    "",
    "",
  ].join("\n");
}

/** Code can only be in a cell if none of its bars ends the cell. */
function cell(text: string): string {
  return text === "" ? "" : inlineCode(text.replaceAll("|", "¦"));
}

export function controlsAs(
  format: "text" | "csv" | "json" | "markdown",
  controls: ReportedControls,
  { color = false } = {},
): string {
  const { framework, name, covered, uncovered } = controls;
  switch (format) {
    case "json":
      return `${JSON.stringify({ version: 1, controls: { framework, name: name ?? null, covered, uncovered: uncovered ?? null } }, undefined, 2)}\n`;
    case "csv":
      return [
        csvLine(["framework", "control", "checks", "paths"]),
        ...covered.map(({ control, checks }) =>
          csvLine([
            framework,
            control,
            checks.length,
            [...new Set(checks.map(({ path }) => path))].join(" "),
          ]),
        ),
        ...(uncovered ?? []).map((control) => csvLine([framework, control, 0, ""])),
      ].join("");
    case "markdown":
      return controlsAsMarkdown(controls);
    default:
      return controlsAsText(controls, color);
  }
}

/** What is not known: no source lists the controls of a framework. */
export const noCatalogue =
  "To list the controls that no check names, give a list of all of them: --catalogue FILE.";

function controlsAsText({ framework, name, covered, uncovered }: ReportedControls, color: boolean): string {
  const pen = paint(color);
  const title = name === undefined ? framework : `${framework} (${name})`;
  const lines = [pen.bold(`${printable(title)}: ${plural(covered.length, "control")} in checks`)];
  for (const { control, checks } of covered) {
    lines.push(`  ${printable(control)}: ${plural(checks.length, "check")}`);
    for (const { path, type, description } of checks)
      lines.push(pen.dim(`    ${printable(`${path}: ${type} "${description}"`)}`));
  }
  if (uncovered === undefined) lines.push("", `note: ${noCatalogue}`);
  else if (uncovered.length === 0) lines.push("", "Every control of the catalogue is in a check.");
  else {
    const list = uncovered.map((control) => `  ${pen.red(printable(control))}`).join("\n");
    lines.push("", pen.bold(`${plural(uncovered.length, "control")} in no check`), list);
  }
  return `${lines.join("\n")}\n`;
}

function controlsAsMarkdown({ framework, name, covered, uncovered }: ReportedControls): string {
  const rows = covered.map(
    ({ control, checks }) =>
      `| ${cell(control)} | ${checks.length} | ${checks.map(({ description, type }) => cell(description || type)).join(", ")} |`,
  );
  const lines = [
    `# ${inlineCode(framework)}${name === undefined ? "" : `: ${inlineCode(name)}`}`,
    "",
    "| control | checks | which |",
    "| --- | --- | --- |",
    rows.join("\n"),
    "",
  ];
  if (uncovered === undefined) lines.push(noCatalogue, "");
  else if (uncovered.length > 0)
    lines.push("## In no check", "", uncovered.map((control) => `- ${inlineCode(control)}`).join("\n"), "");
  return lines.join("\n");
}
