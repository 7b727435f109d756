import { check } from "./fixture.ts";

check(
  "patterns of Unix checks: two backslashes are one, and the marks are where the file has them",
  `<check_type:"Unix">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "Syntax"
  file        : "/etc/login.defs"
  regex       : "^\\\\s*(PASS_MAX_DAYS"
#                     ^ error[invalid-regex]
  expect      : "^[[:alfa:]]+\\\\s+[9-0]"
#                  ^^^^^^^^ error[invalid-regex]
</custom_item>
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "A variable may be anything"
  file        : "/etc/login.defs"
  regex       : "^PASS_MAX_DAYS"
  expect      : "^PASS_MAX_DAYS\\\\s+(@DAYS@"
#                                   ^^^^^^ warning[undefined-variable]
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "Time"
  cmd         : "cat /etc/hosts.allow"
  not_expect  : "^ALL: ([^ ]+ ?)+$"
#                      ^^^^^^^^^^ hint[backtracking-regex]
  timeout     : "30"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "A little time"
  cmd         : "cat /etc/hosts.allow"
  not_expect  : "^ALL:\\\\s*\\\\s*x"
#                     ^^^^^^^^ hint[backtracking-regex]
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "Backslashes"
  cmd         : "cat /etc/motd"
  expect      : "^Only \\\\\\\\(authorised\\\\\\\\) use \\\\(see below\\\\)"
#                      ^^^^^ warning[wrong-backslashes]: \\\\\\\\( is a backslash and the start of a group. Write \\\\(.
</custom_item>
</check_type>
`,
);

check(
  "dots of file names and versions; an address is neither",
  `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "Dots"
  cmd         : "ss -lnt"
  expect      : "127.0.0.1:22 sshd.conf TLSv1.2"
#                                 ^ hint[unescaped-dot]
#                                            ^ hint[unescaped-dot]
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "No dots"
  cmd         : "ss -lnt"
  expect      : "^.*[.]conf +\\\\w.conf a.b file\\\\.so 1\\\\.2 1.*2 x.sock"
</custom_item>
</check_type>
`,
);

check(
  "an expectation that the selected lines can't meet",
  `<check_type:"Unix">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "Ends before the value"
  file        : "/etc/xinetd.d/rsh"
  regex       : "^[ \\\\t]*disable[ \\\\t]*=$"
  expect      : "^[ \\\\t]*disable[ \\\\t]*=[ \\\\t]*yes"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[unreachable-expect]
</custom_item>
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "In another case, or in another place"
  file        : "/etc/xinetd.d/rsh"
  regex       : "^DISABLE"
  expect      : "=\\\\s*yes|no$"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "For a review by hand"
  cmd         : "cat /etc/motd"
  regex       : "^Welcome"
  expect      : "^REVIEW"
  severity    : MEDIUM
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "For a review by hand, without a severity"
  cmd         : "cat /etc/motd"
  regex       : "^Welcome"
  expect      : "^Manual Review Required$"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "Unwanted"
  cmd         : "cat /etc/motd"
  regex       : "^Welcome"
  not_expect  : "^REVIEW"
</custom_item>
</check_type>
`,
);

check(
  "patterns of Windows policies: raw in double quotes",
  `<check_type:"Windows" version:"2">
<group_policy:"Accounts">
<custom_item>
  type        : REGISTRY_SETTING
  description : "Paths that may be read"
  value_type  : POLICY_TEXT
  value_data  : "^System\\\\CurrentControlSet\\\\Services\\\\s+(a"
#                                                    ^^^ warning[wrong-backslashes]
#                                                        ^ error[invalid-regex]
  reg_key     : "HKLM\\\\Software\\\\Policies"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[wrong-backslashes]: A double-quoted string is raw here…
  reg_item    : "Machine"
  check_type  : CHECK_REGEX
</custom_item>
<custom_item>
  type        : REGISTRY_SETTING
  description : "Compared as it is"
  value_type  : POLICY_TEXT
  value_data  : "^\\\\s+(a"
  reg_key     : 'HKLM\\Software\\testing\\\\new'
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[wrong-backslashes]: \\t is a tab in single quotes…
  reg_item    : "Machine"
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "value_data is a pattern only where the item type compares a value",
  `<check_type:"Windows" version:"2">
<group_policy:"Files">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "A path"
  value_type  : POLICY_TEXT
  value_data  : "C:\\\\logs\\\\(old\\\\listener.ini"
  check_type  : CHECK_REGEX
  regex       : "^mode"
  expect      : "^mode=safe"
</custom_item>
<custom_item>
  type        : REG_CHECK
  description : "A key"
  value_type  : POLICY_TEXT
  value_data  : "HKLM\\\\Software\\\\lib("
  reg_option  : MUST_NOT_EXIST
  check_type  : CHECK_REGEX
</custom_item>
</group_policy>
</check_type>
`.replaceAll("\\\\", "\\"),
);

check(
  "patterns of columns",
  `<check_type:"MySQLDB">
<custom_item>
  type        : SQL_POLICY
  description : "Variables"
  sql_request : "select name, value from v"
  sql_types   : STRING, STRING
  sql_expect  : "a(b", regex:"a(b" || regex:"a"
#                              ^ error[invalid-regex]
</custom_item>
<custom_item>
  type        : SQL_POLICY
  description : "Columns that are patterns"
  sql_request : "select name, value, mode from v"
  sql_types   : STRING, REGEX, REGEX_OR_NULL
  sql_expect  : "a(b", "^o(n" || "off", regex:"x)" || NULL
#                         ^ error[invalid-regex]
#                                               ^ error[invalid-regex]
</custom_item>
</check_type>
`,
);

check(
  "hashes",
  `<check_type:"Windows" version:"2">
<group_policy:"Files">
<custom_item>
  type           : AUDIT_FILEHASH_POWERSHELL
  description    : "No algorithm means MD5"
  value_type     : POLICY_TEXT
  file           : "C:\\Windows\\notepad.exe"
  value_data     : "da39a3ee5e6b4b0d3255bfef95601890afd80709"
# ^^^^^^^^^^ hint[md5-only]
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[malformed-hash]: This hash has 40 hexadecimal digits, but MD5 has 32. It looks like SHA1 or RIPEMD160: if so, name it in hash_algorithm.
</custom_item>
<custom_item>
  type           : AUDIT_FILEHASH_POWERSHELL
  description    : "Another algorithm"
  value_type     : POLICY_TEXT
  file           : "C:\\Windows\\notepad.exe"
  hash_algorithm : SHA256
  value_data     : "da39a3ee5e6b4b0d3255bfef95601890afd80709"
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[malformed-hash]: This hash has 40 hexadecimal digits, but SHA256 has 64. It looks like SHA1 or RIPEMD160.
</custom_item>
</group_policy>
</check_type>
`,
);
