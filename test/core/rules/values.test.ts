import { check } from "./fixture.ts";

check(
  "numbers, ranges and expressions of a Windows policy that are fine",
  `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type            : PASSWORD_POLICY
  description     : "Length"
  value_type      : POLICY_DWORD
  value_data      : (14 || "15") || [16..MAX] || "[20..22]" || 0x1F || @MIN_LENGTH@
#                                                                      ^^^^^^^^^^^^ warning[undefined-variable]
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
<custom_item>
  type            : PASSWORD_POLICY
  description     : "Complexity"
  value_type      : POLICY_SET
  value_data      : "enabled"
  password_policy : COMPLEXITY_REQUIREMENTS
</custom_item>
<item>
  name  : "Minimum password age"
  value : [1..MAX]
</item>
</group_policy>
</check_type>
`.replace('  name  : "Minimum', '  description : "Age"\n  name  : "Minimum'),
);

check(
  "values that don't fit their type",
  `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type            : PASSWORD_POLICY
  description     : "Length"
  value_type      : POLICY_DWORD
  value_data      : "fourteen" || [14-MAX] || "[9..1]"
#                   ^^^^^^^^^^ error[unsuitable-value]: fourteen is not a number: POLICY_DWORD takes numbers and ranges such as [1..14].
#                                 ^^^^^^^^ error[malformed-range]: [14-MAX] is not a valid range: write a range with two dots, as in [14..MAX].
#                                             ^^^^^^^^ error[malformed-range]: No number is in [9..1]: write the smaller end first.
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
<custom_item>
  type            : PASSWORD_POLICY
  description     : "Complexity"
  value_type      : POLICY_SET
  value_data      : "Enabeld"
#                   ^^^^^^^^^ error[unsuitable-value]: "Enabeld" is not a valid POLICY_SET: did you mean "Enabled"?
  password_policy : COMPLEXITY_REQUIREMENTS
</custom_item>
<custom_item>
  type            : PASSWORD_POLICY
  description     : "History"
  value_type      : POLICY_DWORD
  value_data      : 24, 25
#                   ^^^^^^ error[malformed-expression]: Join the values of value_data with ||, not with commas.
  password_policy : ENFORCE_PASSWORD_HISTORY
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "a pattern for a number",
  `<check_type:"AS/400">
<custom_item>
  type        : AUDIT_SYSTEMVAL
  systemvalue : "QMAXSIGN"
  description : "Sign-on attempts"
  value_type  : POLICY_DWORD
  value_data  : "^[1-3]$"
</custom_item>
<custom_item>
  type        : AUDIT_SYSTEMVAL
  systemvalue : "QINACTITV"
  description : "Time-out"
  value_type  : POLICY_DWORD
  value_data  : "thirty"
#               ^^^^^^^^ error[unsuitable-value]: thirty is not a number…
</custom_item>
<custom_item>
  type        : AUDIT_SYSTEMVAL
  systemvalue : "QPWDMINLEN"
  description : "Length of passwords"
  value_type  : POLICY_DWORD
  value_data  : "^1[0-9]$"
  check_type  : CHECK_REGEX
</custom_item>
</check_type>
`,
);

check(
  "a pattern for a number is compared as it stands on Windows",
  `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type            : PASSWORD_POLICY
  description     : "Length"
  value_type      : POLICY_DWORD
  value_data      : "^1[4-9]$"
#                   ^^^^^^^^^^ warning[unsuitable-value]: ^1[4-9]$ looks like a pattern…
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "ranges of built-in checks have no brackets",
  `<check_type:"Unix">
<item>
  name        : "min_password_length"
  description : "Passwords are long"
  value       : "14..Max"
</item>
<item>
  name        : "max_password_age"
  description : "Passwords grow old"
  value       : "90-1"
#               ^^^^^^ error[malformed-range]: 90-1 is not a valid range: write a range with two dots, as in 90..1.
</item>
</check_type>
`,
);

check(
  "forms and bounds",
  `<check_type:"Unix">
<custom_item>
  type        : FILE_CHECK
  description : "The shadow file"
  file        : "/etc/shadow"
  mask        : "0x7"
#               ^^^^^ warning[malformed-value]
  uid         : "root"
#               ^^^^^^ error[malformed-number]: uid takes a number.
  owner       : "root" || "bin"
  group       : "root || shadow"
#               ^^^^^^^^^^^^^^^^ warning[malformed-value]: This is not a valid value of group, which takes one or several quoted texts, such as "one" || "two".
</custom_item>
<item>
  name        : "find_orphan_files"
  description : "Every file has an owner"
  timeout     : "0"
#               ^^^ warning[value-out-of-bounds]: timeout must be at least 1.
</item>
</check_type>
`,
);

check(
  "ACL blocks: names without case, entries with fixed texts",
  `<check_type:"Windows" version:"2">
<group_policy:"Files">
<file_acl:"Logs">
  <user:"Administrators">
    acl_inheritance : "Not inherited"
    acl_apply       : "this object only"
    acl_allow       : "full control" | "raed"
#                                      ^^^^^^ warning[malformed-acl-entry]: "raed" is not a valid value of acl_allow: did you mean "read"?
  </user>
  <user:"Everyone">
# ^^^^^^^^^^^^^^^^^ error[malformed-acl-entry]: This entry needs the keyword acl_inheritance.
    acl_aply        : "this object only"
#   ^^^^^^^^ error[malformed-acl-entry]: Unknown keyword acl_aply: did you mean acl_apply?
  </user>
</file_acl>
 <file_acl:"Spare">
#^^^^^^^^^^^^^^^^^^ hint[unused-acl-block]: The ACL block "Spare" is never used.
</acl>
<custom_item>
  type        : FILE_PERMISSIONS
  description : "Logs"
  value_type  : FILE_ACL
  value_data  : "logs"
  file        : "C:\\logs\\"
</custom_item>
<custom_item>
  type        : FILE_PERMISSIONS
  description : "More logs"
  value_type  : FILE_ACL
  value_data  : "log"
#               ^^^^^ warning[missing-acl-block]: There is no ACL block "log" in this file…
  file        : "C:\\more"
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "extensions and paths of a search for contents",
  String.raw`<check_type:"WindowsFiles">
<item>
  type           : FILE_CONTENT_CHECK
  description    : "Card numbers"
  file_extension : "txt" | ".csv"
#                          ^^^^^^ warning[dotted-extension]: Extensions are written without the dot: this one selects no file.
  expect         : "Visa"
  include_paths  : "c:\" | 'd:\temp'
#                          ^^^^^^^^^ error[wrong-quotes]: include_paths needs double quotes.
  exclude_paths  : 'c:\tools'
#                  ^^^^^^^^^^ error[wrong-quotes]
</item>
<item>
  type           : FILE_CONTENT_CHECK
  description    : "Only shown"
  file_extension : "txt"
  regex          : "[0-9]{16}"
# ^^^^^ hint[missing-companion]
  only_show      : "4"
</item>
</check_type>
`,
);
