import { item } from "../../fixture.ts";
import { checkWindows, type WindowsCase } from "../../windows-host.ts";

const key = "HKLM\\SOFTWARE\\Harbour\\Pier";

function setting(name: string, type: string, data: string, ...more: string[]): string {
  const keywords = [
    `value_type : ${type}`,
    `value_data : ${data}`,
    `reg_key : "${key}"`,
    `reg_item : "${name}"`,
  ];
  return item("REGISTRY_SETTING", 'description : "s"', ...keywords, ...more);
}

function start(
  data: string,
  path = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Winch",
  name = "Start",
): string {
  const keywords = ["value_type : SERVICE_SET", `value_data : ${data}`, `reg_key : "${path}"`];
  return item("REGISTRY_SETTING", 'description : "s"', ...keywords, `reg_item : "${name}"`);
}

function users(item_: string, data: string, ...more: string[]): string {
  const keywords = [
    "value_type : POLICY_DWORD",
    `value_data : ${data}`,
    'reg_key : "HKU\\Harbour"',
    `reg_item : "${item_}"`,
  ];
  return item("REGISTRY_SETTING", 'description : "u"', ...keywords, ...more);
}

const host = `reg HKEY_LOCAL_MACHINE\\Software\\HARBOUR\\Pier\\ | berths | REG_DWORD | 12
reg ${key} | Minus | REG_DWORD | 4294967294
reg ${key} | Flag | REG_SZ | open
reg ${key} | Path | REG_EXPAND_SZ | %SystemRoot%\\pier
reg ${key} | Crew | REG_MULTI_SZ | Ada;Bo
reg ${key} | Nobody | REG_MULTI_SZ
reg ${key} | Seal | REG_BINARY | 0aff
reg ${key} | Long | REG_QWORD | 12
reg ${key} | Digits | REG_SZ | 12
reg ${key} | On | REG_DWORD | 1
reg ${key} | Two | REG_DWORD | 2
reg ${key} | Untyped | shown | 1
reg ${key} | Card | REG_SZ | 2
reg ${key} | | REG_SZ | default
shows ${key} | values
absent HKLM\\SOFTWARE\\Gone
hidden HKLM\\SOFTWARE\\Locked | A | denied
reg ${key} | Torn | REG_DWORD | 1
reg ${key} | Torn | REG_DWORD | 2
reg ${key} | UntypedMinus | shown | -1
reg ${key} | UntypedText | shown | Authorised users only
reg ${key} | UntypedPath | shown | C:\\Windows\\pier
reg ${key} | UntypedList | shown | {open, shut}
reg ${key} | UntypedNothing | shown |
key HKU\\S-1-5-18
key HKU\\S-1-5-21-7-7-7-1001
key HKU\\S-1-5-21-7-7-7-1001_Classes
key HKU\\.DEFAULT
shows HKU | keys
reg HKU\\S-1-5-18\\Harbour | All | REG_DWORD | 1
reg HKU\\S-1-5-21-7-7-7-1001\\Harbour | All | REG_DWORD | 1
reg HKU\\S-1-5-18\\Harbour | Some | REG_DWORD | 0
reg HKU\\S-1-5-21-7-7-7-1001\\Harbour | Some | REG_DWORD | 1
reg HKU\\S-1-5-21-7-7-7-1001\\Harbour | Half | REG_DWORD | 1
absent HKU\\S-1-5-18\\Harbour | Few
reg HKU\\S-1-5-21-7-7-7-1001\\Harbour | Few | REG_DWORD | 1
reg HKLM\\SOFTWARE\\Docks\\One | Depth | REG_DWORD | 4
reg HKLM\\SOFTWARE\\Docks\\Two | Depth | REG_DWORD | 5
shows HKLM\\SOFTWARE\\Docks | keys
reg ${key} | Start | REG_DWORD | 4
reg HKLM\\SYSTEM\\CurrentControlSet\\Services\\Winch | Start | REG_DWORD | 4
`;
const at = `${key}\\`;

