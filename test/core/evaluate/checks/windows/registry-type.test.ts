import { item } from "../../fixture.ts";
import { checkWindows } from "../../windows-host.ts";

function typed(name: string, type: string, ...more: string[]): string {
  return item(
    "REGISTRY_TYPE",
    'description : "t"',
    "value_type : POLICY_TEXT",
    `value_data : "${type}"`,
    'reg_key : "HKLM\\SOFTWARE\\Harbour"',
    `reg_item : "${name}"`,
    ...more,
  );
}

const host = `reg HKLM\\SOFTWARE\\Harbour | Mast | REG_SZ | tall
reg HKLM\\SOFTWARE\\Harbour | Deck | REG_DWORD | 3
reg HKLM\\SOFTWARE\\Harbour | Keel | shown | 3
shows HKLM\\SOFTWARE\\Harbour | all
`;

checkWindows(host, [
  [
    "the type",
    typed("Mast", "reg_sz"),
    "PASSED t: HKLM\\SOFTWARE\\Harbour\\Mast has the type REG_SZ, line 1 of the snapshot.",
  ],
  [
    "another type",
    typed("Deck", "reg_sz"),
    "FAILED t: HKLM\\SOFTWARE\\Harbour\\Deck has the type REG_DWORD, line 2 of the snapshot.",
  ],
  ["a type in capitals", typed("Mast", "REG_SZ"), "UNDECIDED (undocumented) t: …"],
  ["another type in capitals", typed("Deck", "REG_SZ"), "FAILED t: …"],
  ["a value without a type", typed("Keel", "reg_dword"), "UNDECIDED (partial) t: …"],
  ["no value", typed("Sail", "reg_sz"), "UNDECIDED (undocumented) t: …"],
  ["no value, which is permitted", typed("Sail", "reg_sz", "reg_option : CAN_BE_NULL"), "PASSED t: …"],
  ["no value, which is not", typed("Sail", "reg_sz", "reg_option : CAN_NOT_BE_NULL"), "FAILED t: …"],
]);
