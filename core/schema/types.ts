/**
 * The content of the schema, as the rest of the project reads it. The data is in `schema/`; the functions
 * that return these objects are in `schema.ts` (`itemSchema`, `keywordSchema`, …). All objects are read-only
 * and shared: the same call gives the same object.
 */

/**
 * How sure a statement is. `documented`: the guide of November 2025 says it. `web edition`: only the vendor's
 * web pages do. `seen`: shipped files do it, nothing describes it. `inferred`: concluded from either.
 */
export type Certainty = "documented" | "web edition" | "seen" | "inferred";

/** What a tag is for: code distinguishes tags by this, so that it need not know their names. */
export type TagRole = "policy" | "group" | "conditional" | "condition" | "branch" | "check" | "acl";

export interface Sourced {
  /** Printed pages of the guide: `"172, 178-180"`. */
  pages?: string;
  /** Page of the vendor's web edition, if the guide has none. */
  web?: string;
  certainty: Certainty;
}

/** What the text of a value is. `value-forms.json` describes each. */
export type ValueForm =
  | "token"
  | "token-list"
  | "string"
  | "string-list"
  | "alternation"
  | "pipe-list"
  | "comma-list"
  | "number"
  | "number-or-range"
  | "number-alternation"
  | "quoted-range"
  | "size"
  | "version"
  | "expression"
  | "flag"
  | "regex"
  | "path"
  | "path-list"
  | "registry-key"
  | "url"
  | "port"
  | "port-list"
  | "octal"
  | "file-mode"
  | "md5"
  | "acl-name"
  | "dacl"
  | "reference-list"
  | "sql"
  | "sql-expect"
  | "soql"
  | "wql"
  | "jq"
  | "xsl"
  | "json"
  | "shell"
  | "powershell"
  | "device-command";

/**
 * `bare`: a token that must not be quoted. `quoted`: a string that needs quotes. `either`: both are accepted.
 */
export type Quoting = "bare" | "quoted" | "either";

export interface ValueFormSchema {
  name: ValueForm;
  /** A noun phrase for messages: "a list of ports". */
  label: string;
  summary: string;
  quoted: Quoting;
  example: string;
}

export interface ValueSchema {
  value: string;
  summary?: string;
  /** True: not in the guide's list, but accepted because shipped files use it. */
  fromFiles: boolean;
}

export interface KeywordSchema extends Sourced {
  name: string;
  /** One or two plain sentences for a hover. */
  summary: string;
  /** What else to know: mistakes, differences between guide and files. */
  note?: string;
  form: ValueForm;
  quoted: Quoting;
  /** The only kind of quotes that the value may have; either by default. */
  quotes?: "double";
  required: boolean;
  /** A required keyword may be left out if one of these is present. */
  requiredUnless: readonly string[];
  /** This keyword makes no sense without these. */
  requires: readonly string[];
  repeatable: boolean;
  /** Allowed values; empty if any value of the form is valid. */
  values: readonly ValueSchema[];
  /** True: `values` are the usual ones, others are possible. */
  openValues: boolean;
  /** True: `values` ignore case, as quoted words do by default. */
  caseInsensitive: boolean;
  default?: string;
  /** What joins several values of an `alternation`, `path-list` …: `||`, `|`, `:` or `,`. */
  joiner?: string;
  /** An anchored regular expression (linear, our own) for the text inside of the quotes. */
  pattern?: string;
  minimum?: number;
  maximum?: number;
  /** The longest text, in characters. */
  maxLength?: number;
  /** Value of this keyword → the `value_type` that belongs to it (Windows policies). */
  valueTypeBy?: Readonly<Record<string, string>>;
  /** Wrong value that people write → the right one. */
  slips?: Readonly<Record<string, string>>;
  /** How many collected items lack this required keyword; above 0: report a warning, not an error. */
  absentInFiles: number;
  /** Pages with examples of the guide that lack this required keyword: report a warning, not an error. */
  absentInGuide?: string;
  /** How often real files have it in this item type, for the order of completion. */
  frequency: number;
  /** True for the keywords of every check of the check type (`description`, `info`, Unix `system`, …). */
  common: boolean;
  /** An example of the value as written in a file, including quotes. */
  example?: string;
}

/** The same check in the other dialect, keyword by keyword. */
export interface DialectTwin {
  checkType: string;
  itemType: string;
  /** Keyword here → keyword there. */
  keywords: Readonly<Record<string, string>>;
}

/** An item type, the untyped form of a check type, a built-in `<item>` or `<report>`. */
export interface ItemSchema extends Sourced {
  kind: "typed" | "untyped" | "builtin" | "report";
  /** The check type that this object was requested for; empty for `<report>`. */
  checkType: string;
  /** Item type, or the name of a built-in; empty for the untyped form; `report`. */
  name: string;
  /** The tag that examples and files use for it. */
  element: "custom_item" | "item" | "report";
  summary: string;
  note?: string;
  /** Operating systems; empty if all. */
  platforms: readonly string[];
  /** What the scan needs: rights, services. */
  needs?: string;
  /** True: the list of keywords is certain, an unknown one is an error. False: a warning. */
  strict: boolean;
  /** Every keyword that it has, `type` or `name` first, in the usual order of writing. */
  keywords: ReadonlyMap<string, KeywordSchema>;
  /** Keywords of a new item, in order: what a snippet inserts. */
  order: readonly string[];
  /** One keyword of each group is required. */
  requiredOneOf: readonly (readonly string[])[];
  /** At most one keyword of each group is allowed. */
  mutuallyExclusive: readonly (readonly string[])[];
  /** What each verdict means for this item type, if it is not obvious. */
  verdicts?: Readonly<Partial<Record<"PASSED" | "FAILED" | "WARNING" | "ERROR", string>>>;
  twin?: DialectTwin;
  /** A whole check as written in a file. */
  example?: string;
  /** Predefined Windows policies: the form of `value`. */
  valueType?: string;
  /** Predefined Windows policies: the group, such as "Account Lockout Policy". */
  category?: string;
  /** How often real files have it, for the order of completion. */
  frequency: number;
}

