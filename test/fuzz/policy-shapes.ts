/** Texts made to take much time, by what they repeat; each is about as long as requested. */
export const policyShapes: Record<string, (size: number) => string> = {
  checks: (size) => unix(repeat(check('ports : "22"'), size)),
  "checks with mistakes": (size) => unix(repeat(check('bogus : 1\n  ports : "22,22,99999"'), size)),
  "empty checks": (size) => unix(repeat("<item></item>\n", size)),
  "checks in one line": (size) => unix(repeat('<item> name : "x" </item> ', size)),
  "opening tags": (size) => unix(repeat("<custom_item>\n", size)),
  "closing tags of checks": (size) => unix(repeat("</custom_item>\n", size)),
  "closing tags of a group": (size) =>
    unix(`${repeat("<item></item>\n", size / 2)}x\n${repeat("</group_policy>\n", size / 2)}`),
  "closing tags after checks": (size) =>
    unix(repeat("<item></item>\n", size / 2) + repeat("</if>\n", size / 2)),
  "opening ifs": (size) => unix(repeat("<if>\n<then>\n", size)),
  "closing ifs": (size) => unix(repeat("</then></if>\n", size)),
  "ifs as deep as they may be": (size) =>
    unix(nested("<if><then>", "<if></if>\n", "</then></if>", 120, size)),
  "checks right inside an if": (size) => unix(`<if>\n${repeat("<item></item>\n", size)}`),
  "checks and branches inside an if": (size) =>
    unix(`<if>\n${repeat("<item></item><then></then>\n", size)}</condition>`),
  "ifs without else, in one line": (size) =>
    unix(repeat("<if><condition></condition><then></then><item></item></else>", size)),
  "branches without if": (size) => unix(repeat("<then>\n</else>\n", size)),
  "unknown tags": (size) => unix(numbered((n) => `<tag${n}>\n`, size)),
  "unknown closing tags": (size) => unix(numbered((n) => `</tag${n}>\n`, size)),
  attributes: (size) => unix(`<report ${numbered((n) => `a${n}:"b" `, size)}>\n</report>\n`),
  "lesser-than signs": (size) => unix(repeat("<", size)),
  "quotes that are never closed": (size) => unix(repeat('"\n', size)),
  "quotes in keywords": (size) => unix(inCheck(repeat('info : "\n', size))),
  "strings over lines": (size) => unix(inCheck(repeat('info : "a\ntype : b\n"\n', size))),
  "strings with tags in them": (size) =>
    unix(inCheck(repeat('info : "a\n</custom_item>\n<custom_item>\n', size))),
  "strings that hold quotes": (size) => unix(inCheck(repeat('info : "a "b" c"\n', size))),
  "escaped quotes": (size) => unix(inCheck(`info : "x\n${repeat('\\"\n', size)}`)),
  "escaped quotes without a check type": (size) => `info : "x\n${repeat('\\"\n', size)}`,
  "escaped quotes in one line": (size) => `info : "x ${repeat('\\" ', size)}\n`,
  backslashes: (size) => unix(inCheck(`info : "${repeat("\\", size)}"\n`)),
  "unknown keywords": (size) => unix(inCheck(numbered((n) => `zzk${n} : "x"\n`, size))),
  "one unknown keyword": (size) => unix(check(repeat("users : 1\n", size))),
  "unknown keywords of a port check": (size) => unix(check(numbered((n) => `zzk${n} : 1\n`, size))),
  "one keyword": (size) => unix(inCheck(repeat('info : "x"\n', size))),
  "keywords in one line": (size) => unix(inCheck(numbered((n) => `k${n} : "x" `, size))),
  "one keyword in one line": (size) => unix(inCheck(repeat('info : "x" ', size))),
  "keywords without colons": (size) => unix(inCheck(repeat("info\n", size))),
  "keywords outside of checks": (size) => unix(repeat('info : "x"\n', size)),
  "stray words": (size) => unix(repeat("word word\n", size)),
  "stray words in one line": (size) => unix(repeat("word ", size)),
  operators: (size) => unix(inCheck(`expect : ${repeat('"1" || ', size)}"2"\n`)),
  "operators without operands": (size) => unix(inCheck(`expect : ${repeat("|| && ", size)}\n`)),
  parentheses: (size) => unix(inCheck(`expect : ${"(".repeat(size / 2)}1${")".repeat(size / 2)}\n`)),
  "alternatives that contradict": (size) => unix(inCheck(numbered((n) => `expect : "${n}"\n`, size))),
  comments: (size) => unix(repeat("# comment\n", size)),
  "comments in a check": (size) => unix(inCheck(repeat("# comment\n", size))),
  "comments after values": (size) => unix(inCheck(repeat('info : "x" # why\n', size))),
  "shell words": (size) => unix(command(repeat("if a; then b; fi; ", size))),
  "shell openers": (size) => unix(command(repeat('$(\\"', size))),
  "shell case patterns": (size) => unix(command(`case x in ${repeat("a|b) c;; ", size)}`)),
  "shell backticks": (size) => unix(command(repeat("`a`", size))),
  "here-documents": (size) => unix(command(`${repeat("cat <<A ", size / 2)}\n${repeat("A\n", size / 2)}`)),
  "here-documents that are never closed": (size) => unix(command(repeat("cat <<A\n", size))),
  templates: (size) => unix(xsl(repeat("<xsl:if test='a[b]'>&amp;</xsl:if>", size))),
  "templates without ampersands": (size) => unix(xsl(repeat("<a b='c'>d</a>", size))),
  "templates that are never closed": (size) => unix(xsl(repeat("<a>", size))),
  "blanks in a template": (size) => unix(xsl(`<a${repeat(" ", size)}`)),
  "statements of a template": (size) =>
    unix(`<custom_item>\ntype : AUDIT_XML\n${repeat('xsl_stmt : "<a>"\n', size)}</custom_item>\n`),
  "an expression in a template": (size) => unix(xsl(`<xsl:if test='${repeat("a and ", size)}b'/>`)),
  queries: (size) => database(repeat("SELECT ('a'\\'[\"]) -- ", size)),
  "comments in a query": (size) => database(repeat("/* ", size)),
  "JSON brackets": (size) => mongo(repeat('{"a": [', size)),
  "JSON quotes": (size) => mongo(`{${repeat('"\\', size)}`),
  "texts that jq opens in texts": (size) =>
    unix(
      `<custom_item>\ntype : FILE_CONTENT_CHECK\njson_transform : '${repeat('"\\\\(', size)}'\n</custom_item>\n`,
    ),
  "PowerShell blocks": (size) =>
    `<check_type:"Windows" version:"2">\n${windowsCheck("AUDIT_POWERSHELL", `powershell_args : "${repeat("{'a' #", size)}"`)}</check_type>\n`,
  "blank lines": (size) => unix(repeat(" \n", size)),
  blanks: (size) => unix(repeat(" ", size)),
  "carriage returns": (size) => unix(repeat("\r", size)),
  "suppressions of the next line": (size) =>
    repeat("# nessus-audit-disable-next-line duplicate-port\n", size) + unix(""),
  "suppressions of the file": (size) =>
    repeat("# nessus-audit-disable-file duplicate-port\n", size / 2) +
    unix(inCheck(`type : AUDIT_DENIED_OPEN_PORTS\nports : "${repeat("22,", size / 2)}1"\n`)),
  "comments that name hosts": (size) => repeat("# hosts: web-*, [z-a], a b\n", size) + unix(""),
  "a comment that names hosts": (size) => `# hosts: ${repeat("web-*, {a,b}, ", size)}\n${unix("")}`,
  "braces in a comment that names hosts": (size) => `# hosts: ${repeat("{,", size)}\n${unix("")}`,
  "suppressions in pairs": (size) =>
    repeat("# nessus-audit-disable duplicate-port\n# nessus-audit-enable duplicate-port\n", size) + unix(""),
  "suppressions that stay open": (size) =>
    repeat("# nessus-audit-disable duplicate-port\n# nessus-audit-enable md5-only\n", size) + unix(""),
  "suppressions that expired": (size) =>
    repeat("# nessus-audit-disable-file duplicate-port until 2020-01-01\n", size) + unix(""),
  "rules in a suppression": (size) =>
    `# nessus-audit-disable-file ${numbered((n) => `rule-${n}, `, size)}\n${unix("")}`,
  "known rules in a suppression": (size) =>
    `# nessus-audit-disable-file ${repeat("duplicate-port, ", size)}\n${unix("")}`,
  "suppressions that are wrong": (size) => repeat("# nessus-audit-disable\n", size) + unix(""),
  "suppressions after values": (size) =>
    unix(inCheck(repeat('info : "x" # nessus-audit-disable-line duplicate-keyword\n', size))),
  variables: (size) =>
    numbered((n) => `# <variable><name>V${n}</name><default>x</default></variable>\n`, size / 2) +
    unix(inCheck(numbered((n) => `info : "@V${n}@"\n`, size / 2))),
  "variables in the header": (size) =>
    `#<variables>\n${numbered((n) => `#<variable>\n#<name>V${n}</name>\n#<default>x</default>\n#</variable>\n`, size)}#</variables>\n${unix("")}`,
  "variables that are not defined": (size) => unix(inCheck(numbered((n) => `info : "@V${n}@"\n`, size))),
  "variables in one string": (size) => unix(inCheck(`info : "${repeat("@A@", size)}"\n`)),
  ports: (size) => ports(`${numbered((n) => `${n % 2000},`, size)}1`),
  "the same port": (size) => ports(`${repeat("22,", size)}22`),
  "ports out of range": (size) => ports(`${repeat("99999,", size)}22`),
  "ports that are empty": (size) => ports(`${repeat(",", size)}22`),
  "port ranges": (size) => ports(`${numbered((n) => `${n % 60000}-${(n % 60000) + 9},`, size)}1`),
  "port patterns": (size) => ports(`${numbered((n) => `${n % 600}[0-9]*,`, size)}1`),
  "port alternatives": (size) => ports(`${repeat("\\d{1,5}|", size)}1`),
  "port alternatives of one port": (size) => ports(`${numbered((n) => `${n % 65536}|`, size)}1`),
  "port repetitions": (size) => ports(`${repeat("(1?)*", size)}1`),
  "port groups": (size) => ports(`${"(".repeat(size / 2)}1${")*".repeat(size / 4)}`),
  "port classes": (size) => ports(`[${repeat("0-9", size)}]`),
  "port pattern of optional digits": (size) => ports(`${repeat("\\d?", size)}`),
  "port counts": (size) => ports(repeat("(1|2){0,99}", size)),
  "allowed and denied ports": (size) =>
    unix(
      numbered(
        (n) => check(`ports : "${n % 65536}"`) + check(`ports : "${n % 65536}"`).replace("DENIED", "ALLOWED"),
        size,
      ),
    ),
  "windows ports": (size) =>
    windows(
      repeat(
        '<custom_item>\n type : AUDIT_DENIED_OPEN_PORTS\n description : "x"\n value_type : POLICY_PORTS\n value_data : "22"\n port_type : TCP\n</custom_item>\n',
        size,
      ),
    ),
  patterns: (size) => unix(inCheck(`expect : "${repeat("(a|b)*", size)}"\n`)),
  "nested patterns": (size) => unix(inCheck(`expect : "${"(".repeat(size / 3)}a${")*".repeat(size / 3)}"\n`)),
  "pattern classes": (size) => unix(inCheck(`expect : "[${repeat("a-z", size)}]"\n`)),
  "pattern dots": (size) => unix(inCheck(`regex : "${repeat("1.2.", size)}"\n`)),
  "optional patterns": (size) => unix(inCheck(`expect : "${repeat("a?", size)}"\n`)),
  "patterns that contradict": (size) =>
    unix(inCheck(numbered((n) => `regex : "a${n}.*"\nexpect : "b${n}"\n`, size))),
  "statements of XSL": (size) => unix(xsl(repeat('<xsl:template match=\\"a\\"/>"\nxsl_stmt : "', size))),
  "conditions in XSL": (size) =>
    unix(
      xsl(
        `<xsl:template match=\\"/\\">${repeat('<xsl:if test=\\"a[b] and c\\">x</xsl:if>', size)}</xsl:template>`,
      ),
    ),
  "attributes in XSL": (size) => unix(xsl(`<xsl:template ${numbered((n) => `a${n}=\\"\\" `, size)}/>`)),
  "elements of XSL that stay open": (size) => unix(xsl(repeat("<xsl:if>", size))),
  "steps of a path": (size) => unix(xsl(`<xsl:template match=\\"${repeat("a//", size)}b\\"/>`)),
  "pipes of jq": (size) => jq(`${repeat(".a | ", size)}.`),
  "texts in jq": (size) => jq(`"${repeat("a\\(.b)", size)}"`),
  "brackets of jq": (size) => jq(repeat("[", size)),
  "variables of jq": (size) => jq(`${numbered((n) => `. as $v${n} | `, size)}$v1`),
  "conditions of jq": (size) => jq(`if . then 1 ${repeat("elif . then 1 ", size)}end`),
  references: (size) => unix(inCheck(`reference : "${numbered((n) => `CIS|${n},`, size)}800-53|AC-1"\n`)),
  "see also": (size) => unix(inCheck(`see_also : "${repeat("https://a.b/c?d ", size)}"\n`)),
  "addresses of colons": (size) => unix(inCheck(`see_also : "${repeat("https://:", size)}"\n`)),
  "access control lists": (size) =>
    windows(
      numbered((n) => `<acl:"n${n}">\n<user:"a">\nacl_allow : "x"\n</user>\n</acl>\n`, size),
      "Windows",
    ),
  "users of one list": (size) =>
    windows(
      `<file_acl:"n">\n${numbered((n) => `<user:"u${n}">\nacl_allow : "full control"\n</user>\n`, size)}</acl>\n`,
    ),
  "checks of access control lists": (size) =>
    windows(
      numbered(
        (n) =>
          `<file_acl:"n${n}">\n<user:"a">\nacl_inheritance : "not used"\nacl_apply : "files only"\nacl_allow : "read"\n</user>\n</acl>\n${windowsCheck("FILE_PERMISSIONS", `value_type : FILE_ACL\nvalue_data : "n${n}"\nfile : "C:\\x"`)}`,
        size,
      ),
    ),
  "windows numbers": (size) => windows(registryCheck("POLICY_DWORD", `${repeat("[1..5] || ", size)}7`)),
  "windows bits": (size) => windows(registryCheck("POLICY_DWORD", `${repeat("1 | ", size)}7`)),
  "windows texts": (size) => windows(registryCheck("POLICY_TEXT", `${repeat('"a" || ', size)}"b"`)),
  "windows lists": (size) => windows(registryCheck("POLICY_MULTI_TEXT", `${repeat('"a" && ', size)}"b"`)),
  "windows lists of alternatives": (size) =>
    windows(registryCheck("POLICY_MULTI_TEXT", `${repeat('("a" || "b") && ', size)}"c"`)),
  "windows accounts": (size) =>
    windows(
      windowsCheck(
        "USER_RIGHTS_POLICY",
        `value_type : USER_RIGHT\nvalue_data : ${repeat('"a" && ', size)}"b"\nright_type : SeDebugPrivilege`,
      ),
    ),
  "access rights": (size) =>
    windows(`<file_acl:"n">\n<user:"u">\nacl_allow : ${repeat('"read" | ', size)}"write"\n</user>\n</acl>\n`),
  "letters beyond ASCII": (size) => unix(inCheck(`description : "${repeat("é", size)}"\n`)),
  "letters beyond ASCII here and there": (size) => unix(inCheck(repeat('info : "é" ', size))),
  "curly quotes": (size) => unix(inCheck(repeat("info : “x” ", size))),
  "a long word": (size) => unix("a".repeat(size)),
  "a long name": (size) => unix(inCheck(`${"a".repeat(size)} : 1\n`)),
  "a long type": (size) => unix(inCheck(`type : ${"A_".repeat(size / 2)}\n`)),
  "descriptions that are equal": (size) => unix(repeat(check('ports : "22"'), size)),
  "reports in conditions": (size) =>
    unix(`<if><condition type:"AND">\n${repeat('<report type:"PASSED"></report>\n', size)}</condition></if>`),
  "check types": (size) => repeat('<check_type:"Unix">\n</check_type>\n', size),
  "null characters": (size) => unix(repeat("\0", size)),
};

/** Policies in which rules find something over and over, or in which a line or a list is very long. */
export const longShapes: Record<string, (size: number) => string> = {
  "closing tags alone": (size) => repeat("</item>\n", size),
  "closing tags in one line": (size) => unix(repeat("</item> ", size)),
  "closing tags after words": (size) => unix(repeat("word </custom_item>\n", size)),
  "closing tags of a condition": (size) => unix(repeat("</condition>\n</if>\n", size)),
  "closing tags without names": (size) => unix(repeat("</>\n", size)),
  "suppressions between keywords": (size) =>
    unix(
      inCheck(
        `type : CMD_EXEC\n${repeat('# nessus-audit-disable-next-line duplicate-keyword\ncmd : "x"\n', size)}`,
      ),
    ),
  "suppressions of several rules between keywords": (size) =>
    unix(
      check(
        numbered((n) => `# nessus-audit-disable-next-line unknown-keyword, md5-only\nzzk${n} : "x"\n`, size),
      ),
    ),
  "suppressions before one long line": (size) =>
    unix(
      repeat("# nessus-audit-disable-next-line unknown-keyword\n", size / 2) +
        inCheck(numbered((n) => `zzk${n} : "x" `, size / 2)),
    ),
  "suppressions of long values": (size) =>
    unix(
      inCheck(
        repeat(
          '# nessus-audit-disable-next-line duplicate-keyword\ninfo : "a\nb\nc" # nessus-audit-disable-line x\n',
          size,
        ),
      ),
    ),
  "suppressions in pairs around keywords": (size) =>
    unix(
      inCheck(
        repeat(
          "# nessus-audit-disable unknown-keyword\nzzk : 1\n# nessus-audit-enable unknown-keyword\n",
          size,
        ),
      ),
    ),
  "suppressions that end all": (size) =>
    unix(repeat("# nessus-audit-disable duplicate-port, md5-only\n# nessus-audit-enable\n", size)),
  "suppressions that open and end in different numbers": (size) =>
    unix(
      repeat("# nessus-audit-disable duplicate-port\n", size / 2) +
        repeat("# nessus-audit-enable duplicate-port\n", size / 2),
    ),
  "a keyword that can't be repeated": (size) =>
    unix(inCheck(`type : CMD_EXEC\n${repeat('cmd : "x"\n', size)}`)),
  "a keyword that can't be repeated, in one line": (size) =>
    unix(inCheck(`type : CMD_EXEC\n${repeat('cmd : "x" ', size)}`)),
  "keywords with mistakes in one line": (size) =>
    unix(
      `<custom_item> type : FILE_CHECK ${repeat("description : x file : 1 mode : 9 ", size)}</custom_item>\n`,
    ),
  "short unknown keywords": (size) =>
    unix(inCheck(`type : CMD_EXEC\n${numbered((n) => `k${n % 90} : 1\n`, size)}`)),
  "unknown keywords without a type": (size) => unix(inCheck(numbered((n) => `descr${n} : 1\n`, size))),
  "unknown keywords in one line": (size) => unix(check(numbered((n) => `zzk${n} : 1 `, size))),
  "unknown keywords of many checks": (size) => unix(numbered((n) => check(`zzk${n} : 1`), size)),
  "unknown item types": (size) => unix(numbered((n) => inCheck(`type : FILE_CHEK${n}\n`), size)),
  "unknown values": (size) => unix(numbered((n) => check(`port_type : TCP${n}`), size)),
  "users of access with many keywords": (size) =>
    windows(`<file_acl:"n">\n<user:"a">\n${numbered((n) => `acl_x${n} : "a"\n`, size)}</user>\n</acl>\n`),
  "users of access with one keyword": (size) =>
    windows(`<file_acl:"n">\n<user:"a">\n${repeat('acl_allow : "read"\n', size)}</user>\n</acl>\n`),
  "port elements of nearly all ports": (size) => ports(`${numbered((n) => `\\d{2}\\d?|${n % 999},`, size)}1`),
};

/** Policies of which only a great number of checks is hard. */
export const manyChecks = {
  "empty checks": policyShapes["empty checks"]!,
  "checks of many names": (size: number) => unix(numbered((n) => `<item>\nname : "${n}"\n</item>\n`, size)),
};

const commandCheck = (name: string | number) =>
  inCheck(
    `  type : CMD_EXEC\n  description : "${name}"\n  cmd : "mine"\n  expect : "next"\n  reference : "CCE|CCE-${name}"\n`,
  );

/** Policies of which a side of a merge changes what is "mine", and the other what is "next". */
export const editionShapes = {
  "checks of many names": (size: number) => unix(numbered(commandCheck, size)),
  "checks of one name": (size: number) => unix(repeat(commandCheck("x"), size)),
  "conditions of one check": (size: number) =>
    unix(
      numbered(
        (n) =>
          `<if>\n<condition type:"AND">\n${commandCheck(n)}</condition>\n<then>\n${commandCheck(`t${n}`)}</then>\n</if>\n`,
        size,
      ),
    ),
  "a condition of many checks": (size: number) =>
    unix(
      `<if>\n<condition type:"AND">\n${numbered(commandCheck, size / 2)}</condition>\n<then>\n${numbered((n) => commandCheck(`t${n}`), size / 2)}</then>\n</if>\n`,
    ),
  "a check of many keywords": (size: number) =>
    unix(
      inCheck(
        `  type : CMD_EXEC\n  description : "x"\n${repeat('  info : "mine"\n  info : "next"\n', size)}`,
      ),
    ),
  "a long list": (size: number) =>
    unix(inCheck(`  type : CMD_EXEC\n  description : "x"\n  expect : "mine"${repeat(' || "x"', size)}\n`)),
};

function repeat(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

let series = 0;

/** Pieces with numbers in them that are others each time: what is remembered of the last text must not help. */
function numbered(piece: (n: number) => string, size: number): string {
  const first = 100_000 * (1 + (series++ % 8));
  const pieces: string[] = [];
  for (let length = 0; length < size; length += pieces.at(-1)!.length) {
    pieces.push(piece(first + pieces.length));
  }
  return pieces.join("");
}

function nested(open: string, inner: string, close: string, depth: number, size: number): string {
  return open.repeat(depth) + repeat(inner, size) + close.repeat(depth);
}

const unix = (content: string) => `<check_type:"Unix">\n${content}</check_type>\n`;
const windows = (content: string, type = "Windows") =>
  `<check_type:"${type}" version:"2">\n<group_policy:"g">\n${content}</group_policy>\n</check_type>\n`;
const inCheck = (keywords: string) => `<custom_item>\n${keywords}</custom_item>\n`;
const check = (keywords: string) =>
  inCheck(`  type : AUDIT_DENIED_OPEN_PORTS\n  description : "x"\n  port_type : TCP\n  ${keywords}\n`);
const xsl = (statement: string) =>
  inCheck(`type : AUDIT_XML\nfile : "/a"\nxsl_stmt : "${statement}"\nexpect : "x"\n`);
const jq = (program: string) =>
  windows(inCheck(`request : "a"\njson_transform : '${program}'\nexpect : "x"\n`), "microsoft_azure");
const ports = (list: string) => unix(check(`ports : "${list}"`));

/** Where a run of one character is in a policy. */
const places: Record<string, (run: string) => string> = {
  "at the top": (run) => `${run}x`,
  "in front of a tag": (run) => unix(`${run}<item>\n</item>\n`),
  "in a tag": (run) => `<check_type${run}x"Unix">\n</check_type>\n`,
  "in a tag that ends in it": (run) => `<check_type${run}!\n</check_type>\n`,
  "behind the colon of a tag": (run) => `<check_type:${run}>\n</check_type>\n`,
  "in a closing tag": (run) => unix(`<item>\n</${run}item>\n`),
  "behind a keyword": (run) => unix(inCheck(`info${run}x : "y"\n`)),
  "behind a colon": (run) => unix(inCheck(`info :${run}x\n`)),
  "in a string": (run) => unix(inCheck(`info : "${run}x"\n`)),
  "in a string over lines": (run) => unix(inCheck(`info : "a\ntype :${run}x\n" y\n`)),
  "behind a string": (run) => unix(inCheck(`info : "x"${run}y\n`)),
  "in a range": (run) => unix(inCheck(`value_data : [${run}]\n`)),
  "on both sides of a range": (run) =>
    windows(inCheck(`type : REGISTRY_SETTING\nvalue_type : POLICY_DWORD\nvalue_data : [${run}..${run}!]\n`)),
  "in a comment": (run) => `# ${run}x\n${unix("")}`,
  "in a suppression": (run) => `# nessus-audit-disable ${run}x\n${unix("")}`,
  "in the header": (run) =>
    `#<ui_metadata>\n#<variables>\n#<variable><name>${run}x\n#</variable>\n${unix("")}`,
  "in a port list": (run) => ports(`22,${run}x`),
  "in a port list over lines": (run) => ports(`22,\n2${run}x\n3`),
  "in a port range": (run) => ports(`[1${run}..${run}2]`),
  "in a pattern": (run) => unix(inCheck(`expect : "a${run}b"\n`)),
  "in a regex keyword": (run) => unix(inCheck(`regex : "^a${run}"\nexpect : "^a${run}b"\n`)),
  "in an address": (run) => unix(inCheck(`see_also : "https://a${run}"\n`)),
  "in a reference": (run) => unix(inCheck(`reference : "CIS|${run}x"\n`)),
};

const runs = [
  " ",
  "\t",
  "\r",
  "\u00a0",
  "#",
  '"',
  "'",
  "\\",
  "(",
  "(*A:",
  "(?#",
  "[",
  "[^",
  "{",
  "<",
  ":",
  "|",
  "|| ",
  ",",
  ".",
  "-",
  "_",
  "@A",
  "a",
  "A_",
  "1",
  "é",
  "(?=",
  "a{2}",
];

/** A run of the same few characters at one place of a policy, by the name of both. */
export const policyRuns: Record<string, (size: number) => string> = Object.fromEntries(
  Object.entries(places).flatMap(([place, policy]) =>
    runs.map((run) => [`${JSON.stringify(run)} ${place}`, (size: number) => policy(repeat(run, size))]),
  ),
);

function command(text: string): string {
  return `<custom_item>\ntype : CMD_EXEC\ndescription : "x"\ncmd : "${text}"\nexpect : "x"\n</custom_item>\n`;
}

function database(text: string): string {
  return `<check_type:"MySQLDB">\n<custom_item>\ntype : SQL_POLICY\nsql_request : "${text.replaceAll('"', '\\"')}"\n</custom_item>\n</check_type>\n`;
}

function mongo(text: string): string {
  return `<check_type:"MongoDB">\n<custom_item>\nquery : '${text}'\n</custom_item>\n</check_type>\n`;
}

function windowsCheck(type: string, keywords: string): string {
  return `<custom_item>\ntype : ${type}\ndescription : "x"\n${keywords}\n</custom_item>\n`;
}

function registryCheck(valueType: string, value: string): string {
  const place = 'reg_key : "HKLM\\SOFTWARE"\nreg_item : "x"';
  return windowsCheck("REGISTRY_SETTING", `value_type : ${valueType}\nvalue_data : ${value}\n${place}`);
}
