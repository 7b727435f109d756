/**
 * The languages inside values in the TextMate grammar. Their rules are only `match` rules, none of which
 * matches the quote that ends the value: so a value always ends there, whatever is inside.
 */

/** A rule of a TextMate grammar. */
export interface GrammarRule {
  name?: string;
  comment?: string;
  match?: string;
  begin?: string;
  end?: string;
  contentName?: string;
  include?: string;
  beginCaptures?: Record<string, { name: string }>;
  endCaptures?: Record<string, { name: string }>;
  captures?: Record<string, { name: string }>;
  patterns?: GrammarRule[];
}

/** A string in double quotes, with or without escapes, or one in single quotes, which always has them. */
export type StringKind = "escaped" | "raw" | "single";

export type EmbeddedLanguage = keyof typeof languages;

/** The building blocks of a language's patterns, for one kind of string. */
interface Parts {
  /**
   * Any character except the quote that ends the value, a backslash, and the given ones: the content of a
   * character class.
   */
  not(others: string): string;
  /** A pair of characters that belong together; in a raw string, a backslash is an ordinary character. */
  pair: string;
  /** The other quote, and the pattern of what it encloses on one line. */
  other: string;
  quoted: string;
  /** What is between `\"` and `\"` on one line; absent in a raw string, which can't have them. */
  escapedQuoted: string | undefined;
  /** A backslash of the language itself, and the character after it. */
  escape: string;
}

function partsOf(kind: StringKind): Parts {
  const quote = kind === "single" ? "'" : '"';
  const other = kind === "single" ? '"' : "'";
  const pair = "\\\\.";
  if (kind === "raw") {
    return {
      not: (others) => `[^${quote}\\\\${others}]`,
      pair: `\\\\[^${quote}]`,
      other,
      quoted: `${other}[^${quote}${other}]*${other}`,
      escapedQuoted: undefined,
      escape: `\\\\[^${quote}]`,
    };
  }
  return {
    not: (others) => `[^${quote}\\\\${others}]`,
    pair,
    other,
    quoted: `${other}(?:[^${quote}\\\\${other}]|${pair})*${other}`,
    escapedQuoted: `\\\\${quote}(?:[^${quote}\\\\]|\\\\[^${quote}])*\\\\${quote}`,
    escape: `\\\\\\\\(?:\\\\["'\\\\]|[^"'\\\\])`,
  };
}

/** Quoted strings of the language. */
function strings({ quoted, other, escapedQuoted }: Parts): GrammarRule[] {
  const [own, kind] = other === "'" ? ["double", "single"] : ["single", "double"];
  return [
    { name: `string.quoted.${kind}.embedded`, match: quoted },
    ...(escapedQuoted === undefined ? [] : [{ name: `string.quoted.${own}.embedded`, match: escapedQuoted }]),
  ];
}

const sqlWords =
  "SELECT|DISTINCT|FROM|WHERE|AND|OR|NOT|IN|IS|NULL|LIKE|BETWEEN|EXISTS|AS|ON|USING|JOIN|INNER|LEFT|RIGHT|FULL|OUTER|CROSS|UNION|ALL|ANY|INTERSECT|EXCEPT|MINUS|GROUP|ORDER|BY|HAVING|LIMIT|TOP|ASC|DESC|CASE|WHEN|THEN|ELSE|END|WITH|EXEC|EXECUTE|DECLARE|SET|SHOW|USE|CAST|CONVERT|OVER|PARTITION|BEGIN|VALUES|INTO";

function query(language: string, parts: Parts): GrammarRule[] {
  return [
    { name: `comment.line.double-dash.${language}`, match: `--${parts.not("'\\\"")}*$` },
    { name: `comment.block.${language}`, match: `/\\*(?:${parts.not("*")}|\\*(?!/))*\\*/` },
    ...strings(parts),
    { name: `keyword.other.${language}`, match: `(?i)(?<![\\w.$])(?:${sqlWords})(?![\\w.$])` },
    { name: `support.function.${language}`, match: "(?<![\\w.])[A-Za-z_]\\w*(?=\\()" },
    { name: `constant.numeric.${language}`, match: "(?<![\\w.])\\d+(?:\\.\\d+)?(?![\\w.])" },
    { name: `keyword.operator.${language}`, match: "<>|<=|>=|!=|\\|\\||[=<>+*/%-]" },
  ];
}

