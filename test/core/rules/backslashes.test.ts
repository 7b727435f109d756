import { check } from "./fixture.ts";

check(
  "double quotes of Unix policies drop a single backslash: a warning where the pattern then misses what was meant",
  String.raw`<check_type:"Unix">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "A letter for a class"
  file        : "/etc/login.defs"
  regex       : "^PASS_MAX_DAYS\s+\d{2}$"
#                              ^^ warning[wrong-backslashes]: The scanner drops a single backslash in double quotes: \s is read as s. Write \\s.
  expect      : "^PASS_MAX_DAYS[\s]+90$"
#                               ^^ warning[wrong-backslashes]
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "Special characters"
  cmd         : "printf 'a\n'"
#                         ^^ hint[wrong-backslashes]: The scanner drops a single backslash in double quotes: \n is read as n by the command. Write \\n.
  expect      : "^\$HOME/bin\\s\(now\)$"
#                 ^^ warning[wrong-backslashes]: The scanner drops a single backslash in double quotes: \$ is read as $. Write \\$.
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "What is left is no pattern"
  cmd         : "cat /etc/motd"
  expect      : "^see \(below"
#                     ^^ warning[wrong-backslashes]: The scanner drops a single backslash in double quotes: \( is read as (, and the rest is not a valid pattern. Write \\(.
</custom_item>
</check_type>
`,
);

check(
  "dropped backslashes that do little harm are hints, those that do none are left alone",
  String.raw`<check_type:"Unix">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "Blanks that need not be there"
  file        : "/etc/login.defs"
  regex       : "^[\s]*UMASK"
#                  ^^ hint[wrong-backslashes]
  expect      : "^[ \t]*UMASK[ \t]+027$"
#                   ^^ hint[wrong-backslashes]
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "More than was meant"
  cmd         : "cat /etc/motd"
  expect      : "\(authorised\)"
#                ^^ hint[wrong-backslashes]: The scanner drops a single backslash in double quotes: \( is read as (, which is not the character in a pattern. Write \\(.
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "As published files write it"
  cmd         : "grep '\.conf' /etc/motd"
  expect      : "\<a\/b\-c\.conf %\{ID\}c \"x\" [^\[]+ version 1\.2"
</custom_item>
</check_type>
`,
);

check(
  "single quotes of Unix, and other check types, keep a single backslash",
  String.raw`<check_type:"Cisco">
<item>
  type        : CONFIG_CHECK
  description : "A class"
  item        : "^ip\s+access \(list\)"
#                             ^^ hint[wrong-backslashes]: The guide asks for two backslashes here: \\( for the character (.
</item>
</check_type>
`,
);

check(
  "a pattern in single quotes of a Unix policy",
  String.raw`<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "A class"
  cmd         : "uname -r"
  expect      : '^\d+\.\d+'
</custom_item>
</check_type>
`,
);

check(
  "a backslash that is meant as the character, in Unix double quotes",
  String.raw`<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "In brackets"
  cmd         : "showpath"
  regex       : "D:[\]srv"
#                  ^^^ warning[wrong-backslashes]: [\] does not close: the backslash escapes the ]. Write [\\\\] for the character \.
  expect      : "^\\s*D:[^\\]srv"
#                       ^^^^^ warning[wrong-backslashes]: [^\\] does not close: the backslash escapes the ]. Write [^\\\\] for the character \.
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "At the end, and in a path"
  cmd         : "showpath"
  regex       : "\.D:\\"
#                    ^^ warning[wrong-backslashes]: The pattern ends with a backslash that escapes nothing. Write \\\\ for the character \.
  expect      : "is D:\\lib\\Srv"
#                     ^^^ warning[wrong-backslashes]: The pattern reads \l as an escape. Write \\\\ for each \ of the path.
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "As it should be, and a class that holds a bracket"
  cmd         : "showpath"
  regex       : "D:[\\\\]lib[\\]x]"
  expect      : "\\l"
#                ^^^ error[invalid-regex]
</custom_item>
</check_type>
`,
);

check(
  "a backslash that is meant as the character, in a raw string",
  String.raw`<check_type:"Windows" version:"2">
<group_policy:"Paths">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "In brackets"
  value_type  : POLICY_TEXT
  value_data  : "C:\srv\site.conf"
  regex       : "D:[\]srv"
#                  ^^^ warning[wrong-backslashes]: [\] does not close: the backslash escapes the ]. Write [\\] for the character \.
  expect      : "D:[\\]srv\lib\"
#                         ^^ error[invalid-regex]
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "a quote after two backslashes",
  String.raw`<check_type:"amazon_aws">
<custom_item>
  type        : IAM
  description : "The policy is narrow"
  aws_action  : "ListPolicies"
  xsl_stmt    : "<xsl:template match=\"/\">"
  regex       : "name\\": \\"audit"
#                    ^^^ warning[ambiguous-quote]: Read in pairs, the backslashes mean one backslash, and the quote ends the string. Write \" for a quote.
  expect      : "audit\\\\"
</custom_item>
</check_type>
`,
);

check(
  "a backslash that a port list loses is told once",
  String.raw`<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "High ports"
  port_type   : TCP
  ports       : "22, 80\d\d"
#                      ^^ warning[wrong-backslashes]: The scanner drops a single backslash in double quotes: \d is read as d. Write \\d.
</custom_item>
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "The same, as it should be"
  port_type   : TCP
  ports       : "22, 90\\d\\d"
</custom_item>
</check_type>
`,
);
