/** Tags, ACL blocks and the metadata header. */
import { ownEntry, pickDefined, resolveKeyword, resolveSource, resolveValues } from "./keywords.ts";
import { buildAttributes, checkTypeSchema, once, type Schema, standardSchema } from "./schema.ts";
import type { AclBlockSource, KeywordSource, TagSource } from "./source.ts";
import type { AclSchema, KeywordSchema, MetadataElementSchema, TagSchema } from "./types.ts";

/** The names of all tags, including ACL blocks. */
export function tagNames(schema: Schema = standardSchema): readonly string[] {
  return [...Object.keys(schema.source.tags), ...Object.keys(schema.source.acl.blocks)];
}

/** The tag with this name. `checkType` decides which attributes `<check_type>` has. */
export function tagSchema(
  name: string,
  checkType?: string,
  schema: Schema = standardSchema,
): TagSchema | undefined {
  const ofCheckType = name === "check_type" && checkType !== undefined;
  return once(schema, ofCheckType ? "tag of check type" : "tag", ofCheckType ? checkType : name, () => {
    const source = ownEntry(schema.source.tags, name) ?? aclTagSource(schema, name);
    if (source === undefined) return undefined;
    const tag: TagSchema = {
      name,
      summary: source.summary,
      role: source.role,
      parents: source.parents,
      children: tagNames(schema).filter((child) => parentsOf(schema, child).includes(name)),
      value: source.value ?? "none",
      attributes: ofCheckType
        ? (checkTypeSchema(checkType, schema)?.attributes ?? [])
        : buildAttributes(source.attributes),
      closing: source.closing ?? [name],
      hasKeywords: source.hasKeywords ?? false,
      checkTypes: source.checkTypes ?? [],
      ...resolveSource(source),
    };
    return Object.assign(tag, pickDefined(source, ["note", "valueSummary"]));
  });
}

/** The ACL block with this tag name, such as `file_acl`. */
export function aclSchema(tag: string, schema: Schema = standardSchema): AclSchema | undefined {
  const block = ownEntry(schema.source.acl.blocks, tag);
  if (block === undefined) return undefined;
  return once(schema, "acl", tag, () => ({
    tag,
    summary: block.summary,
    closing: [...schema.source.acl.closing, tag],
    userKeywords: userKeywords(schema, block),
    genericRights: block.genericRights,
    advancedRights: block.advancedRights,
    usedBy: block.usedBy,
    ...resolveSource(block),
  }));
}

/** Elements of the commented `#<ui_metadata>` header (G 159). */
export function metadataElements(schema: Schema = standardSchema): readonly MetadataElementSchema[] {
  return once(schema, "metadata", "all", () =>
    Object.entries(schema.source.metadata).map(([name, element]) => ({
      name,
      summary: element.summary,
      parents: element.parents,
      required: element.required ?? false,
      repeatable: element.repeatable ?? false,
      values: resolveValues(element.values, undefined),
      openValues: element.openValues ?? false,
      ...resolveSource(element),
    })),
  );
}

function parentsOf(schema: Schema, name: string): readonly string[] {
  return schema.source.tags[name]?.parents ?? schema.source.acl.parents;
}

function aclTagSource(schema: Schema, name: string): TagSource | undefined {
  const block = ownEntry(schema.source.acl.blocks, name);
  if (block === undefined) return undefined;
  const { parents, checkTypes, valueSummary, closing } = schema.source.acl;
  return {
    ...block,
    role: "acl",
    parents,
    checkTypes,
    valueSummary,
    value: "required",
    closing: [...closing, name],
  };
}

function userKeywords(schema: Schema, block: AclBlockSource): Map<string, KeywordSchema> {
  const rights = [...new Set([...block.genericRights, ...block.advancedRights])];
  const own: Record<string, KeywordSource> = {
    acl_inheritance: block.inheritance === undefined ? {} : { values: block.inheritance },
    acl_apply: { values: block.apply },
    acl_allow: { values: rights },
    acl_deny: { values: rights },
  };
  const keywords = new Map<string, KeywordSchema>();
  for (const [name, shared] of Object.entries(schema.source.acl.keywords)) {
    const pages = block.pages === undefined ? {} : { pages: block.pages };
    const use = { required: shared.required ?? false, frequency: 0 };
    keywords.set(name, resolveKeyword(schema.source, name, { ...shared, ...pages, ...own[name] }, use));
  }
  return keywords;
}