/** The rules of each language, for one kind of string. */
const languages = {
  regexp: (parts: Parts): GrammarRule[] => [
    {
      name: "constant.other.character-class.set.regexp",
      match: `\\[\\^?\\]?(?>\\[:\\^?\\w+:\\]|${parts.not("\\]")}|${parts.escape}|${parts.pair}){0,500}\\]`,
    },
    { name: "constant.character.escape.regexp", match: parts.escape },
    { name: "keyword.operator.quantifier.regexp", match: "[*+?][+?]?|\\{\\d+(?:,\\d*)?\\}[+?]?" },
    { name: "keyword.control.anchor.regexp", match: "[\\^$]" },
    { name: "punctuation.definition.group.regexp", match: "\\((?:\\?(?:[:=!>|]|<[=!]|[a-zA-Z-]+[:)]))?|\\)" },
    { name: "keyword.operator.or.regexp", match: "\\|" },
    { name: "constant.other.character-class.regexp", match: "\\." },
  ],
  shell: (parts: Parts): GrammarRule[] => [
    { name: "comment.line.number-sign.shell", match: `(?<=[\\s;])#${parts.not("'\\\"")}*$` },
    ...strings(parts),
    { name: "constant.character.escape.shell", match: parts.escape },
    {
      name: "variable.other.shell",
      match: `\\$(?:\\w+|[?#@*!$-]|\\{${parts.not("'\\\"{}")}*\\})`,
    },
    {
      name: "keyword.control.shell",
      match:
        "(?<![\\w./=-])(?:if|then|else|elif|fi|for|while|until|select|do|done|case|esac|in|function)(?![\\w./=-])",
    },
    { name: "keyword.operator.shell", match: "\\$?\\(\\(?|\\)|`|\\|[|&]?|&&?|;;?|[<>]+[&|]?" },
    { name: "constant.other.option.shell", match: "(?<=\\s)--?[A-Za-z][\\w-]*" },
  ],
  powershell: (parts: Parts): GrammarRule[] => [
    ...strings(parts),
    { name: "variable.other.powershell", match: `\\$(?:[\\w:?$^]+|\\{${parts.not("'\\\"{}")}*\\})` },
    {
      name: "keyword.control.powershell",
      match:
        "(?i)(?<![\\w.$-])(?:if|else|elseif|switch|foreach|for|while|do|until|in|return|break|continue|function|param|try|catch|finally|throw|begin|process|end)(?![\\w.-])",
    },
    { name: "support.function.powershell", match: "(?<![\\w.$-])[A-Za-z]+-[A-Za-z]\\w*" },
    {
      name: "keyword.operator.powershell",
      match:
        "(?i)(?<=\\s)-(?:[ic]?(?:eq|ne|gt|ge|lt|le|like|notlike|match|notmatch|contains|notcontains|in|notin|replace|split)|join|is|isnot|as|and|or|xor|not|f|band|bor)(?!\\w)|[|;=]",
    },
    { name: "constant.other.option.powershell", match: "(?<=\\s)-[A-Za-z]\\w*" },
    { name: "storage.type.powershell", match: "\\[[A-Za-z][\\w.]*(?:\\[\\])?\\]" },
    { name: "constant.numeric.powershell", match: "(?<![\\w.$-])\\d+(?:\\.\\d+)?(?![\\w.])" },
  ],
  sql: (parts: Parts) => query("sql", parts),
  wql: (parts: Parts) => query("wql", parts),
  soql: (parts: Parts) => query("soql", parts),
  json: (parts: Parts): GrammarRule[] => [
    { name: "support.type.property-name.json", match: `${parts.quoted}(?=\\s*:)` },
    ...strings(parts),
    { name: "constant.language.json", match: "(?<!\\w)(?:true|false|null)(?!\\w)" },
    { name: "constant.numeric.json", match: "(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w.])" },
    { name: "punctuation.separator.json", match: "[{}\\[\\]:,]" },
  ],
  jq: (parts: Parts): GrammarRule[] => [
    ...strings(parts),
    { name: "variable.other.jq", match: "\\$\\w+" },
    { name: "variable.other.property.jq", match: "\\.[A-Za-z_]\\w*" },
    {
      name: "keyword.control.jq",
      match:
        "(?<![\\w.$])(?:if|then|elif|else|end|as|def|reduce|foreach|try|catch|and|or|not|import|include)(?!\\w)",
    },
    {
      name: "support.function.jq",
      match:
        "(?<![\\w.$])(?:select|map|map_values|join|sort|sort_by|group_by|unique|unique_by|length|keys|has|test|match|contains|inside|startswith|endswith|split|tostring|tonumber|type|any|all|add|first|last|flatten|range|recurse|empty|to_entries|from_entries|with_entries|ascii_downcase|ascii_upcase|index|min|max|now|env)(?!\\w)",
    },
    { name: "constant.language.jq", match: "(?<![\\w.$])(?:true|false|null)(?!\\w)" },
    { name: "constant.numeric.jq", match: "(?<![\\w.])\\d+(?:\\.\\d+)?(?![\\w.])" },
    { name: "keyword.operator.jq", match: "\\|=?|==|!=|<=|>=|//|[+*/%<>=?,:-]|\\.\\." },
  ],
  xsl: (parts: Parts): GrammarRule[] => [
    { name: "comment.block.xsl", match: `<!--(?:${parts.not("-")}|-(?!->))*-->` },
    {
      match: "(</?)([\\w:.-]+)",
      captures: {
        1: { name: "punctuation.definition.tag.xsl" },
        2: { name: "entity.name.tag.xsl" },
      },
    },
    { name: "punctuation.definition.tag.xsl", match: "/?>" },
    { name: "entity.other.attribute-name.xsl", match: "(?<=\\s)[\\w:.-]+(?=\\s*=\\s*[\\\\\"'])" },
    {
      match: `(?<==)\\s*(${parts.quoted}${parts.escapedQuoted === undefined ? "" : `|${parts.escapedQuoted}`})`,
      captures: { 1: { name: "string.quoted.embedded" } },
    },
    { name: "constant.character.entity.xsl", match: "&(?:\\w+|#\\w+);" },
  ],
};

