import { describe } from "node:test";
import { checkSlip } from "./causes.ts";

const condition = `  <condition type:"AND">
    <custom_item>
      type        : CMD_EXEC
      description : "The kernel release"
      cmd         : "uname -r"
      expect      : "^6"
    </custom_item>
  </condition>`;
const reports = `<report type:"PASSED">
      description : "A kernel that is supported"
    </report>
    <item>
      name        : "passwd_zero_uid"
      description : "Only root has the uid 0"
    </item>`;

describe("tags", () => {
  checkSlip({
    name: "a closing tag with the value of the opening one",
    text: `<check_type:"Unix">\n${reports}\n</check_type:"Unix">\n`,
    finding: "8 error[malformed-tag] A closing tag takes no value: write </check_type>.",
    fixed: `<check_type:"Unix">\n${reports}\n</check_type>\n`,
  });
});

describe("branches", () => {
  checkSlip({
    name: "what follows a condition is not in <then>",
    text: `<check_type:"Unix">\n<if>\n${condition}\n    ${reports}\n</if>\n</check_type>\n`,
    finding: "11 error[incomplete-if] What follows the condition has to stand in <then> … </then>.",
    fixed: `<check_type:"Unix">\n<if>\n${condition}\n    <then>\n    ${reports}\n    </then>\n</if>\n</check_type>\n`,
  });
  checkSlip({
    name: "the same on one line",
    text: `<check_type:"Unix">\n<if>\n${condition} <report type:"PASSED"> description:"x" </report> </if>\n</check_type>\n`,
    finding: "10 error[incomplete-if] What follows the condition has to stand in <then> … </then>.",
    fixed: `<check_type:"Unix">\n<if>\n${condition} <then><report type:"PASSED"> description:"x" </report></then> </if>\n</check_type>\n`,
  });
  checkSlip({
    name: "checks beside <then> are one slip",
    text: `<check_type:"Unix">\n<if>\n${condition}\n<then>\n<report type:"PASSED">\n  description : "x"\n</report>\n</then>\n    ${reports}\n</if>\n</check_type>\n`,
    finding: "16 error[misplaced-tag] <report> can't stand inside <if>: it has to be in <then> or <else>.",
  });
});