const cases: WindowsCase[] = [
  [
    "a number",
    setting("Berths", "POLICY_DWORD", "12"),
    `PASSED s: ${at}Berths is 12, which meets value_data : 12.`,
  ],
  [
    "another number",
    setting("Berths", "POLICY_DWORD", "13"),
    `FAILED s: ${at}Berths is 12, which does not meet value_data : 13.`,
  ],
  [
    "in quotes",
    setting("Berths", "POLICY_DWORD", '"12"'),
    `PASSED s: ${at}Berths is 12, which meets value_data : "12".`,
  ],
  ["a range", setting("Berths", "POLICY_DWORD", "[10..MAX]"), "PASSED s: …"],
  ["a range in quotes", setting("Berths", "POLICY_DWORD", '"[1..11]"'), "FAILED s: …"],
  ["a signed number", setting("Minus", "POLICY_DWORD", "-2"), "PASSED s: …"],
  ["an unsigned one", setting("Minus", "POLICY_DWORD", "0xFFFFFFFE"), "PASSED s: …"],
  [
    "none of several",
    setting("Berths", "POLICY_DWORD", "1 || 12", "check_type : CHECK_NOT_EQUAL"),
    `FAILED s: ${at}Berths is 12, which does not meet value_data : 1 || 12 under CHECK_NOT_EQUAL.`,
  ],
  [
    "at least",
    setting("Berths", "POLICY_DWORD", "12", "check_type : CHECK_GREATER_THAN_OR_EQUAL"),
    "PASSED s: …",
  ],
  ["more than", setting("Berths", "POLICY_DWORD", "12", "check_type : CHECK_GREATER_THAN"), "FAILED s: …"],
  [
    "a text",
    setting("Flag", "POLICY_TEXT", '"open"'),
    `PASSED s: ${at}Flag is "open", which meets value_data : "open".`,
  ],
  [
    "a text in another case",
    setting("Flag", "POLICY_TEXT", '"OPEN"'),
    `UNDECIDED (undocumented) s: ${at}Flag is "open", and Tenable does not document whether case matters.`,
  ],
  ["a pattern", setting("Flag", "POLICY_TEXT", '"^o"', "check_type : CHECK_REGEX"), "PASSED s: …"],
  ["a pattern that is none without its type", setting("Flag", "POLICY_TEXT", '"^o"'), "FAILED s: …"],
  ["not expanded", setting("Path", "POLICY_TEXT", '"%SystemRoot%\\pier"'), "PASSED s: …"],
  ["a list", setting("Crew", "POLICY_MULTI_TEXT", '"Ada" && "Bo"'), "PASSED s: …"],
  ["too short a list", setting("Crew", "POLICY_MULTI_TEXT", '"Ada"'), "FAILED s: …"],
  [
    "a list in a different order",
    setting("Crew", "POLICY_MULTI_TEXT", '"Bo" && "Ada"'),
    `UNDECIDED (undocumented) s: ${at}Crew is "Ada" && "Bo", and Tenable does not document whether order, case and repetition matter in a list.`,
  ],
  ["an empty list", setting("Nobody", "POLICY_MULTI_TEXT", '""'), "PASSED s: …"],
  [
    "binary data",
    setting("Seal", "POLICY_BINARY", '"0AFF"'),
    `PASSED s: ${at}Seal is 0aff, which meets value_data : "0AFF".`,
  ],
  ["the start of a service", start('"Disabled"'), "PASSED s: …"],
  ["the start of a service, by one of two", start('"Manual" || "Automatic"'), "FAILED s: …"],
  [
    "the start of a service in another set",
    start('"disabled"', "HKLM\\System\\ControlSet001\\Services\\Winch", "start"),
    "UNDECIDED (missing) s: The snapshot does not show…",
  ],
  [
    "a start that is none of a service",
    start('"Disabled"', key),
    "UNDECIDED (undocumented) s: Tenable does not document what SERVICE_SET means for a value of the registry.",
  ],
  ["enabled", setting("On", "POLICY_SET", '"Enabled"'), "PASSED s: …"],
  ["disabled", setting("On", "POLICY_SET", '"disabled"'), "FAILED s: …"],
  [
    "neither",
    setting("Two", "POLICY_SET", '"Enabled"'),
    `UNDECIDED (undocumented) s: ${at}Two is 2, and Tenable does not document whether 2 is Enabled.`,
  ],
  [
    "words for numbers",
    setting("Card", "SMARTCARD_SET", '"Lock Workstation" || "Force Logoff"'),
    "PASSED s: …",
  ],
  [
    "a text where a number is expected",
    setting("Digits", "POLICY_DWORD", "12"),
    `UNDECIDED (undocumented) s: ${at}Digits is "12", and Tenable does not document how POLICY_DWORD compares with a value of type REG_SZ.`,
  ],
  ["a longer number", setting("Long", "POLICY_DWORD", "12"), "UNDECIDED (undocumented) s: …"],
  [
    "an output without types",
    setting("Untyped", "POLICY_DWORD", "1"),
    `UNDECIDED (partial) s: ${at}Untyped is "1", and the snapshot does not show its type.`,
  ],
  [
    "an output without types: no type is what is wanted",
    setting("Untyped", "POLICY_DWORD", "2 || [5..9]"),
    `FAILED s: ${at}Untyped is "1", which does not meet value_data : 2 || [5..9].`,
  ],
  ["a number with a sign", setting("UntypedMinus", "POLICY_DWORD", "0xffffffff"), "UNDECIDED (partial) s: …"],
  ["a number as a text", setting("Untyped", "POLICY_TEXT", '"1"'), "UNDECIDED (partial) s: …"],
  ["a number is not another text", setting("Untyped", "POLICY_TEXT", '"2"'), "FAILED s: …"],
  [
    "a number may be compared in hexadecimal digits",
    setting("UntypedMinus", "POLICY_TEXT", '"^0xf+$"', "check_type : CHECK_REGEX"),
    "UNDECIDED (partial) s: …",
  ],
  [
    "what is not a number is a text",
    setting("UntypedText", "POLICY_TEXT", '"Authorised users only"'),
    "PASSED s: …",
  ],
  [
    "and meets patterns or not",
    setting("UntypedText", "POLICY_TEXT", '"only$"', "check_type : CHECK_NOT_REGEX"),
    "FAILED s: …",
  ],
  ["but no number", setting("UntypedText", "POLICY_DWORD", "1"), "UNDECIDED (partial) s: …"],
  [
    "a path may be what a variable stands for",
    setting("UntypedPath", "POLICY_TEXT", '"%SystemRoot%\\pier"'),
    "UNDECIDED (partial) s: …",
  ],
  ["a list", setting("UntypedList", "POLICY_MULTI_TEXT", '"open" && "shut"'), "UNDECIDED (partial) s: …"],
  [
    "an empty text is there",
    setting("UntypedNothing", "POLICY_TEXT", '"x"', "reg_option : CAN_BE_NULL"),
    "FAILED s: …",
  ],
  [
    "reg_type and no type shown",
    setting("Untyped", "POLICY_DWORD", "2", "reg_type : REG_SZ"),
    "UNDECIDED (partial) s: …",
  ],
  [
    "the type is as reg_type has it",
    setting("On", "POLICY_SET", '"Enabled"', "reg_type : REG_DWORD"),
    "PASSED s: …",
  ],
  [
    "the type is another",
    setting("Flag", "POLICY_TEXT", '"open"', "reg_type : REG_DWORD"),
    `UNDECIDED (undocumented) s: ${at}Flag is "open", and Tenable does not document what reg_type : REG_DWORD makes of a value of type REG_SZ.`,
  ],
  [
    "a number that is a text",
    setting("Digits", "POLICY_DWORD", "12", "reg_type : REG_SZ_DECIMAL"),
    "PASSED s: …",
  ],
  [
    "the default value",
    setting("", "POLICY_TEXT", '"default"'),
    `PASSED s: the default value of ${key} is "default", which…`,
  ],
  [
    "missing, and nothing said",
    setting("None", "POLICY_DWORD", "1"),
    `UNDECIDED (undocumented) s: ${at}None does not exist, line 15 of the snapshot, and Tenable does not document what that means without reg_option.`,
  ],
  [
    "missing, as permitted",
    setting("None", "POLICY_DWORD", "1", "reg_option : CAN_BE_NULL"),
    `PASSED s: ${at}None does not exist, line 15 of the snapshot, and reg_option : CAN_BE_NULL permits that.`,
  ],
  [
    "missing, not permitted",
    setting("None", "POLICY_DWORD", "1", "reg_option : CAN_NOT_BE_NULL"),
    "FAILED s: …",
  ],
  ["missing, must exist", setting("None", "POLICY_DWORD", "1", "reg_option : MUST_EXIST"), "FAILED s: …"],
  [
    "missing, must not exist",
    setting("None", "POLICY_DWORD", "1", "reg_option : MUST_NOT_EXIST"),
    "PASSED s: …",
  ],
  ["there, must not exist", setting("On", "POLICY_DWORD", "1", "reg_option : MUST_NOT_EXIST"), "FAILED s: …"],
  ["there, must exist", setting("On", "POLICY_DWORD", "1", "reg_option : MUST_EXIST"), "PASSED s: …"],
  ["there, but another", setting("On", "POLICY_DWORD", "0", "reg_option : CAN_BE_NULL"), "FAILED s: …"],
  [
    "an option that nobody knows",
    setting("On", "POLICY_DWORD", "1", "reg_option : CANNOT_BE_NULL"),
    "UNDECIDED (undocumented) s: Tenable does not document what reg_option : CANNOT_BE_NULL means.",
  ],
  [
    "a value type that is none of the registry's",
    setting("Flag", "POLICY_VERSION", '"1.2"'),
    "UNDECIDED (undocumented) s: Tenable does not document what POLICY_VERSION means for a value of the registry.",
  ],
  ["two outputs that differ", setting("Torn", "POLICY_DWORD", "1"), "UNDECIDED (conflict) s: …"],
  [
    "a keyword that nobody knows",
    setting("On", "POLICY_DWORD", "1", 'reg_colour : "red"'),
    "UNDECIDED (undocumented) s: It is not known what reg_colour does in REGISTRY_SETTING.",
  ],
  [
    "every user",
    users("All", "1"),
    "PASSED u: All 2 users comply. HKU\\S-1-5-18\\Harbour\\All is 1, which meets value_data : 1.",
  ],
  [
    "one user does not comply",
    users("Some", "1"),
    "FAILED u: HKU\\S-1-5-18\\Harbour\\Some is 0, which does not meet value_data : 1.",
  ],
  ["that user is left out", users("Some", "1", 'reg_ignore_hku_users : "S-1-5-18, S-1-5-19"'), "PASSED u: …"],
  [
    "perhaps left out by a pattern",
    users("Some", "1", 'reg_ignore_hku_users : "S-1-5-1*"'),
    "UNDECIDED (undocumented) u: HKU\\S-1-5-18\\Harbour\\Some is 0, which does not meet value_data : 1. Tenable does not document whether a pattern in reg_ignore_hku_users excludes this user.",
  ],
  [
    "a user whose hive nobody looked into",
    users("Half", "1"),
    "UNDECIDED (missing) u: The snapshot does not show HKU\\S-1-5-18\\Harbour\\Half.",
  ],
  ["a user without the value", users("Few", "1", "reg_option : CAN_NOT_BE_NULL"), "FAILED u: …"],
  ["a user without the value, as permitted", users("Few", "1", "reg_option : CAN_BE_NULL"), "PASSED u: …"],
];
checkWindows(host, cases);

