import { item, unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";

function prop(service: string, ...more: string[]): string {
  return item(
    "SVC_PROP",
    'description : "s"',
    `service : "${service}"`,
    'property : "general/enabled"',
    ...more,
  );
}

const host = `cmd svcprop -p general/enabled ring
|false
cmd svcprop -p general/enabled lost
|svcprop: Pattern 'lost' doesn't match any entities
cmd svcprop -p general/enabled bare
|svcprop: Couldn't find property \`general/enabled' for instance \`svc:/bare:default'.
cmd /usr/bin/svcprop -p general/enabled full
|true
cmd svcprop -p general/enabled denied
|svcprop: Permission denied.
cmd svcprop -p general/enabled silent
`;

const missing = "found no such property";
type Expected = [name: string, check: string, verdict: string];

const cases: Expected[] = [
  ["the value", prop("ring", 'value : "false"'), 'PASSED s: The property is "false", which is "false".'],
  [
    "another value",
    prop("ring", 'value : "true"'),
    'FAILED s: The property is "false", which is not "true".',
  ],
  [
    "a part of the value",
    prop("ring", 'value : "fal"'),
    'UNDECIDED (undocumented) s: The property is "false", and Tenable does not document whether value is compared or searched.',
  ],
  ["a pattern", prop("ring", 'regex : "^fal"'), 'PASSED s: The property is "false", which matches regex.'],
  [
    "a pattern that does not match",
    prop("ring", 'regex : "^al"'),
    'FAILED s: The property is "false", which does not match regex.',
  ],
  ["with its folder", prop("full", 'value : "true"'), 'PASSED s: The property is "true", which is "true".'],
  [
    "no service, as permitted",
    prop("lost", 'value : "true"', "svcprop_option : CAN_BE_NULL"),
    `PASSED s: \`svcprop -p general/enabled lost\` ${missing}, line 4 of the snapshot, and svcprop_option : CAN_BE_NULL permits that.`,
  ],
  [
    "no property",
    prop("bare", 'value : "true"', "svcprop_option : CANNOT_BE_NULL"),
    `FAILED s: \`svcprop -p general/enabled bare\` ${missing}, line 6 of the snapshot.`,
  ],
  [
    "no property, and no option",
    prop("bare", 'value : "true"'),
    `UNDECIDED (undocumented) s: \`svcprop -p general/enabled bare\` ${missing}, line 6 of the snapshot, and Tenable does not document what that means without svcprop_option.`,
  ],
  [
    "another message",
    prop("denied", 'value : "true"'),
    "UNDECIDED (undocumented) s: svcprop: Permission denied.: Tenable does not document what the scanner makes of that.",
  ],
  [
    "value and regex",
    prop("ring", 'value : "true"', 'regex : "t"'),
    "UNDECIDED (undocumented) s: The check has both value and regex, and Tenable does not document what that means.",
  ],
  [
    "not shown",
    prop("other", 'value : "true"'),
    "UNDECIDED (missing) s: The snapshot does not show the output of `svcprop -p general/enabled other`.",
  ],
];

for (const [name, check, verdict] of cases) {
  checkListed(name, { policy: unix(check), host, system: "SunOS" }, [verdict]);
}
