import { readFileSync } from "node:fs";

/** A policy in the form of a published benchmark, always the same for the same size. */
export function policyText(bytes: number): string {
  const parts = ['<check_type:"Unix">\n'];
  let length = parts[0]!.length;
  for (let number = 1; length < bytes; number++) {
    const check = checkText(number);
    parts.push(check);
    length += check.length;
  }
  parts.push("</check_type>\n");
  return parts.join("");
}

function checkText(number: number): string {
  const section = `${1 + (number % 9)}.${1 + (number % 14)}.${number}`;
  // A benchmark looks at many settings and at few ports.
  const body = number % 40 === 0 ? portBody(number) : bodies[number % bodies.length]!(number);
  const check = `<custom_item>
  system      : "Linux"
  type        : ${body[0]}
  description : "${section} Ensure that setting ${number} of the service is as the baseline asks"
  info        : "The default of this setting lets every user of the host read what the service keeps.

${"A baseline asks for the strict value, since the service runs with the rights of its owner. ".repeat(8)}

Rationale: whoever reads the file learns names and addresses of other hosts."
  solution    : "Edit the file /etc/service/${number}.conf and set the line as shown:

  setting_${number} = strict

Restart the service afterwards: # systemctl restart service-${number}"
  reference   : "800-53|CM-${1 + (number % 11)},800-171|3.4.2,CSF|PR.IP-1,ITSG-33|CM-6,LEVEL|1A"
  see_also    : "https://baseline.example.org/documents/${number}"
${body[1]}
</custom_item>

`;
  if (number % 6 !== 0) return check;
  return `<if>
  <condition type:"AND">
    <custom_item>
      type        : PROCESS_CHECK
      description : "service-${number} is running"
      name        : "service-${number}"
      status      : ON
    </custom_item>
  </condition>

  <then>
${check}  </then>

  <else>
    <report type:"PASSED">
      description : "${section} The service is not used"
    </report>
  </else>
</if>

`;
}

const bodies: ((number: number) => [type: string, keywords: string])[] = [
  (number) => [
    "FILE_CONTENT_CHECK",
    `  file        : "/etc/service/${number}.conf"\n  regex       : "^[\\s]*setting_${number}[\\s]*="\n  expect      : "^[\\s]*setting_${number}[\\s]*=[\\s]*strict[\\s]*$"`,
  ],
  (number) => [
    "CMD_EXEC",
    `  cmd         : "/bin/grep -E '^setting_${number}' /etc/service/*.conf | /usr/bin/awk '{print} END {if (NR != 0) print \\"found\\"; else print \\"none\\"}'"\n  expect      : "^(strict|none)$"`,
  ],
  (number) => [
    "FILE_CHECK",
    `  file        : "/etc/service/${number}.conf"\n  owner       : "root"\n  group       : "root"\n  mask        : "077"`,
  ],
];

function portBody(number: number): [type: string, keywords: string] {
  return [
    "AUDIT_DENIED_OPEN_PORTS",
    `  port_type   : TCP\n  ports       : "${1024 + (number % 60_000)}, 21, 23, 51[2-4]"`,
  ];
}

/** The policies to measure with: files named on the command line, or generated ones; of 800 KB and 1.3 MB if nothing else is said. */
export function policiesToMeasure(bytes: readonly number[] = usualSizes): { name: string; text: string }[] {
  const files = process.argv.slice(2);
  if (files.length > 0) return files.map((file) => ({ name: file, text: readFileSync(file, "utf8") }));
  return bytes.map((size) => ({ name: "generated", text: policyText(size) }));
}

const usualSizes = [800_000, 1_300_000];

/** With one of a size that few people have, and that the editor is to bear. */
export const sizesOfEditors: readonly number[] = [...usualSizes, 5_000_000];
