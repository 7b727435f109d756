import { item } from "../../fixture.ts";
import { checkWindows } from "../../windows-host.ts";

function exists(key: string, option: string, ...more: string[]): string {
  return item(
    "REG_CHECK",
    'description : "r"',
    "value_type : POLICY_TEXT",
    `value_data : "${key}"`,
    `reg_option : ${option}`,
    ...more,
  );
}

function banner(text: string, ...more: string[]): string {
  return item(
    "BANNER_CHECK",
    'description : "b"',
    "value_type : POLICY_TEXT",
    `value_data : "${text}"`,
    'reg_key : "HKLM\\SOFTWARE\\Harbour"',
    'reg_item : "Notice"',
    ...more,
  );
}

const host = `reg HKLM\\SOFTWARE\\Harbour | Mast | REG_SZ | tall
reg HKLM\\SOFTWARE\\Harbour | Notice | REG_SZ | Keep out.\\nBerths are watched.
shows HKLM\\SOFTWARE\\Harbour | all
key HKU\\S-1-5-18
key HKU\\S-1-5-19
shows HKU | keys
reg HKU\\S-1-5-18\\Sails | Jib | REG_SZ | x
absent HKU\\S-1-5-19\\Sails
`;

checkWindows(host, [
  [
    "a key",
    exists("HKEY_LOCAL_MACHINE\\software\\harbour", "MUST_EXIST"),
    "PASSED r: HKEY_LOCAL_MACHINE\\software\\harbour exists, line 1 of the snapshot.",
  ],
  ["a key that must not be", exists("HKLM\\SOFTWARE\\Harbour\\", "MUST_NOT_EXIST"), "FAILED r: …"],
  ["no key", exists("HKLM\\SOFTWARE\\Harbour\\Quay", "MUST_NOT_EXIST"), "PASSED r: …"],
  ["a value", exists("HKLM\\SOFTWARE\\Harbour", "MUST_EXIST", 'key_item : "mast"'), "PASSED r: …"],
  [
    "no value",
    exists("HKLM\\SOFTWARE\\Harbour", "MUST_EXIST", 'key_item : "Keel"'),
    "FAILED r: HKLM\\SOFTWARE\\Harbour\\Keel does not exist, line 3…",
  ],
  [
    "not shown",
    exists("HKLM\\SOFTWARE\\Other", "MUST_NOT_EXIST"),
    "UNDECIDED (missing) r: The snapshot does not show HKLM\\SOFTWARE\\Other.",
  ],
  [
    "one user has it",
    exists("HKU\\Sails", "MUST_NOT_EXIST"),
    "FAILED r: HKU\\S-1-5-18\\Sails exists, line 7 of the snapshot.",
  ],
  ["one user lacks it", exists("HKU\\Sails", "MUST_EXIST", 'key_item : "Jib"'), "FAILED r: …"],
  [
    "another option",
    exists("HKLM\\SOFTWARE\\Harbour", "CAN_BE_NULL"),
    "UNDECIDED (undocumented) r: REG_CHECK needs MUST_EXIST or MUST_NOT_EXIST as reg_option.",
  ],
  [
    "a check_type",
    exists("HKLM\\SOFTWARE\\Harbour", "MUST_EXIST", "check_type : CHECK_EQUAL"),
    "UNDECIDED (undocumented) r: …",
  ],
  ["the banner", banner("KEEP OUT.\\nberths are watched.  "), "PASSED b: …"],
  ["another banner", banner("Come in."), "FAILED b: …"],
  ["a part of it", banner("keep out", "is_substring : YES"), "PASSED b: …"],
  ["a part is not the whole", banner("keep out"), "FAILED b: …"],
  ["other blanks", banner("Keep out. Berths are watched."), "UNDECIDED (undocumented) b: …"],
]);
