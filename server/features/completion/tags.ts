import {
  canonicalTag,
  checkTypeSchema,
  checkTypes,
  explainCheckType,
  explainTag,
  isCheckTag,
  itemSchema,
  mayContain,
  pageAsMarkdown,
  type Span,
  type TagRole,
  type TagSchema,
  tagNames,
  tagSchema,
  textOf,
} from "../../../core/editor.ts";
import { closingTagAt } from "../close-tag.ts";
import { filterText } from "./checks.ts";
import type { CompletionContext } from "./context.ts";
import type { Suggestion } from "./edit.ts";
import { checkSnippet, escapeSnippet, SnippetText } from "./snippet.ts";

/** Suggests the tags that are allowed here, each with its closing tag. */
export function suggestTags(context: CompletionContext, replace: Span): Suggestion[] {
  const { document, element } = context;
  const typed = document.textOf(replace);
  const parent = element?.tag;
  const { checkType } = document.tree;
  return tagNames(document.schema)
    .filter((name) => mayContain(parent, name))
    .flatMap((name) => tagSchema(name, checkType, document.schema) ?? [])
    .filter((tag) => !isPresent(context, tag))
    .filter(
      (tag) => tag.checkTypes.length === 0 || checkType === undefined || tag.checkTypes.includes(checkType),
    )
    .map((tag) => ({
      label: `<${tag.name}>`,
      kind: "Struct",
      replace,
      text: tagSnippet(tag),
      isSnippet: true,
      filter: filterText(typed, tag.name, tag.name),
      documentation: pageAsMarkdown(explainTag(tag)),
    }));
}

/** Tags with these roles occur at most once in their parent. */
const onlyOnce: ReadonlySet<TagRole | undefined> = new Set(["policy", "condition", "branch"]);

function isPresent({ document, element, offset }: CompletionContext, { name, role }: TagSchema): boolean {
  const siblings = element?.children ?? document.tree.children;
  return (
    onlyOnce.has(role) &&
    siblings.some((node) => node.kind === "element" && node.name === name && !isAt(node, offset))
  );
}

/** The tag that is being written does not count. */
function isAt({ start, end }: Span, offset: number): boolean {
  return start < offset && offset <= end;
}

function tagSnippet(tag: TagSchema): string {
  const snippet = new SnippetText();
  if (tag.role === "conditional") return conditionalSnippet(snippet, tag);
  let open = tag.name;
  if (tag.value === "required") open += `:"${snippet.stop()}"`;
  open += requiredAttributes(snippet, tag);
  if (tag.closing.length === 0) return `<${open}/>`;
  return `<${open}>\n  ${isCheckTag(tag.name) ? snippet.stop() : "$0"}\n</${tag.closing[0]}>`;
}

function requiredAttributes(snippet: SnippetText, { attributes }: TagSchema): string {
  return attributes
    .filter(({ required }) => required)
    .map(({ name, values, quoted }) => {
      const quote = quoted === "bare" ? "" : '"';
      const value = values.length > 0 ? snippet.choice(values.map(({ value }) => value)) : snippet.stop();
      return ` ${name}:${quote}${value}${quote}`;
    })
    .join("");
}

/** `<if>` with all its parts. */
function conditionalSnippet(snippet: SnippetText, { name, children }: TagSchema): string {
  const parts = children.map((child) => {
    const open = `${child}${requiredAttributes(snippet, tagSchema(child)!)}`;
    return `  <${open}>\n    ${snippet.stop()}\n  </${child}>`;
  });
  return [`<${name}>`, ...parts, `</${name}>`].join("\n");
}

/** The closing tag of the innermost open element. */
export function suggestClosingTag({ element }: CompletionContext, replace: Span): Suggestion[] {
  if (element === undefined) return [];
  const text = `</${element.name}>`;
  return [{ label: text, kind: "Struct", replace, text, filter: text }];
}

/** Right after `>` at the end of the text, where on-type formatting can't close the tag. */
export function suggestClosingTagAfter({ document, offset }: CompletionContext): Suggestion[] {
  const { text } = document;
  const closing = text.slice(offset).trim() === "" ? closingTagAt(document, offset) : undefined;
  if (closing === undefined) return [];
  const replace = { start: offset, end: offset };
  return [
    {
      label: closing.tag,
      kind: "Struct",
      replace,
      text: `\n  $0\n${escapeSnippet(closing.tag)}`,
      isSnippet: true,
    },
  ];
}