export interface AttributeSchema {
  name: string;
  summary: string;
  required: boolean;
  /** Empty if any text is allowed. */
  values: readonly ValueSchema[];
  openValues: boolean;
  caseInsensitive: boolean;
  quoted: Quoting;
}

export interface CheckTypeSchema extends Sourced {
  /** Exactly as in `<check_type:"…">`. */
  name: string;
  /** What it is for: "Windows", "Cisco IOS/ASA/NX-OS". */
  label: string;
  /** The whole opening tag: `<check_type:"Windows" version:"2">`. */
  tag: string;
  attributes: readonly AttributeSchema[];
  /** True: a double-quoted string has no escapes, the next `"` closes it. */
  rawDoubleQuotes: boolean;
  /** True: in a double-quoted string a single backslash is dropped, and the next character kept. */
  dropsBackslashes: boolean;
  /** `expected`: a file should have `<group_policy>`; `possible`: files may. */
  groupPolicy: "expected" | "possible";
  /** True: an unknown item type is an error. False: a warning. */
  strict: boolean;
  /** The tag that most checks of such files use. */
  element: "custom_item" | "item";
  note?: string;
  /** Number of the compliance plugin. */
  plugin?: number;
  /** Names of the item types, most used first. */
  itemTypes: readonly string[];
  hasUntyped: boolean;
  /** Names of built-in or predefined items. */
  builtins: readonly string[];
  frequency: number;
}

export interface TagSchema extends Sourced {
  name: string;
  summary: string;
  note?: string;
  /** Undefined for `<debug/>`, and for `<user>` in an ACL block. */
  role: TagRole | undefined;
  /** Tags that may contain it; `""` is the top level of the file. */
  parents: readonly string[];
  children: readonly string[];
  /** The text after `name:` in the tag. */
  value: "none" | "required";
  valueSummary?: string;
  /** Attributes; for `check_type` those of the given check type. */
  attributes: readonly AttributeSchema[];
  /** Names that may be in the closing tag; empty for a tag that closes itself. */
  closing: readonly string[];
  /** True if it contains keyword lines. */
  hasKeywords: boolean;
  /** Check types it belongs to; empty: all. */
  checkTypes: readonly string[];
}

export interface AclSchema extends Sourced {
  /** `file_acl`, … */
  tag: string;
  summary: string;
  closing: readonly string[];
  /** Keywords of `<user>` in it. */
  userKeywords: ReadonlyMap<string, KeywordSchema>;
  genericRights: readonly string[];
  advancedRights: readonly string[];
  usedBy: readonly string[];
}

export interface ValueTypeSchema extends Sourced {
  name: string;
  summary: string;
  form: ValueForm;
  /** What joins several values: `&&` or `||`. */
  joiner?: string;
  values: readonly ValueSchema[];
  example: string;
}

/** A comparison, the value of `check_type` inside an item. */
export interface OperatorSchema extends Sourced {
  name: string;
  summary: string;
  /** Value types it is meant for; empty: all. */
  valueTypes: readonly string[];
}

export interface FrameworkSchema {
  /** As written before the `|` of `reference`. */
  id: string;
  name: string;
  /** An anchored regular expression for the part after `|`, if the framework has a fixed form. */
  pattern?: string;
  frequency: number;
}

/** An element of the commented `#<ui_metadata>` header. */
export interface MetadataElementSchema extends Sourced {
  name: string;
  summary: string;
  parents: readonly string[];
  required: boolean;
  repeatable: boolean;
  values: readonly ValueSchema[];
  openValues: boolean;
}

export type MistakeKind = "check-type" | "item-type" | "keyword" | "value" | "tag" | "builtin";

/** A word that people write, and the one that they mean. */
export interface Mistake {
  kind: MistakeKind;
  wrong: string;
  right: string;
  /** Check types it belongs to; empty: all. */
  checkTypes: readonly string[];
  /** Where the wrong word comes from, as a sentence. */
  reason: string;
  pages?: string;
}

/** Additions from a user's configuration; see `extendSchema`. */
export interface SchemaAdditions {
  checkTypes?: Record<string, CheckTypeAdditions>;
  /** Further reference frameworks. */
  frameworks?: string[];
}

export interface CheckTypeAdditions {
  /** Shown for a new check type. */
  label?: string;
  /** For a new check type: double-quoted strings without escapes. */
  rawDoubleQuotes?: boolean;
  itemTypes?: Record<string, ItemAdditions>;
  /** The form without `type`. */
  untyped?: ItemAdditions;
  /** Keywords that every item of this check type has. */
  keywords?: Record<string, KeywordAdditions>;
}

export interface ItemAdditions {
  summary?: string;
  keywords?: Record<string, KeywordAdditions>;
}

export interface KeywordAdditions {
  summary?: string;
  form?: ValueForm;
  required?: boolean;
  repeatable?: boolean;
  values?: string[];
  openValues?: boolean;
}
