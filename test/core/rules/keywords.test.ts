import { check } from "./fixture.ts";

check(
  "misspelt keywords are told with the likely one, and not missed as well",
  `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  decription  : "The kernel release"
# ^^^^^^^^^^ error[unknown-keyword]: Unknown keyword decription: did you mean description?
  cdm         : "uname -r"
# ^^^ error[unknown-keyword]: Unknown keyword cdm: did you mean cmd?
  colour      : "red"
# ^^^^^^ error[unknown-keyword]: Unknown keyword colour: CMD_EXEC has no such keyword.
  expect      : "^6"
</custom_item>
</check_type>
`,
);

check(
  "a misspelt type leaves the rest alone",
  `<check_type:"Unix">
<custom_item>
  tpye        : CMD_EXEC
# ^^^^ error[unknown-keyword]: Unknown keyword tpye: did you mean type?
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
);

check(
  "a missing type",
  `<check_type:"Unix">
 <custom_item>
#^^^^^^^^^^^^^ error[missing-keyword]: This check has no type: the scanner can't tell what to check.
  description : "The kernel release"
  cmd         : "uname -r"
 </custom_item>
</check_type>
`,
);

check(
  "an unknown item type says nothing about its keywords",
  `<check_type:"Unix">
<custom_item>
  type        : AUDIT_PROCESS_PORT
#               ^^^^^^^^^^^^^^^^^^ error[unknown-item-type]: Unknown item type AUDIT_PROCESS_PORT: did you mean AUDIT_PROCESS_ON_PORT? The text of the guide…
  description : "Only sshd on 22"
  port_typ    : TCP
  ports       : "22"
</custom_item>
</check_type>
`,
);

check(
  "one foreign item among others",
  `<check_type:"Unix">
<custom_item>
  type        : REGISTRY_SETTING
#               ^^^^^^^^^^^^^^^^ error[foreign-item-type]: REGISTRY_SETTING belongs to Windows: a Unix policy has no such item type.
  description : "Autorun is off"
  reg_key     : "HKLM\\\\Software"
</custom_item>
<item>
  name        : "passwd_zero_uid"
  description : "Only root has the uid 0"
</item>
</check_type>
`,
);

check(
  "required keywords, of items, built-ins and reports",
  `<check_type:"Unix">
 <custom_item>
#^^^^^^^^^^^^^ error[missing-keyword]: FILE_CHECK needs the keyword file.
  type        : FILE_CHECK
  description : "The shadow file"
  owner       : "root"
 </custom_item>
 <item>
#^^^^^^ error[missing-keyword]: min_password_length needs the keyword value.
  name        : "min_password_length"
  description : "Passwords are long"
 </item>
 <report type:"PASSED">
#^^^^^^^^^^^^^^^^^^^^^^ warning[missing-keyword]: A <report> needs the keyword description.
  info        : "Nothing to see"
 </report>
</check_type>
`.replace("#^^^^^^ error[missing-keyword]: min", "#^^^^^^ error[missing-keyword]: Min"),
);

check(
  "what is missing in a damaged check may only be unreadable",
  `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The "kernel" release"
#                     ^^^^^^^^^^^^^^^^ error[stray-text]
  cmd         : "uname -r"
</custom_item>
</check_type>
`,
);

check(
  "repeated keywords: some may be, others may not",
  `<check_type:"Unix">
<custom_item>
  type        : FILE_CHECK
  description : "The shadow file"
  info        : "One"
  info        : "Two"
  file        : "/etc/shadow"
  file        : "/etc/passwd"
# ^^^^ error[duplicate-keyword]: file is given twice: this keyword can't be repeated.
  ignore      : "/etc/a"
  ignore      : "/etc/b"
  owner       : "root"
</custom_item>
</check_type>
`,
);

check(
  "values: case, slips, lists in one string",
  `<check_type:"Unix">
<custom_item>
  type        : FILE_CHECK
  description : "The shadow file"
  file        : "/etc/shadow"
  required    : yes
#               ^^^ hint[value-not-allowed]: Write YES: it is not known whether the scanner reads yes.
  file_required : YSE
#                 ^^^ error[value-not-allowed]: YSE is not a valid value of file_required: did you mean YES?
  owner       : "root"
</custom_item>
<custom_item>
  type        : MACOSX_DEFAULTS_READ
  description : "The screen locks"
  plist_name  : "com.apple.screensaver"
  plist_item  : "idleTime"
  plist_option : CAN_NOT_BE_NULL
#                ^^^^^^^^^^^^^^^ error[value-not-allowed]: CAN_NOT_BE_NULL is not a valid value of plist_option: did you mean CANNOT_BE_NULL?
  regex       : "600"
</custom_item>
</check_type>
`,
);

check(
  "quotes that are missing or too many",
  `<check_type:"Unix">
<custom_item>
  type        : "CMD_EXEC"
#               ^^^^^^^^^^ error[quoted-token]: Write the value of type without quotes.
  description : Kernel
#               ^^^^^^ error[unquoted-string]: description takes a quoted text: put it in quotes.
  reference   : CSF|PR.PT-3,CSF|PR.PT-4
#               ^^^^^^^^^^^^^^^^^^^^^^^ error[unquoted-string]
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
);

