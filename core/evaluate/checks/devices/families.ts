import type { DeviceCheckType } from "../../../semantics/check-type-kinds.ts";
import type { SectionStyle } from "./sections.ts";

/** How the policies for one kind of device are read. */
export interface Family {
  /** Commands whose output is the configuration, written out; a person is asked for the first. */
  texts: readonly string[];
  /** The command that also shows defaults. */
  withDefaults?: string;
  /**
   * How sections of a configuration are recognised. "none": it has none; "unknown": their ends are not known.
   */
  sections: SectionStyle | "none" | "unknown";
  /**
   * Does each context look inside the sections of the one before (G 36)? Elsewhere this is not documented.
   */
  narrows?: true;
  /**
   * Case is ignored unless `match_case : YES` asks for it; elsewhere it is not documented whether it counts.
   */
  ignoresCase?: true;
  /** Must all lines that `regex` selects match `expect`, or is one enough? "open": not documented. */
  selected: "all" | "one" | "open";
  /** The result of `regex` alone if it selects no line (G 90). */
  ifOnlyRegex?: "warning";
  /** How item types are judged; "" for items without a type. */
  kinds: Readonly<Record<string, Kind>>;
}

/**
 * item: `item` is searched for in each section (G 50-59). item-not: it must not occur. lines: `regex` selects
 * lines, which `expect` or `not_expect` is compared with (G 108-109).
 */
export type Kind = "item" | "item-not" | "lines" | "banner" | "banner-value" | "randomness" | "show";

const running = ["show running-config"];
const itemKinds: Family["kinds"] = {
  CONFIG_CHECK: "item",
  CONFIG_CHECK_NOT: "item-not",
  BANNER_CHECK: "banner",
  RANDOMNESS_CHECK: "randomness",
};
const lineKinds: Family["kinds"] = { "": "lines", CONFIG_CHECK: "lines" };
const runningAll = "show running-config all";

/**
 * By check type. The pages are those of each chapter; without a chapter, the items of shipped policies look
 * like those of a related family.
 */
const table: readonly (readonly [DeviceCheckType, Family])[] = [
  // G 50-61: the chapter calls the text "show config".
  [
    "Cisco",
    {
      texts: [...running, "show configuration"],
      withDefaults: runningAll,
      sections: "indent",
      selected: "open",
      kinds: itemKinds,
    },
  ],
  [
    "Cisco_Firepower",
    {
      texts: running,
      withDefaults: runningAll,
      sections: "indent",
      selected: "open",
      kinds: { ...itemKinds, CMD_EXEC: "lines" },
    },
  ],
  ["Cisco_ACI", { texts: running, sections: "indent", narrows: true, selected: "open", kinds: itemKinds }],
  // G 94-96
  ["HPProCurve", { texts: running, sections: "indent", selected: "open", kinds: itemKinds }],
  // G 34-40
  [
    "ArubaOS",
    {
      texts: running,
      sections: "indent",
      narrows: true,
      ignoresCase: true,
      selected: "one",
      kinds: { ...itemKinds, CMD_EXEC: "lines" },
    },
  ],
  // G 106-119
  [
    "Juniper",
    {
      texts: ["show configuration | display set"],
      sections: "none",
      selected: "open",
      kinds: { CONFIG_CHECK: "lines", SHOW_CONFIG_CHECK: "show" },
    },
  ],
  ["BlueCoat", { texts: ["show configuration"], sections: "unknown", selected: "open", kinds: lineKinds }],
  // G 129-132
  ["NetApp", { texts: ["options"], sections: "none", selected: "open", kinds: lineKinds }],
  // G 164
  [
    "SonicWALL",
    {
      texts: ["show current-config"],
      sections: "indent",
      narrows: true,
      selected: "open",
      kinds: lineKinds,
    },
  ],
  [
    "Arista",
    { texts: running, withDefaults: runningAll, sections: "indent", selected: "open", kinds: lineKinds },
  ],
  // G 89-92
  [
    "FortiGate",
    {
      texts: ["show full-configuration"],
      sections: "fortios",
      selected: "all",
      ifOnlyRegex: "warning",
      kinds: lineKinds,
    },
  ],
  // G 24-26
  [
    "Alcatel",
    {
      texts: ["admin display-config detail"],
      sections: "indent",
      ignoresCase: true,
      selected: "one",
      kinds: lineKinds,
    },
  ],
  // G 84-87
  [
    "FireEye",
    {
      texts: running,
      sections: "none",
      selected: "all",
      kinds: { ...lineKinds, RANDOMNESS_CHECK: "randomness" },
    },
  ],
  // G 43
  ["Brocade", { texts: ["configshow -all"], sections: "indent", selected: "open", kinds: lineKinds }],
  // G 44-49
  ["CheckPoint", { texts: ["show configuration"], sections: "none", selected: "open", kinds: lineKinds }],
  // G 23
  ["Adtran", { texts: running, sections: "indent", selected: "open", kinds: lineKinds }],
  // G 99
  [
    "Huawei",
    { texts: ["display current-configuration"], sections: "indent", selected: "open", kinds: lineKinds },
  ],
  ["Dell_Force10", { texts: running, sections: "indent", selected: "open", kinds: lineKinds }],
  // G 73
  [
    "Extreme_ExtremeXOS",
    { texts: ["show configuration"], sections: "none", selected: "open", kinds: lineKinds },
  ],
  // G 79-82
  [
    "F5",
    {
      texts: ['tmsh -c "cd /;list all-properties recursive"', "list all-properties recursive"],
      sections: "braces",
      ignoresCase: true,
      selected: "one",
      kinds: { OFFLINE_CONFIG_CHECK: "lines", OFFLINE_BANNER_CHECK: "banner-value" },
    },
  ],
];

export const families: ReadonlyMap<string, Family> = new Map<string, Family>(table);
