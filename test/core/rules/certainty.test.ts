import { check } from "./fixture.ts";

/** What no source lists may be newer than the sources: only a name like a known one is an error. */

const item = `<custom_item>
  type        : CMD_EXEC
  description : "Release"
  cmd         : "show version"
  expect      : "1"
</custom_item>
`;

for (const [name, message] of [
  ["Toaster_OS", "warning[unknown-check-type]: Unknown check type Toaster_OS. If the scanner has it…"],
  ["Dell_OS9", "warning[unknown-check-type]: Unknown check type Dell_OS9: did you mean Dell_OS10?"],
  ["Del_OS10", "error[unknown-check-type]: Unknown check type Del_OS10: did you mean Dell_OS10?"],
  ["Junipr", "error[unknown-check-type]: Unknown check type Junipr: did you mean Juniper?"],
]) {
  const mark = `#${" ".repeat(11)}${"^".repeat(name!.length + 2)} ${message}`;
  check(`check type ${name}`, `<check_type:"${name}">\n${mark}\n${item}</check_type>\n`);
}

check(
  "a check type in another case is a warning, and the file is validated",
  `<check_type:"windows" version:"2">
#           ^^^^^^^^^ warning[unknown-check-type]: Write the check type as Windows: it is not known whether the scanner reads windows.
<group_policy:"Paths">
<custom_item>
  type        : REGISTRY_SETTING
  description : "A path that ends with a backslash"
  value_type  : POLICY_DWORD
  value_data  : "one"
#               ^^^^^ error[unsuitable-value]
  reg_key     : "HKLM\\Software\\"
  reg_item    : "Mode"
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "item types, built-ins and tags that are like no known one",
  `<check_type:"Unix">
<custom_item>
  type        : TEAPOT_STATUS
#               ^^^^^^^^^^^^^ warning[unknown-item-type]: Unknown item type TEAPOT_STATUS.
  description : "Short and stout"
</custom_item>
<custom_item>
  type        : FILE_CHEK
#               ^^^^^^^^^ error[unknown-item-type]: Unknown item type FILE_CHEK: did you mean FILE_CHECK?
  description : "A slip"
</custom_item>
<item>
  name        : "kettle_boils"
#               ^^^^^^^^^^^^^^ warning[unknown-builtin]: Unknown built-in check kettle_boils.
  description : "Boils"
</item>
<zubehoer>
#^^^^^^^^ warning[unknown-tag]: Unknown tag zubehoer.
</zubehoer>
</check_type>
`,
);

check(
  "item types of other plugins: those of one family can't run here, those of several may",
  `<check_type:"Unix">
${item}<custom_item>
  type        : PASSWORD_POLICY
#               ^^^^^^^^^^^^^^^ error[foreign-item-type]: PASSWORD_POLICY belongs to Windows: a Unix policy has no such item type.
  description : "Length"
</custom_item>
<custom_item>
  type        : KB_VALUE
#               ^^^^^^^^ warning[foreign-item-type]: KB_VALUE belongs to …
  description : "Port"
</custom_item>
</check_type>
`,
);

check(
  "most checks of an item type that several plugins have say little about the check type",
  `<check_type:"ArubaOS">
#           ^^^^^^^^^ warning[wrong-check-type]: Most of these checks have item types that are not known for ArubaOS, such as KB_VALUE.
<custom_item>
  type        : KB_VALUE
  description : "Port"
</custom_item>
<custom_item>
  type        : KB_VALUE
  description : "Model"
</custom_item>
</check_type>
`,
);

for (const checkType of [
  "Cisco_Firepower",
  "Cisco_ACI",
  "Splunk",
  "PostgreSQLDB",
  "MS_SQLDB",
  "Zoom",
  "Snowflake",
]) {
  check(
    `KB_VALUE of ${checkType}`,
    `<check_type:"${checkType}">
<custom_item>
  type        : KB_VALUE
  description : "Port"
  kb_path     : "Ports/tcp/*"
  regex       : "[0-9]+"
  expect      : "443"
</custom_item>
<custom_item>
  type        : KB_VALUE
  description : "Model"
  kb_path     : "Host/Model"
  expect      : "."
</custom_item>
</check_type>
`,
  );
}