check(
  "expectations that contradict each other",
  `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
  not_expect  : "^6"
# ^^^^^^^^^^ warning[contradicting-expectations]: expect and not_expect are the same: the check can never pass.
</custom_item>
</check_type>
`,
);

check(
  "where the schema is not certain, a keyword that is like none is a warning and a misspelt one an error",
  `<check_type:"Arista">
<custom_item>
  description : "Strong ciphers"
  regex       : "set strong-crypto"
  epxect      : "enable"
# ^^^^^^ error[unknown-keyword]: Unknown keyword epxect: did you mean expect?
  remediation : "set strong-crypto enable"
# ^^^^^^^^^^^ warning[unknown-keyword]: Unknown keyword remediation: this check has no such keyword.
</custom_item>
</check_type>
`,
);

check(
  "with an unknown check type nothing else is said",
  `<check_type:"Unux">
#           ^^^^^^ error[unknown-check-type]: Unknown check type Unux: did you mean Unix?
<custom_item>
  type        : WHATEVER
  descr       : "The kernel release"
</custom_item>
</check_type>
`,
);

check(
  "keywords that examples of the guide and published files leave out",
  `<check_type:"Unix">
<custom_item>
#^^^^^^^^^^^^ warning[missing-keyword]: PROCESS_CHECK needs the keyword description.
  type   : PROCESS_CHECK
  name   : "chronyd"
  status : ON
</custom_item>
<custom_item>
  type        : MACOSX_DEFAULTS_READ
  description : "One setting"
  plist_name  : "com.apple.screensaver"
  plist_item  : "idleTime"
  byhost      : YES
# ^^^^^^ hint[missing-companion]: The guide uses byhost only with plist_user, which is missing here.
  regex       : "^600$"
</custom_item>
</check_type>
`.replace("#^^^^^^^^^^^^ w", "#< w"),
);

check(
  "checks that only show what they read",
  `<check_type:"Database" db_type:"SQLServer" version:"1">
<custom_item>
#< hint[missing-keyword]: Without sql_expect nothing is compared: the check only shows what it reads.
  type         : SQL_POLICY
  description  : "All logins"
  sql_request  : "select name from sys.sql_logins"
  sql_types    : POLICY_VARCHAR
  check_option : CAN_BE_NULL
</custom_item>
<custom_item>
#< warning[missing-keyword]: SQL_POLICY needs the keyword sql_expect.
  type         : SQL_POLICY
  description  : "All types"
  sql_request  : "select type from sys.sql_logins"
  sql_types    : POLICY_VARCHAR
</custom_item>
</check_type>
`,
);

check(
  "a configuration check with a command alone shows the output",
  `<check_type:"Cisco">
<item>
#< hint[missing-keyword]: Without item nothing is compared: the check only shows what it reads.
  type        : CONFIG_CHECK
  description : "The version"
  cmd         : "show version"
</item>
</check_type>
`,
);

check(
  "numbers without quotes, and other texts",
  `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : 23
#               ^^ warning[unquoted-string]: ports takes a list of ports: put it in quotes.
</custom_item>
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Ssh"
  port_type   : TCP
  ports       : 22
#               ^^ warning[unquoted-string]
  name        : sshd
#               ^^^^ error[unquoted-string]
</custom_item>
</check_type>
`,
);

check(
  "an item type that is the name of a JavaScript property is no port check",
  `<check_type:"Unix">
<custom_item>
  type        : constructor
#               ^^^^^^^^^^^ warning[unknown-item-type]: Unknown item type constructor.
  description : "Nothing"
  ports       : "99999"
</custom_item>
</check_type>
`,
);
