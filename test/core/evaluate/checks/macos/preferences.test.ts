import { item, unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";

function read(key: string, ...more: string[]): string {
  const keywords = ['plist_name : "org.example.desk"', `plist_item : "${key}"`];
  return item("MACOSX_DEFAULTS_READ", 'description : "d"', ...keywords, ...more);
}

function ask(key: string, expect: string, ...more: string[]): string {
  const keywords = ['payload_type : "org.example.desk"', `payload_key : "${key}"`, `expect : "${expect}"`];
  return item("MACOSX_OSASCRIPT", 'description : "o"', ...keywords, ...more);
}

const script = (key: string) =>
  `cmd echo "$.NSUserDefaults.alloc.initWithSuiteName('org.example.desk').objectForKey('${key}').js" | /usr/bin/osascript -l JavaScript`;

const host = `cmd /usr/bin/defaults -currentHost read org.example.desk idle
|600
cmd defaults -currentHost read org.example.desk lamp
|{
|    action = 1;
|}
cmd defaults -currentHost read org.example.desk none
|2025-11-02 09:00:00.000 defaults[511:9012]
|The domain/default pair of (org.example.desk, none) does not exist
cmd defaults -currentHost read "/Library/Managed Preferences/org.example.desk" idle
|1
cmd /usr/bin/defaults -currentHost read /Users/ada/Library/Preferences/org.example.desk corner
|6
cmd /usr/bin/defaults -currentHost read /Users/ada/Library/Preferences/ByHost/org.example.desk corner
|2
${script("pin")}
|true
${script("empty")}
|
`;

type Expected = [name: string, check: string, verdict: string];

const cases: Expected[] = [
  ["a value", read("idle", 'regex : "[1-9]00$"'), "PASSED d: idle is 600, which regex matches."],
  ["another value", read("idle", 'regex : "900$"'), "FAILED d: idle is 600, which regex does not match."],
  [
    "a pattern for the value with its name",
    read("idle", 'regex : "[a-z]+\\\\s*=\\\\s*600$"'),
    'UNDECIDED (undocumented) d: regex matches "idle = value" only, and Tenable does not document which of them the scanner looks at.',
  ],
  [
    "a pattern for the value alone",
    read("idle", 'regex : "^600$"'),
    "UNDECIDED (undocumented) d: regex matches the value alone only, and Tenable does not document which of them the scanner looks at.",
  ],
  [
    "a line of several",
    read("lamp", 'regex : "action = 1;"'),
    "PASSED d: lamp is action = 1;, which regex matches.",
  ],
  ["not_regex", read("idle", 'not_regex : "00$"'), "FAILED d: idle is 600, which not_regex matches."],
  [
    "not_regex without a match",
    read("idle", 'not_regex : "900"'),
    "PASSED d: idle is 600, which not_regex does not match.",
  ],
  [
    "not set",
    read("none", 'regex : "1"', "plist_option : CANNOT_BE_NULL"),
    "FAILED d: none is not set, line 9 of the snapshot.",
  ],
  [
    "not set, as permitted",
    read("none", 'regex : "1"', "plist_option : CAN_BE_NULL"),
    "PASSED d: none is not set, line 9 of the snapshot, and plist_option : CAN_BE_NULL permits that.",
  ],
  [
    "not set, and no option",
    read("none", 'regex : "1"'),
    "UNDECIDED (undocumented) d: none is not set, line 9 of the snapshot, and Tenable does not document what that means without plist_option.",
  ],
  [
    "a user",
    read("corner", 'plist_user : "ada"', 'not_regex : "6"'),
    "FAILED d: corner is 6, which not_regex matches.",
  ],
  [
    "a user, by host",
    read("corner", 'plist_user : "ada"', "byhost : YES", 'not_regex : "6"'),
    "PASSED d: corner is 2, which not_regex does not match.",
  ],
  [
    "one of all users",
    read("corner", 'plist_user : "all"', 'not_regex : "6"'),
    "FAILED d: ada: corner is 6, which not_regex matches.",
  ],
  [
    "all users",
    read("corner", 'plist_user : "all"', "byhost : YES", 'not_regex : "6"'),
    "UNDECIDED (undocumented) d: corner is read for all users, and Tenable does not document which accounts these are.",
  ],
  [
    "not shown",
    read("other", 'regex : "1"'),
    "UNDECIDED (missing) d: The snapshot does not show the output of `/usr/bin/defaults -currentHost read org.example.desk other`.",
  ],
  ["osascript", ask("pin", "true"), "PASSED o: pin is true, which expect matches."],
  ["osascript: another", ask("pin", "^false$"), "FAILED o: pin is true, which expect does not match."],
  ["osascript: nothing", ask("empty", "0"), "FAILED o: empty is not set."],
  [
    "osascript: nothing, as permitted",
    ask("empty", "0", "required : NO"),
    "PASSED o: empty is not set, and required : NO permits that.",
  ],
  [
    "osascript: a name that is more",
    ask("pin').x('", "true"),
    "UNDECIDED (undocumented) o: MACOSX_OSASCRIPT needs payload_key and payload_type, made of letters, digits, dots and hyphens.",
  ],
];

for (const [name, check, verdict] of cases) {
  checkListed(name, { policy: unix(check), host, system: "Darwin" }, [verdict]);
}

checkListed(
  "a folder of managed preferences",
  {
    policy: unix(read("idle", 'regex : "1"', 'managed_path : "/Library/Managed\\\\ Preferences/"')),
    host: host.replace(
      '"/Library/Managed Preferences/org.example.desk"',
      "'/Library/Managed Preferences/org.example.desk'",
    ),
    system: "Darwin",
  },
  ["PASSED d: idle is 1, which regex matches."],
);
