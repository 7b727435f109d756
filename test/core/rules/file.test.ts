import { check } from "./fixture.ts";

const item = `<item>
  name        : "passwd_zero_uid"
  description : "Only root has the uid 0"
</item>
`;

check(
  "variables of the header",
  `#<ui_metadata>
#<variables>
#  <variable>
#    <name>USED</name>
#    <default>many</default>
# @  ^^^^
#    <value_type>INTEGER</value_type>
#  </variable>
#  <variable>
#    <name>UNUSED</name>
#    <default>1</default>
#  </variable>
#  <variable>
#    <name>REPLACED</name>
#    <default>me@example.com</default>
#  </variable>
#</variables>
#</ui_metadata>
# @PROFESSIONALFEED@
<check_type:"Unix">
# Note: Variable @REPLACED@ replaced with "7" in field "value".
<item>
  name        : "min_password_length"
  description : "Passwords have @USED@ characters, say @USEB@ and me@EXAMPLE.com"
#                                                      ^^^^^^ warning[undefined-variable]: The variable @USEB@ is not declared in the header: did you mean @USED@?
  value       : "@USED@..Max"
</item>
</check_type>
`
    .replace(
      "#    <default>many</default>\n# @  ^^^^\n",
      "#    <default>many</default>\n#             ^^^^ warning[unsuitable-default]: USED is an INTEGER, and its default many is not a number.\n",
    )
    .replace(
      "#    <name>UNUSED</name>\n",
      "#    <name>UNUSED</name>\n#          ^^^^^^ hint[unused-variable]: The variable UNUSED is never used…\n",
    ),
);

check(
  "an encoding that only the caller knows",
  `<check_type:"Unix">
#< warning[unsupported-encoding]: The file is UTF-16: the scanner answers "Could not lex the file". Save it as UTF-8.
${item}</check_type>
`,
  { encoding: "utf-16" },
);

check(
  "characters that are not ASCII: one finding, comments are free",
  `# R\u00e9sum\u00e9
<check_type:"Unix">
<item>
  name        : "passwd_zero_uid"
  description : "Only root \u2013 nobody else"
#                          ^ warning[non-ascii-text]: There are characters that are not ASCII here, and on 1 more line: an upload…
  info        : "na\u00efve"
</item>
</check_type>
`,
);

check(
  "the same description: twins in branches and for other systems are fine",
  `<check_type:"Unix">
<if>
  <condition type:"AND">
    <item>
      name        : "passwd_zero_uid"
      description : "Only root has the uid 0"
    </item>
  </condition>
  <then>
    <report type:"PASSED">
      description : "Only root has the uid 0"
    </report>
  </then>
  <else>
    <report type:"FAILED">
      description : "Only root has the uid 0"
    </report>
  </else>
</if>
<item>
  name        : "passwd_shadowed"
  description : "Only root has the uid 0"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[duplicate-description]: Another check has the same description. Change one of them: Tenable.sc derives the ID of a result from it, so one result hides the other.
</item>
</check_type>
`,
);

check(
  "references and links",
  `<check_type:"Unix">
<item>
  name        : "passwd_zero_uid"
  description : "Only root has the uid 0"
  reference   : "800-53|CM-7, CSF PR.PT-3,,CFS|PR.PT-3"
#                             ^^^^^^^^^^^ hint[malformed-reference]: CSF PR.PT-3 is not a FRAMEWORK|ID pair, such as 800-53|CM-7.
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[malformed-reference]: There is an empty reference between two commas. Remove one of them.
#                                          ^^^ hint[unknown-framework]: Unknown framework CFS: did you mean CSF?
  see_also    : "http://localhost/benchmark"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[dead-see-also]: localhost is not a host that others can reach.
</item>
</check_type>
`,
);

check(
  "the file of another plugin is told once",
  `<check_type:"WindowsFiles">
#           ^^^^^^^^^^^^^^ error[wrong-check-type]: These are checks of Windows, not of WindowsFiles: the scanner answers the upload with "could not lex the file".
<custom_item>
  type        : REGISTRY_SETTING
  description : "One"
</custom_item>
<custom_item>
  type        : USER_RIGHTS_POLICY
  description : "Two"
</custom_item>
</check_type>
`,
);
