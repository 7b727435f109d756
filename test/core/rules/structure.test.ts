import { check } from "./fixture.ts";

check(
  "a well-formed condition is silent",
  `<check_type:"Unix">
<if>
  <condition auto:"FAILED" type:"and">
    <custom_item>
      type        : CMD_EXEC
      description : "The kernel release"
      cmd         : "uname -r"
      expect      : "^6"
    </custom_item>
  </condition>
  <then>
    <report type:"PASSED">
      description : "A kernel that is supported"
    </report>
  </then>
</if>
</check_type>
`,
);

check(
  "parts of an <if>",
  `<check_type:"Unix">
 <then>
#^^^^^^ error[then-without-if]: <then> without <if>: it belongs directly inside one.
 </then>
 <if>
#^^^^ error[incomplete-if]: This <if> has no <condition>.
  <then>
    <report type:"PASSED">
      description : "A kernel that is supported"
    </report>
  </then>
 </if>
 <if>
#^^^^ error[incomplete-if]: This <if> has neither <then> nor <else>.
  <condition type:"OR">
# ^^^^^^^^^^^^^^^^^^^^^ error[empty-condition]: This <condition> has no check.
  </condition>
 </if>
</check_type>
`,
);

check(
  "a value in a closing tag",
  `<check_type:"Unix">
<item>
  name        : "passwd_zero_uid"
  description : "Only root has the uid 0"
 </item name:"x">
#^^^^^^^^^^^^^^^^ error[malformed-tag]: A closing tag takes no value: write </item>.
 </check_type:"Unix" version:"2">
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[malformed-tag]: A closing tag takes no value: write </check_type>.
`,
);

check(
  "what can't stand in a condition",
  `<check_type:"Unix">
<if>
  <condition type:"AND">
    <report type:"PASSED">
#   ^^^^^^^^^^^^^^^^^^^^^^ error[report-in-condition]: A <report> can't be in a <condition>: move it to <then> or <else>.
      description : "A kernel that is supported"
    </report>
    <if>
#   ^^^^ warning[misplaced-tag]: Tenable does not document when a <condition> with an <if> inside passes. Move the <if> out of it.
      <condition type:"AND">
        <item>
          name        : "passwd_zero_uid"
          description : "Only root has the uid 0"
        </item>
      </condition>
      <then>
        <report type:"PASSED">
          description : "One root"
        </report>
      </then>
    </if>
  </condition>
  <then>
    <report type:"PASSED">
      description : "A kernel that is good"
    </report>
  </then>
</if>
</check_type>
`,
);

check(
  "attributes",
  `<check_type:"Windows">
#<^ warning[missing-attribute]: <check_type> is missing the attribute version (2).
<group_policy>
#<^ error[missing-attribute]
  <report kind:"PASSED">
#         ^^^^ error[unknown-attribute]: Unknown attribute kind of <report>.
    description : "one"
  </report>
  <report type:"PASED">
#              ^^^^^^^ error[unknown-attribute-value]: PASED is not a valid value of type: did you mean PASSED?
    description : "two"
  </report>
  <report>
# ^^^^^^^^ error[missing-attribute]: <report> is missing the attribute type (PASSED, FAILED, WARNING, INFO).
    description : "three"
  </report>
</group_policy>
</check_type>
`.replaceAll("#<^ ", "#< "),
);

check(
  "a misspelt tag pairs up, and is told once",
  `<check_type:"Unix">
  <custom_itme>
#  ^^^^^^^^^^^ error[unknown-tag]: Unknown tag custom_itme: did you mean custom_item?
    type        : CMD_EXEC
    description : "The kernel release"
    cmd         : "uname -r"
    expect      : "^6"
  </custom_item>
</check_type>
`,
);

check(
  "a closing tag of the other kind of item",
  `<check_type:"Unix">
  <item>
    name        : "passwd_zero_uid"
    description : "Only root has the uid 0"
  </custom_item>
# ^^^^^^^^^^^^^^ hint[mixed-item-tags]: <item> is closed by </custom_item>.
</check_type>
`,
);

check(
  "a missing closing tag is told at the tag that misses it, and nothing follows from it",
  `<check_type:"Unix">
<if>
  <condition type:"AND">
    <custom_item>
#   ^^^^^^^^^^^^^ error[unclosed-tag]: The closing tag </custom_item> is missing.
      type        : CMD_EXEC
      description : "The kernel release"
      cmd         : "uname -r"
      expect      : "^6"
  </condition>
  <then>
    <report type:"PASSED">
      description : "A kernel that is supported"
    </report>
  </then>
</if>
</check_type>
`,
);

check(
  "an unclosed <group_policy> is only a warning",
  `<check_type:"Windows" version:"2">
 <group_policy:"Accounts">
#^^^^^^^^^^^^^^^^^^^^^^^^^ warning[unclosed-tag]: The closing tag </group_policy> is missing.
  <report type:"PASSED">
    description : "one"
  </report>
</check_type>
`,
);

check(
  "no check type, and no tags at all",
  `this is a note, no policy
#< error[stray-text]
#< error[missing-check-type]: This is not an audit file: it has no <check_type> and no other tag.
`,
);

check(
  "a second check type",
  `<check_type:"Unix">
<item>
  name        : "passwd_zero_uid"
  description : "Only root has the uid 0"
</item>
</check_type>
 <check_type:"Unix">
#^^^^^^^^^^^^^^^^^^^ error[duplicate-check-type]: A file can have only one <check_type>: move these checks to the first one, or to another file.
</check_type>
`,
);

check("an empty file is no mistake", "");
check("a file of comments is no mistake", "# to be written\n");
