import { allow, check, deny, item, processOnPort, ss, unix } from "./fixture.ts";

const host = ss("tcp 0.0.0.0:22 sshd 611");
const said = "The scanner would not run this policy:";

check(
  "no verdict passes or fails in a policy that the scanner would not run",
  {
    policy: `<check_type:"Unix">\n${deny("22")}\n${deny("23")}\n${item("CONFIG_CHECK", 'description : "banner"')}\n<custom_itm>\n  type : X\n</custom_itm>\n</check_type>`,
    host,
    show: ["remedy"],
  },
  [
    `UNDECIDED (refused) deny: ${said} …`,
    "  remedy Correct the errors that the linter reports, then evaluate again.",
    `UNDECIDED (refused) deny: ${said} …`,
    "  remedy Correct the errors that the linter reports, then evaluate again.",
    "NOT_EVALUATED banner: …",
    "NOT_EVALUATED : …",
  ],
);

check(
  "a misspelt item type is enough, a name that resembles none is not",
  {
    policy: unix(deny("23"), item("AUDIT_DENIED_OPEN_PORT", 'description : "x"')),
    host,
  },
  [
    `UNDECIDED (refused) deny: ${said} 1 error: Unknown item type AUDIT_DENIED_OPEN_PORT. …`,
    "NOT_EVALUATED x: …",
  ],
);

check(
  "a type of a later guide refuses nothing",
  { policy: unix(deny("23"), item("QUANTUM_CHECK", 'description : "x"')), host },
  ["PASSED deny: None of the denied TCP ports is open.", "NOT_EVALUATED x: …"],
);

check(
  "broken syntax",
  {
    policy: `<check_type:"Unix">\n${deny("23").replace("</custom_item>", "")}\n${allow("22")}\n</check_type>`,
    host,
  },
  [`UNDECIDED (refused) deny: ${said} …`, `UNDECIDED (refused) allow: ${said} …`],
);

check(
  "a gate is no reason where the policy is refused",
  {
    policy: unix(
      `<if>\n<condition type:"AND">\n${item("FILE_CHECK", 'description : "unseen"', 'file : "/etc/motd"')}\n</condition>\n<then>\n${deny("23")}\n</then>\n</if>`,
      item("AUDIT_DENIED_OPEN_PORT", 'description : "x"'),
    ),
    host,
  },
  [`UNDECIDED (refused) deny: ${said} …`, "NOT_EVALUATED x: …"],
);

check(
  "process checks are refused too",
  { policy: unix(processOnPort("22", "sshd"), item("PROCES_CHECK", 'description : "x"')), host },
  [`UNDECIDED (refused) process: ${said} …`, "NOT_EVALUATED x: …"],
);