const elsewhere = (path: string, ...more: string[]) =>
  item(
    "REGISTRY_SETTING",
    'description : "e"',
    "value_type : POLICY_DWORD",
    "value_data : 4",
    `reg_key : "${path}"`,
    'reg_item : "Depth"',
    ...more,
  );

checkWindows(host, [
  [
    "a key that is not there",
    elsewhere("HKLM\\SOFTWARE\\Gone\\Below", "reg_option : CAN_BE_NULL"),
    "PASSED e: HKLM\\SOFTWARE\\Gone\\Below\\Depth does not exist, line 16 of the snapshot, and…",
  ],
  [
    "the view of programs of 32 bits is another key",
    elsewhere("HKLM\\SOFTWARE\\Wow6432Node\\Docks\\One", "reg_option : CAN_BE_NULL"),
    "UNDECIDED (missing) e: …",
  ],
  [
    "one of the keys below",
    elsewhere("HKLM\\SOFTWARE\\Docks", "reg_enum : ENUM_SUBKEYS"),
    "FAILED e: hklm\\software\\docks\\two\\Depth is 5, which…",
  ],
  [
    "a user's own key",
    elsewhere("HKCU\\Docks"),
    "UNDECIDED (undocumented) e: HKCU is the hive of the scanning user, which a snapshot does not show.",
  ],
  [
    "a SID below HKU",
    elsewhere("HKU\\S-1-5-18\\Docks"),
    "UNDECIDED (undocumented) e: A key below HKU must not name a user (guide p. 319).",
  ],
  [
    "no hive",
    elsewhere("SOFTWARE\\Docks"),
    "UNDECIDED (undocumented) e: SOFTWARE\\Docks is not a key of the registry.",
  ],
]);

checkWindows(
  "cmd other\n>x\n",
  [
    [
      "what to run",
      setting("Berths", "POLICY_DWORD", "12"),
      `UNDECIDED (missing) s: The snapshot does not show ${at}Berths.`,
      `  remedy Add the output of \`reg query "${key}" /v "Berths"\`, with the command line above it.`,
    ],
    [
      "nothing that a prompt would run",
      elsewhere("HKLM\\x%PATH%&calc"),
      "UNDECIDED (missing) e: The snapshot does not show HKLM\\x%PATH%&calc\\Depth.",
      "  remedy Add an export of the key that reg_key names.",
    ],
    [
      "the list of users",
      users("All", "1"),
      "UNDECIDED (missing) u: The snapshot does not show the list of users below HKU.",
      "  remedy Add the output of `reg query HKU`, with the command line above it.",
    ],
  ],
  { show: ["remedy"] },
);