/** A new file: the tag of a check type, with everything that belongs to it. */
export function suggestPolicies({ document, element }: CompletionContext, replace: Span): Suggestion[] {
  if (element !== undefined || document.policy.checkTypeElement?.close !== undefined) return [];
  const typed = document.textOf(replace);
  return checkTypes(document.schema).map((checkType) => {
    const group = checkType.groupPolicy === "expected" ? '\n<group_policy:"$1">' : "";
    const groupEnd = group === "" ? "" : "\n</group_policy>";
    const name = `check_type:"${checkType.name}"`;
    return {
      label: `<${name}>`,
      kind: "Module",
      replace,
      text: `${escapeSnippet(checkType.tag)}${group}\n\n$0\n${groupEnd}\n</check_type>`,
      isSnippet: true,
      filter: filterText(typed, name, name),
      detail: `policy for ${checkType.label}`,
      documentation: pageAsMarkdown(explainCheckType(checkType)),
    };
  });
}

/** A new file with a first check in it: how to begin without knowing the language. */
export function suggestSkeletons({ document, element }: CompletionContext, replace: Span): Suggestion[] {
  if (element !== undefined || document.policy.checkTypeElement !== undefined) return [];
  const typed = document.textOf(replace);
  return ["Unix", "Windows"].flatMap((name): Suggestion[] => {
    const checkType = checkTypeSchema(name, document.schema);
    const item = itemSchema(name, "AUDIT_ALLOWED_OPEN_PORTS", document.schema);
    if (checkType === undefined || item === undefined) return [];
    const isGrouped = checkType.groupPolicy === "expected";
    const label = `${name.toLowerCase()}-policy`;
    return [
      {
        label,
        kind: "Snippet",
        replace,
        text: [
          escapeSnippet(checkType.tag),
          ...(isGrouped ? ['<group_policy:"Open ports">'] : []),
          "",
          checkSnippet(item),
          "",
          ...(isGrouped ? ["</group_policy>"] : []),
          "</check_type>",
        ].join("\n"),
        isSnippet: true,
        filter: typed.startsWith("<") ? `<${label}` : label,
        detail: `policy for ${checkType.label} with one open-port check`,
      },
    ];
  });
}

/** Attributes that the tag does not have yet. */
export function suggestAttributes(
  { document }: CompletionContext,
  tagName: string,
  present: readonly string[],
  replace: Span,
): Suggestion[] {
  const attributes =
    tagSchema(canonicalTag(tagName), document.tree.checkType, document.schema)?.attributes ?? [];
  const hasColon = document.text[replace.end] === ":";
  return attributes
    .filter(({ name }) => !present.includes(name))
    .map(({ name, values, quoted, summary }) => {
      const quote = quoted === "bare" ? "" : '"';
      const snippet = new SnippetText();
      const value = values.length > 0 ? snippet.choice(values.map(({ value }) => value)) : snippet.stop();
      return {
        label: name,
        kind: "Property",
        replace,
        text: hasColon ? name : `${name}:${quote}${value}${quote}`,
        isSnippet: !hasColon,
        documentation: summary,
      };
    });
}

/** A value in a tag, with its documentation. */
export interface TagValue {
  value: string;
  bare: boolean;
  documentation?: string | undefined;
}

/** Check types after `<check_type:`. */
export function checkTypeValues({ document }: CompletionContext, tagName: string): TagValue[] {
  if (canonicalTag(tagName) !== "check_type") return [];
  return checkTypes(document.schema).map((checkType) => ({
    value: checkType.name,
    bare: false,
    documentation: pageAsMarkdown(explainCheckType(checkType)),
  }));
}

/** The values of an attribute. In `<check_type:…>` they depend on the check type in the same tag. */
export function attributeValues(context: CompletionContext, tagName: string, name: string): TagValue[] {
  const { document, element } = context;
  const ownValue = element?.open.value && textOf(document.tree, element.open.value);
  const checkType = document.tree.checkType ?? ownValue;
  const { schema } = document;
  const known = checkType && checkTypeSchema(checkType, schema)?.name;
  const tag = tagSchema(canonicalTag(tagName), known, schema);
  const attribute = tag?.attributes.find((candidate) => candidate.name === name);
  return (attribute?.values ?? []).map(({ value, summary }) => ({
    value,
    bare: attribute?.quoted === "bare",
    documentation: summary,
  }));
}
