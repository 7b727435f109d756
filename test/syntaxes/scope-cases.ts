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
# ^^^^ support.type.property-name
#             ^ punctuation.separator.key-value
#               ^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.item-type
  port_type   : TCP
#               ^^^ constant.language
  right_type : SeDenyNetworkLogonRight
#              ^^^^^^^^^^^^^^^^^^^^^^^ constant.language`,
  },
  {
    name: "a whole check on one line",
    text: `
<custom_item> type : FILE_CHECK description : "x" file : "/etc/passwd" </custom_item>
#                    ^^^^^^^^^^ entity.name.type.item-type
#                               ^^^^^^^^^^^ support.type.property-name
#                                                 ^^^^ support.type.property-name
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
# ^^^^ support.type.property-name`,
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
regex : "^ # not a remark"
#          ^^^^^^^^^^^^^^ string.quoted.double
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
regex : "say \"no\" twice"
#            ^^ constant.character.escape
#                   ^^^^^ string.quoted.double
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
];
