import { check } from "./fixture.ts";

check(
  "commands as the shell gets them, after the escapes of the policy",
  String.raw`<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "Two quotes in the policy are two for the shell"
  cmd         : "grep \"^root\" /etc/passwd | sed s/\\\"//g"
  expect      : "root"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "One quote is one"
  cmd         : "grep \"^root /etc/passwd"
#                     ^^ error[invalid-shell]: This " is never closed: " is missing.
  expect      : "root"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "The advice is in the spelling of the policy"
  cmd         : "find / -name a )"
#                               ^ error[invalid-shell]: This ) has nothing to close. Write \\) for the character.
  expect      : "root"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "Whether the scanner drops the backslash is not certain"
  cmd         : "echo it\'s"
  expect      : "root"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "A here-document goes on to the end"
  cmd         : "cat <<END
#                    ^^^^^ warning[invalid-shell]: No line consists only of END, so this here-document runs to the end of the command.
text"
  expect      : "root"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "Nobody knows what is in a variable"
  cmd         : "echo '@TEXT@"
#                      ^^^^^^ warning[undefined-variable]
  expect      : "root"
</custom_item>
<custom_item>
  type        : AUDIT_XML
  description : "Statements make one text, and the place is in the one that is wrong"
  file        : "/etc/a.xml"
  xsl_stmt    : "<xsl:template match=\"/\">"
  xsl_stmt    : "<xsl:value-of select=\"a[b\"/>"
#                                        ^ error[invalid-xsl]: This [ is never closed: ] is missing in the XPath expression.
  xsl_stmt    : "</xsl:template>"
  regex       : ".+"
  expect      : "a"
</custom_item>
</check_type>
`,
);

check(
  "PowerShell: Base64 is not looked at",
  `<check_type:"Windows" version:"2">
<group_policy:"Base64">
<custom_item>
  type            : AUDIT_POWERSHELL
  description     : "Base64"
  value_type      : POLICY_TEXT
  value_data      : "Stopped"
  powershell_args : "(not Base64, but who knows"
  ps_encoded_args : YES
</custom_item>
<custom_item>
  type            : AUDIT_POWERSHELL
  description     : "Text"
  value_type      : POLICY_TEXT
  value_data      : "Stopped"
  powershell_args : "(Get-Service dns"
#                    ^ error[invalid-powershell]
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "cmd of a device is no shell",
  `<check_type:"Cisco">
<custom_item>
  type        : CONFIG_CHECK
  description : "The banner"
  cmd         : "show run | include it's"
  item        : "a"
</custom_item>
</check_type>
`,
);
