/** Puts the files of `schema/` together. A new check type file is added here and nowhere else. */
import acl from "../../schema/acl.json" with { type: "json" };
import unix from "../../schema/check-types/unix.json" with { type: "json" };
import windows from "../../schema/check-types/windows.json" with { type: "json" };
import windowsPolicies from "../../schema/check-types/windows-policies.json" with { type: "json" };
import common from "../../schema/common.json" with { type: "json" };
import frameworks from "../../schema/frameworks.json" with { type: "json" };
import frequency from "../../schema/frequency.json" with { type: "json" };
import metadataHeader from "../../schema/metadata-header.json" with { type: "json" };
import mistakes from "../../schema/mistakes.json" with { type: "json" };
import operators from "../../schema/operators.json" with { type: "json" };
import tags from "../../schema/tags.json" with { type: "json" };
import valueForms from "../../schema/value-forms.json" with { type: "json" };
import valueTypes from "../../schema/value-types.json" with { type: "json" };
import type { SchemaSource } from "./source.ts";

// TypeScript widens the words in JSON to `string`; that they are the right ones is what the schema of the
// schema is tested for.
const checkTypeFiles = [unix, windows] as unknown as SchemaSource["checkTypeFiles"];

export const schemaSource: SchemaSource = {
  checkTypeFiles,
  predefinedPolicies: [windowsPolicies] as unknown as SchemaSource["predefinedPolicies"],
  common: common as unknown as SchemaSource["common"],
  tags: tags.tags as unknown as SchemaSource["tags"],
  acl: acl as unknown as SchemaSource["acl"],
  valueForms: valueForms.forms as unknown as SchemaSource["valueForms"],
  valueTypes: valueTypes.valueTypes as unknown as SchemaSource["valueTypes"],
  operators: operators.operators as unknown as SchemaSource["operators"],
  frameworks: frameworks.frameworks as unknown as SchemaSource["frameworks"],
  metadata: metadataHeader.elements as unknown as SchemaSource["metadata"],
  mistakes: mistakes.mistakes as unknown as SchemaSource["mistakes"],
  frequency: frequency.checkTypes as unknown as SchemaSource["frequency"],
};