/** The scope of content for languages whose words are plain text, rather than coloured as strings. */
const contentNames: Partial<Record<EmbeddedLanguage, string>> = { regexp: "string.regexp" };

/** The name of a rule for what is inside a string of a kind. */
function ruleName(language: EmbeddedLanguage, kind: StringKind): string {
  return `${language}-${kind}`;
}

/** The rules for the content of strings, by their names in `repository`. */
export function contentRules(
  used: Iterable<readonly [EmbeddedLanguage, StringKind]>,
): Record<string, GrammarRule> {
  const rules: Record<string, GrammarRule> = {};
  for (const [language, kind] of used) {
    const patterns = languages[language](partsOf(kind)).map(withSuffix);
    const pairs = kind === "raw" ? [] : [{ include: "#escape" }];
    rules[ruleName(language, kind)] = { patterns: [{ include: "#variable" }, ...patterns, ...pairs] };
  }
  return rules;
}

function withSuffix(rule: GrammarRule): GrammarRule {
  const captures = rule.captures && {
    captures: Object.fromEntries(
      Object.entries(rule.captures).map(([index, { name }]) => [index, { name: `${name}.nessus-audit` }]),
    ),
  };
  return { ...rule, ...(rule.name !== undefined && { name: `${rule.name}.nessus-audit` }), ...captures };
}

/** A keyword with a value in a language, up to the closing quote. */
export function valueRule(
  keywords: readonly string[],
  language: EmbeddedLanguage,
  kind: StringKind,
): GrammarRule {
  const quote = kind === "single" ? "'" : '"';
  const style = kind === "single" ? "single" : kind === "raw" ? "double.raw" : "double";
  const string = `string.quoted.${style}.nessus-audit`;
  return {
    begin: `(?<![A-Za-z0-9_@])(${keywords.join("|")})\\s*(:)\\s*(${quote})`,
    beginCaptures: {
      1: { name: "variable.other.property.nessus-audit" },
      2: { name: "punctuation.separator.key-value.nessus-audit" },
      3: { name: `${string} punctuation.definition.string.begin.nessus-audit` },
    },
    end: quote,
    endCaptures: { 0: { name: `${string} punctuation.definition.string.end.nessus-audit` } },
    contentName: `${contentNames[language] ?? `meta.embedded.inline.${language}`}.nessus-audit`,
    patterns: [{ include: `#${ruleName(language, kind)}` }],
  };
}
