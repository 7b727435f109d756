import fc from "fast-check";
import { processes } from "./random-fleet.ts";

/** Policies about open ports, with conditions in conditions. */
export interface RandomPolicy {
  checkType: "Unix" | "Windows";
  body: Node[];
}

type Node = { check: string[]; report?: undefined; when?: undefined } | Conditional;

interface Conditional {
  when: string[][];
  operator: "AND" | "OR";
  auto: string | undefined;
  then: Node[];
  else: Node[] | undefined;
  check?: undefined;
}

const elements = fc.constantFrom(
  "22",
  "23",
  "80",
  "8[0-9]",
  "808[0-9]",
  "6.*",
  "[0-9]+",
  "8080-8089",
  "http",
  "0",
  "443",
  "65535",
  "",
);

const portList = fc.array(elements, { maxLength: 4 }).map((all) => all.join(", "));

const protocol = fc.constantFrom("TCP", "TCP", "UDP");

const extras = (isUnix: boolean) =>
  fc
    .record({
      severity: fc.constantFrom(undefined, undefined, undefined, "MEDIUM", "LOW"),
      system: fc.constantFrom(undefined, undefined, "Linux", "Darwin"),
    })
    .map(({ severity, system }) => [
      ...(severity === undefined ? [] : [`severity : ${severity}`]),
      ...(system === undefined || !isUnix ? [] : [`system : "${system}"`]),
    ]);

const unixName = fc.constantFrom(
  ...processes.unix.filter((name) => !/[\\]/.test(name)),
  "nginx: master",
  "/usr/sbin/averyverylongname",
  "a.b",
  "ng[i]nx",
);

const unixCheck = fc.oneof(
  fc
    .tuple(fc.constantFrom("ALLOWED", "DENIED"), protocol, portList, extras(true))
    .map(([kind, port, list, more]) => [
      `type : AUDIT_${kind}_OPEN_PORTS`,
      `port_type : ${port}`,
      `ports : "${list}"`,
      ...more,
    ]),
  fc
    .tuple(
      protocol,
      fc.constantFrom("22", "80", "6379", "8085"),
      fc.array(unixName, { minLength: 1, maxLength: 3 }),
      extras(true),
    )
    .map(([port, number, names, more]) => [
      "type : AUDIT_PROCESS_ON_PORT",
      `port_type : ${port}`,
      `ports : "${number}"`,
      `name : "${names.join("|")}"`,
      ...more,
    ]),
);

const windowsCheck = fc.oneof(
  fc
    .tuple(fc.constantFrom("ALLOWED", "DENIED"), protocol, portList, extras(false))
    .map(([kind, port, list, more]) => [
      `type : AUDIT_${kind}_OPEN_PORTS`,
      "value_type : POLICY_PORTS",
      `value_data : "${list}"`,
      `port_type : ${port}`,
      ...more,
    ]),
  fc
    .tuple(
      protocol,
      fc.constantFrom("22", "80", "443", "8085"),
      fc.array(fc.constantFrom(...processes.windows), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(
        [],
        ["check_type : CHECK_EQUAL"],
        ["check_type : CHECK_NOT_EQUAL"],
        ["check_type : CHECK_REGEX"],
      ),
      fc.constantFrom([], ["port_option : CAN_BE_CLOSED"]),
      extras(false),
    )
    .map(([port, number, names, operator, closed, more]) => [
      "type : AUDIT_PROCESS_ON_PORT",
      "value_type : POLICY_TEXT",
      `value_data : ${names.map((name) => `"${name}"`).join(" || ")}`,
      `port_type : ${port}`,
      `port_no : "${number}"`,
      ...operator,
      ...closed,
      ...more,
    ]),
);

function nodes(check: fc.Arbitrary<string[]>, depth: number): fc.Arbitrary<Node[]> {
  const lone = check.map((one): Node => ({ check: one }));
  if (depth === 0) return fc.array(lone, { minLength: 1, maxLength: 2 });
  const conditional = fc
    .record({
      when: fc.array(check, { minLength: 1, maxLength: 2 }),
      operator: fc.constantFrom("AND", "OR"),
      auto: fc.constantFrom(undefined, undefined, "PASSED", "FAILED", "WARNING"),
      // biome-ignore lint/suspicious/noThenProperty: a tag of the language
      then: nodes(check, depth - 1),
      else: fc.option(nodes(check, depth - 1), { nil: undefined }),
    })
    .map((one): Node => one as Conditional);
  return fc.array(fc.oneof(lone, conditional), { minLength: 1, maxLength: 2 });
}

export const randomPolicy: fc.Arbitrary<string> = fc
  .constantFrom("Unix" as const, "Windows" as const)
  .chain((checkType) =>
    nodes(checkType === "Unix" ? unixCheck : windowsCheck, 3).map((body) => policyText({ checkType, body })),
  );

/** Every check has a description of its own. */
export function policyText({ checkType, body }: RandomPolicy): string {
  let count = 0;
  const check = (lines: readonly string[]) =>
    `<custom_item>\n${lines.join("\n")}\ndescription : "Check ${count++}"\n</custom_item>`;
  const write = (node: Node): string => {
    if (node.check !== undefined) return check(node.check);
    const auto = node.auto === undefined ? "" : ` auto:"${node.auto}"`;
    const when = node.when.map(check).join("\n");
    const others = node.else === undefined ? "" : `<else>\n${node.else.map(write).join("\n")}\n</else>\n`;
    return (
      `<if>\n<condition type:"${node.operator}"${auto}>\n${when}\n</condition>\n` +
      `<then>\n${node.then.map(write).join("\n")}\n</then>\n${others}</if>`
    );
  };
  const report = `<report type:"PASSED">\ndescription : "Done"\n</report>`;
  const version = checkType === "Windows" ? ' version:"2"' : "";
  return `<check_type:"${checkType}"${version}>\n${body.map(write).join("\n")}\n${report}\n</check_type>\n`;
}
