/** Data for scopes.test.ts. ``, since backslashes are what some of the cases are about. */
export const scopeCases: { name: string; text: string }[] = [
  {
    name: "tags, attributes and their values",
    text: `
<check_type : "Unix" version:"2">
#^^^^^^^^^^ entity.name.tag
#             ^^^^^^ string.quoted.double.raw
#                    ^^^^^^^ entity.other.attribute-name
<condition auto:"FAILED" type : "AND">
#          ^^^^ entity.other.attribute-name
</custom_item>
# ^^^^^^^^^^^ entity.name.tag
<custom_itm>
#^^^^^^^^^^ entity.name.tag.unknown`,
  },
  {
    name: "keywords, item types and bare values",
    text: `
  type        : AUDIT_DENIED_OPEN_PORTS
# ^^^^ variable.other.property
#             ^ punctuation.separator.key-value
#               ^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.item-type
  port_type   : TCP
#               ^^^ variable.other.enummember
  right_type : SeDenyNetworkLogonRight
#              ^^^^^^^^^^^^^^^^^^^^^^^ variable.other.enummember`,
  },
  {
    name: "a whole check on one line",
    text: `
<custom_item> type : FILE_CHECK description : "x" file : "/etc/passwd" </custom_item>
#                    ^^^^^^^^^^ entity.name.type.item-type
#                               ^^^^^^^^^^^ variable.other.property
#                                                 ^^^^ variable.other.property
#                                                                        ^^^^^^^^^^^ entity.name.tag`,
  },
  {
    name: "numbers, ranges and operators",
    text: `
value_data : [MIN..-14] || (0x1F && +3)
#             ^^^ constant.numeric
#                ^^ keyword.operator.range
#                  ^^^ constant.numeric
#                       ^^ keyword.operator.logical
#                           ^^^^ constant.numeric
#                                   ^^ constant.numeric`,
  },
  {
    name: "port lists: numbers, character classes, operators",
    text: `
  ports : "22, 443,808[0-9]+"
#          ^^ constant.numeric.port
#            ^ punctuation.separator.sequence
#              ^^^ constant.numeric.port
#                  ^^^ string.quoted.port-list
#                     ^^^^^ constant.other.character-class.set.regexp
#                          ^ keyword.operator.quantifier.regexp
  name : "sshd"
# ^^^^ variable.other.property`,
  },
  {
    name: "variables inside and outside of strings, not in lower case",
    text: `
value_data : @MAX_AGE@
#            ^^^^^^^^^ variable.other.placeholder
info : "at most @MAX_AGE@ days, ask root@example.org"
#               ^^^^^^^^^ variable.other.placeholder
#                                   ^^^^^^^^^^^^^^^^ string.quoted.double`,
  },
  {
    name: "comments, and a number sign inside a string",
    text: `
   # a remark with "quotes"
#  ^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.number-sign
info : "^ # not a remark"
#         ^^^^^^^^^^^^^^ string.quoted.double
cmd : "first line
# still the string
"
type : CMD_EXEC
#      ^^^^^^^^ entity.name.type.item-type`,
  },
  {
    name: "metadata in the header is more than a comment",
    text: `
#<ui_metadata>
#  <variable>
#   ^^^^^^^^ comment.block.documentation.metadata
#   ^^^^^^^^ entity.name.tag.metadata
#</ui_metadata>
<check_type:"Unix">
#^^^^^^^^^^ entity.name.tag`,
  },
  {
    name: "Unix: a backslash escapes the quote of a double-quoted string",
    text: String.raw`
<check_type:"Unix">
info : "say \"no\" twice"
#           ^^ constant.character.escape
#                  ^^^^^ string.quoted.double
file : "/etc/hosts"
#      ^^^^^^^^^^^^ string.quoted.double`,
  },
  ...["Windows", "WindowsFiles", "FileContent"].map((checkType) => ({
    name: `${checkType}: a double-quoted string ends at the next quote, whatever stands before it`,
    text: String.raw`
<check_type : "${checkType}" version:"2">
reg_key : "HKLM\Software\"
#         ^^^^^^^^^^^^^^^^ string.quoted.double.raw
reg_item : "Start"
#          ^^^^^^^ string.quoted.double.raw
value_data : 'it\'s on'
#               ^^ constant.character.escape`,
  })),
  {
    name: "patterns: classes, quantifiers, anchors, groups, escapes of two backslashes",
    text: String.raw`
<check_type:"Unix">
regex : "^\\s*(?:a|b)[^\"\\]]{1,2}.+\"$"
#       ^ string.quoted.double
#        ^ keyword.control.anchor.regexp
#         ^^^ constant.character.escape.regexp
#            ^ keyword.operator.quantifier.regexp
#             ^^^ punctuation.definition.group.regexp
#                ^ string.regexp
#                 ^ keyword.operator.or.regexp
#                    ^^^^^^^^ constant.other.character-class.set.regexp
#                            ^^^^^ keyword.operator.quantifier.regexp
#                                 ^ constant.other.character-class.regexp
#                                   ^^ constant.character.escape
#                                     ^ keyword.control.anchor.regexp
#                                      ^ string.quoted.double
type : CMD_EXEC
#      ^^^^^^^^ entity.name.type.item-type`,
  },
  {
    name: "shell in commands of Unix: words, options, variables, texts, also between escaped quotes",
    text: String.raw`
<check_type:"Unix">
cmd : "if grep -q \"^root:$x\" '/etc/passwd'; then echo \\$HOME $HOME; fi"
#      ^^ keyword.control.shell
#         ^^^^ meta.embedded.inline.shell
#              ^^ constant.other.option.shell
#                 ^^^^^^^^^^^^ string.quoted.double.embedded
#                              ^^^^^^^^^^^^^ string.quoted.single.embedded
#                                           ^ keyword.operator.shell
#                                                       ^^^ constant.character.escape.shell
#                                                               ^^^^^ variable.other.shell
#                                                                      ^^ keyword.control.shell
#                                                                        ^ string.quoted.double
type : CMD_EXEC
#      ^^^^^^^^ entity.name.type.item-type`,
  },
  {
    name: "a command of a device is no shell",
    text: `
<check_type:"Cisco">
cmd : "show if $x"
#      ^^^^^^^^^^ string.quoted.double`,
  },
  {
    name: "PowerShell and WQL in raw strings, which end at the next quote",
    text: String.raw`
<check_type:"Windows" version:"2">
powershell_args : "Get-Item -Path 'C:\' | Where-Object {$_.Name -eq 'a'}\"
#                  ^^^^^^^^ support.function.powershell
#                           ^^^^^ constant.other.option.powershell
#                                 ^^^^^ string.quoted.single.embedded
#                                       ^ keyword.operator.powershell
#                                                       ^^ variable.other.powershell
#                                                               ^^^ keyword.operator.powershell
#                                                                        ^ string.quoted.double.raw
wmi_request : "SELECT Name FROM Win32_Service WHERE State = 'Running'"
#              ^^^^^^ keyword.other.wql
#                                                           ^^^^^^^^^ string.quoted.single.embedded
expect : "^\d+\"
#          ^^ constant.character.escape.regexp
#            ^ keyword.operator.quantifier.regexp
type : CMD_EXEC
#      ^^^^^^^^ entity.name.type.item-type`,
  },
  {
    name: "expect of file contents is no pattern, and regex is one",
    text: `
<check_type:"FileContent">
regex : "a+"
#         ^ keyword.operator.quantifier.regexp
expect : "a+"
#         ^^ string.quoted.double.raw`,
  },
  {
    name: "SQL, jq, JSON and XSL",
    text: String.raw`
sql_request : "select COUNT(*) FROM t WHERE a = 'it\'s' AND b >= 10"
#              ^^^^^^ keyword.other.sql
#                     ^^^^^ support.function.sql
#                                               ^^^^^^^ string.quoted.single.embedded
#                                                             ^^ keyword.operator.sql
#                                                                ^^ constant.numeric.sql
json_transform : '.items[] | select(.a == "b\"c") | $x'
#                 ^^^^^^ variable.other.property.jq
#                          ^ keyword.operator.jq
#                            ^^^^^^ support.function.jq
#                                         ^^^^^^ string.quoted.double.embedded
#                                                   ^^ variable.other.jq
xsl_stmt : "<xsl:if test=\"a\" b='c'>&#10;</xsl:if>"
#            ^^^^^^ entity.name.tag.xsl
#                   ^^^^ entity.other.attribute-name.xsl
#                        ^^^^^ string.quoted.embedded
#                                ^^^ string.quoted.embedded
#                                    ^^^^^ constant.character.entity.xsl
#                                           ^^^^^^ entity.name.tag.xsl
<check_type:"MongoDB">
query : '{"a": [true, 1, "b"]}'
#         ^^^ support.type.property-name.json
#               ^^^^ constant.language.json
#                     ^ constant.numeric.json
#                        ^^^ string.quoted.double.embedded`,
  },
  {
    name: "SOQL, and variables in every language",
    text: `
<check_type:"Salesforce.com">
query : "SELECT Id FROM @OBJECT@"
#        ^^^^^^ keyword.other.soql
#                       ^^^^^^^^ variable.other.placeholder`,
  },
];
