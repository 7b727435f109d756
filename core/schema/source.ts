/** The shapes of the files in `schema/`, as required by `schema/schema.schema.json`. */
import type { Certainty, MistakeKind, Quoting, TagRole, ValueForm, ValueFormSchema } from "./types.ts";

/** Only values, or each with a line about it. */
export type ValuesSource = string[] | Record<string, string>;

export interface SourceOfFact {
  /** An empty text removes the pages of the definition that it overrides. */
  pages?: string;
  web?: string;
  /** By default `documented` with pages, `web edition` with a web page, else `seen`. */
  certainty?: Certainty;
}

export interface KeywordSource extends SourceOfFact {
  /** The keyword, if the entry has another key because a file defines it twice. */
  name?: string;
  form?: ValueForm;
  quoted?: Quoting;
  summary?: string;
  note?: string;
  required?: boolean;
  requiredUnless?: string[];
  requires?: string[];
  repeatable?: boolean;
  values?: ValuesSource;
  valuesFromFiles?: ValuesSource;
  openValues?: boolean;
  caseInsensitive?: boolean;
  default?: string;
  joiner?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  valueTypeBy?: Record<string, string>;
  /** The table with a line about each value. */
  describedBy?: "operators" | "value-types";
  slips?: Record<string, string>;
  absentInFiles?: number;
  quotes?: "double";
  absentInGuide?: string;
  example?: string;
}

/** A keyword without a source of its own has that of its item. */
export type KeywordSources = Record<string, KeywordSource>;

export interface ItemSource extends SourceOfFact {
  summary: string;
  note?: string;
  element?: "custom_item" | "item";
  platforms?: string[];
  needs?: string;
  strict?: boolean;
  /** Keys of `keywords` in the file or of the common keywords. */
  required?: string[];
  optional?: string[];
  /** Keywords that occur in files although nothing describes them. */
  seen?: string[];
  /** What differs from the shared definition. */
  keywords?: KeywordSources;
  order?: string[];
  requiredOneOf?: string[][];
  mutuallyExclusive?: string[][];
  verdicts?: Record<string, string>;
  twin?: { checkType: string; itemType: string; keywords: Record<string, string> };
  example?: string;
}

export interface AttributeSource {
  summary: string;
  required?: boolean;
  values?: ValuesSource;
  valuesFromFiles?: ValuesSource;
  openValues?: boolean;
  caseInsensitive?: boolean;
  quoted?: Quoting;
}

export interface CheckTypeSource extends SourceOfFact {
  label: string;
  strict?: boolean;
  element?: "custom_item" | "item";
  groupPolicy?: "expected" | "possible";
  attributes?: Record<string, AttributeSource>;
  note?: string;
  plugin?: number;
  rawDoubleQuotes?: boolean;
  /** The item types of the file that it has; by default all. */
  itemTypes?: string[];
  /** Its own form without `type`; `false`: none, although the file has one. */
  untyped?: ItemSource | false;
}

/** One check type, or a family whose members take the same checks. */
export interface CheckTypesFile {
  checkTypes: Record<string, CheckTypeSource>;
  /** Keywords that every check of the file has, in addition to those of `common.json`. */
  commonKeywords?: string[];
  keywords?: KeywordSources;
  itemTypes?: Record<string, ItemSource>;
  untyped?: ItemSource;
  builtins?: Record<string, ItemSource>;
  /** What differs in built-ins. */
  builtinKeywords?: KeywordSources;
}

export interface PredefinedPoliciesFile {
  checkType: string;
  pages: string;
  valueSummary: string;
  /** Group → its pages and policies with their value types. */
  groups: Record<string, { pages: string; policies: Record<string, string> }>;
}

export interface CommonFile {
  keywords: KeywordSources;
  /** Keywords that every check has. */
  item: string[];
  frequency: Record<string, number>;
  report: ItemSource;
  rawDoubleQuotes: string[];
  /** Check types in which a backslash in double quotes is dropped and escapes the next character. */
  dropsBackslashes: string[];
  /** Keywords in which `\n` means a line break. */
  newlineEscape: string[];
}

export interface TagSource extends SourceOfFact {
  summary: string;
  note?: string;
  role?: TagRole;
  parents: string[];
  value?: "none" | "required";
  valueSummary?: string;
  attributes?: Record<string, AttributeSource>;
  /** By default its own name. Empty: it closes itself. */
  closing?: string[];
  hasKeywords?: boolean;
  checkTypes?: string[];
}

export interface AclBlockSource extends SourceOfFact {
  summary: string;
  apply: string[];
  inheritance?: string[];
  genericRights: string[];
  advancedRights: string[];
  usedBy: string[];
}

export interface AclFile {
  parents: string[];
  checkTypes: string[];
  valueSummary: string;
  closing: string[];
  keywords: KeywordSources;
  blocks: Record<string, AclBlockSource>;
}

export interface ValueTypeSource extends SourceOfFact {
  summary: string;
  form: ValueForm;
  joiner?: string;
  values?: ValuesSource;
  example: string;
}

export interface OperatorSource extends SourceOfFact {
  summary: string;
  valueTypes?: string[];
}

export interface FrameworkSource {
  name: string;
  pattern?: string;
  frequency: number;
}

export interface MetadataElementSource extends SourceOfFact {
  summary: string;
  parents: string[];
  required?: boolean;
  repeatable?: boolean;
  values?: ValuesSource;
  openValues?: boolean;
}

export interface MistakeSource {
  kind: MistakeKind;
  wrong: string;
  right: string;
  checkTypes: string[];
  reason: string;
  pages?: string;
}

export interface ItemFrequency {
  items?: number;
  keywords?: Record<string, number>;
}

export interface CheckTypeFrequency {
  itemTypes?: Record<string, ItemFrequency>;
  untyped?: ItemFrequency;
  builtins?: Record<string, number>;
}

/** All files together. */
export interface SchemaSource {
  checkTypeFiles: readonly CheckTypesFile[];
  predefinedPolicies: readonly PredefinedPoliciesFile[];
  common: CommonFile;
  /** Definitions for all check type files; each may override them. */
  sharedKeywords: KeywordSources;
  tags: Record<string, TagSource>;
  acl: AclFile;
  valueForms: Record<ValueForm, Omit<ValueFormSchema, "name">>;
  valueTypes: Record<string, ValueTypeSource>;
  operators: Record<string, OperatorSource>;
  frameworks: Record<string, FrameworkSource>;
  metadata: Record<string, MetadataElementSource>;
  mistakes: readonly MistakeSource[];
  frequency: Record<string, CheckTypeFrequency>;
}
