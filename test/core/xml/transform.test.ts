import assert from "node:assert/strict";
import { test } from "node:test";
import { readXml } from "../../../core/xml/xml-tree.ts";
import { compileTransform } from "../../../core/xml/xsl/transform.ts";

/** What a transform prints for a document, or why it prints nothing. */
function printed(document: string, statements: string): string {
  const compiled = compileTransform(statements);
  if (!compiled.ok) return compiled.reason;
  const read = readXml(document);
  if (!read.ok) return `The document ${read.reason}.`;
  const done = compiled.transform.run(read.root);
  return done.ok ? done.text : done.reason;
}

const shop = `<?xml version="1.0" encoding="UTF-8"?>
<!-- what is sold -->
<shop open="yes" xmlns:a="urn:a"><?sort by="price"?>
  <item price="3" kind="fruit">Apple &amp; pear</item>
  <item price="12" kind="fruit"><![CDATA[<Melon>]]></item>
  <item price="7">Salt<!-- fine --> and pepper</item>
  <box><item price="1" kind="nut">Walnut</item></box>
  <a:item price="99">Other</a:item>
</shop>
`;

const printOf = (path: string) =>
  `<xsl:template match="/"><xsl:value-of select="${path.replaceAll("<", "&lt;")}"/></xsl:template>`;

/** What XPath 1.0 says about each expression on the shop. */
const expressions: [path: string, value: string][] = [
  ["/shop/@open", "yes"],
  ["shop/item", "Apple & pear"],
  ["shop/item[2]", "<Melon>"],
  ["shop/item[last()]", "Salt and pepper"],
  ["shop/item[position() = 3]/text()", "Salt"],
  ["shop/item[3]/text()[2]", " and pepper"],
  ["shop/item[@kind][2]/@price", "12"],
  ["shop/item[not(@kind)]/@price", "7"],
  ["//item[@kind='nut']", "Walnut"],
  ["//box//item/../@none", ""],
  ["//box/item/../../@open", "yes"],
  ["shop/box/item/@price", "1"],
  ["count(//item)", "4"],
  ["count(//item[1])", "2"],
  ["count(//*)", "7"],
  ["count(//@*)", "9"],
  ["count(//*[local-name() = 'item'])", "5"],
  ["count(//*[local-name() = 'item' and namespace-uri() = ''])", "4"],
  ["name(//*[@price = 99])", "a:item"],
  ["count(shop/node())", "12"],
  ["count(//item | //box | //item)", "5"],
  ["count(/descendant::item)", "4"],
  ["count(shop/child::item/attribute::kind)", "2"],
  ["count(shop/self::box)", "0"],
  ["//item/@price = 12", "true"],
  ["//item/@price != 12", "true"],
  ["not(//item/@price = 13)", "true"],
  ["//item/@price > 12", "false"],
  ["//item/@price >= '12'", "true"],
  ["2 > //item/@price", "true"],
  ["//item/@kind = //box/item/@kind", "true"],
  ["//nothing = //item", "false"],
  ["//nothing != 'x'", "false"],
  ["//nothing = false()", "true"],
  ["//item = true()", "true"],
  ["'3' = 3.0", "true"],
  ["number('x') = number('x')", "false"],
  ["1 = 1 = true()", "true"],
  ["'a' = 'b' or 'a' = 'a' and 'c' = 'd'", "false"],
  ["contains(//item[1], 'pear')", "true"],
  ["starts-with(//item[3], 'Sal')", "true"],
  ["substring-before('a=b=c', '=')", "a"],
  ["substring-after('a=b=c', '=')", "b=c"],
  ["substring-before('abc', '=')", ""],
  ["concat('<', //item[3]/@price, '>')", "<7>"],
  ["normalize-space('  a   b ')", "a b"],
  ["string-length('añ😀')", "3"],
  ["string(//nothing)", ""],
  ["number(' 7 ')", "7"],
  ["number(true())", "1"],
  ["number(//nothing)", "NaN"],
  ["boolean('false')", "true"],
  ["and/or", ""],
];

for (const [path, value] of expressions) {
  test(`${path} is ${JSON.stringify(value)}`, () => {
    assert.equal(printed(shop, printOf(path)), value);
  });
}

const template = (content: string, match = "/") => `<xsl:template match="${match}">${content}</xsl:template>`;

const transforms: [name: string, statements: string, text: string][] = [
  [
    "text of elements that no template is for is printed",
    template("[box]", "box"),
    "\n  Apple & pear\n  <Melon>\n  Salt and pepper\n  [box]\n  Other\n",
  ],
  [
    "without a template all text is",
    "",
    "\n  Apple & pear\n  <Melon>\n  Salt and pepper\n  Walnut\n  Other\n",
  ],
  [
    "for-each, in the order of the document, with its position",
    template(
      '<xsl:for-each select="//item[@kind]"><xsl:value-of select="position()"/>:<xsl:value-of select="."/>;</xsl:for-each>',
    ),
    "1:Apple & pear;2:<Melon>;3:Walnut;",
  ],
  [
    "the first branch that fits",
    template(
      '<xsl:for-each select="shop/item"><xsl:choose><xsl:when test="@price &lt; 5">low </xsl:when><xsl:when test="@price &lt; 10">middle </xsl:when><xsl:otherwise>high </xsl:otherwise></xsl:choose></xsl:for-each>',
    ),
    "low high middle ",
  ],
  ["nothing where no branch fits", template('<xsl:choose><xsl:when test="x">a</xsl:when></xsl:choose>'), ""],
  ["if", template('<xsl:if test="shop">yes</xsl:if><xsl:if test="shop/x">no</xsl:if>'), "yes"],
  [
    "blanks between instructions are not printed, those in xsl:text are",
    template(" <xsl:text> a </xsl:text>\n<xsl:text/> <xsl:text>\n</xsl:text>"),
    " a \n",
  ],
  ["blanks around words are printed", template(" a\n<xsl:text>b</xsl:text>"), " a\nb"],
  [
    "templates are applied",
    `${template('<xsl:apply-templates select="//item"/>')}${template('(<xsl:value-of select="@price"/>)', "item")}`,
    "(3)(12)(7)(1)",
  ],
  [
    "the longer pattern goes first",
    `${template("", "text()")}${template("a", "item")}${template("b", "box/item")}`,
    "aaab",
  ],
  [
    "a name goes before any name",
    `${template("x", "*")}${template('<xsl:apply-templates select="box"/>', "shop")}`,
    "x",
  ],
  ["a pattern from the root", `${template("", "text()")}${template("a", "/shop/item")}`, "aaa"],
  ["a pattern with any number of levels", `${template("", "text()")}${template("a", "shop//item")}`, "aaaa"],
  ["comments in the statements", template("<!-- c -->a"), "a"],
];

for (const [name, statements, text] of transforms) {
  test(name, () => assert.equal(printed(shop, statements), text));
}

const refused: [name: string, statements: string, reason: RegExp][] = [
  [
    "a function that is not computed",
    printOf("translate(., 'a', 'b')"),
    /can't be evaluated here, because of translate/,
  ],
  ["arithmetic", printOf("1 + 1"), /because of \+/],
  ["a variable that is not set", printOf("$x"), /does not set \$x/],
  ["a prefix that is not declared", printOf("//a:item"), /does not declare the prefix a/],
  ["another axis", printOf("//item/following-sibling::item"), /because of following-sibling/],
  ["a step after parentheses", printOf("(//item)[1]"), /because of \[/],
  ["a path that ends too early", printOf("//item/"), /because of its end/],
  ["a number as nodes", printOf("count('x')"), /can't be evaluated here/],
  ["not XPath", printOf("item#3"), /#3 is not XPath/],
  [
    "another instruction",
    template("<xsl:copy-of select='.'/>"),
    /<xsl:copy-of> in xsl_stmt can't be evaluated/,
  ],
  ["elements", template("<p>x</p>"), /<p> in xsl_stmt can't be evaluated/],
  [
    "another attribute",
    template('<xsl:value-of select="." disable-output-escaping="yes"/>'),
    /disable-output-escaping/,
  ],
  ["a mode", '<xsl:template match="/" mode="m"/>', /mode of <xsl:template>/],
  ["a pattern with a predicate", template("x", "item[1]"), /pattern item\[1\]/],
  ["variables of the sheet", '<xsl:variable name="a"/>', /<xsl:variable>/],
  ["a variable without a name", template('<xsl:variable select="1"/>'), /has no name/],
  [
    "a variable that is set twice over",
    template('<xsl:variable name="a" select="1">b</xsl:variable>'),
    /does not belong/,
  ],
  [
    "nodes out of a text",
    template('<xsl:variable name="a" select="1"/><xsl:for-each select="$a"/>'),
    /does not name nodes/,
  ],
  [
    "a step from a variable",
    template('<xsl:variable name="a" select="//item"/><xsl:value-of select="$a/name"/>'),
    /because of \//,
  ],
  ["HTML", '<xsl:output method="html"/>', /other than text/],
  ["text outside of templates", `x${template("")}`, /text outside/],
  ["a when without choose", template('<xsl:when test="1">x</xsl:when>'), /<xsl:when>/],
  ["an empty choose", template("<xsl:choose/>"), /<xsl:choose> in xsl_stmt contains/],
  ["a template that is not closed", '<xsl:template match="/">', /is not well-formed XML/],
  ["a second sheet", "</xsl:stylesheet><xsl:stylesheet>", /is not well-formed XML/],
  ["an entity", template("&deg;"), /is not well-formed XML/],
  ["two templates for one element", `${template("a", "item")}${template("b", "item")}`, /Two templates/],
  ["templates without end", template('<xsl:apply-templates select="/"/>'), /too deeply/],
];

for (const [name, statements, reason] of refused) {
  test(`not computed: ${name}`, () => assert.match(printed(shop, statements), reason));
}

const documents: [name: string, document: string, reason: RegExp][] = [
  ["a DTD", '<!DOCTYPE shop SYSTEM "shop.dtd"><shop/>', /has a DTD/],
  ["entities of its own", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /has a DTD/],
  ["an entity that nobody declares", "<a>&nbsp;</a>", /is not well-formed XML, line 1/],
  ["a document that breaks off", "<a>\n<b>", /is not well-formed XML, line 2/],
  ["a prefix that nobody declares", "<a:b/>", /is not well-formed/],
  ["two roots", "<a/><b/>", /is not well-formed/],
  ["no document", "No such file", /is not well-formed/],
  ["XML 1.1", '<?xml version="1.1"?><a/>', /is XML 1.1/],
  ["depth", `${"<a>".repeat(300)}${"</a>".repeat(300)}`, /more than 200 nested elements/],
  ["size", `<a>${" ".repeat(4_000_001)}</a>`, /too long/],
  ["elements", `<a>${"<b/>".repeat(300_001)}</a>`, /too many elements/],
];

for (const [name, document, reason] of documents) {
  test(`not read: ${name}`, () => assert.match(printed(document, template("x")), reason));
}

test("a document may have a mark, CRLF and blanks at its end", () => {
  assert.equal(printed("\uFEFF<a>\r\nb</a>\r\n\r\n", ""), "\nb");
});

test("paths and patterns that take polynomial time are given up", () => {
  const document = `${"<a>".repeat(150)}${"<b/>".repeat(2000)}${"</a>".repeat(150)}`;
  const slow = [
    printOf("count(//a//a//b[//a//b[//a//b]])"),
    printOf("count(//*[//*[. = 'x']])"),
    `${template("x", `z//${"a//".repeat(12)}b`)}`,
    template(
      '<xsl:for-each select="//b"><xsl:for-each select="//b">xxxxxxxxxx</xsl:for-each></xsl:for-each>',
    ),
  ];
  for (const statements of slow) assert.match(printed(document, statements), /too much to be evaluated here/);
});

test("parentheses are followed to a limited depth", () => {
  const nested = (depth: number) => printOf(`${"(".repeat(depth)}1${")".repeat(depth)}`);
  assert.equal(printed("<a/>", nested(40)), "1");
  assert.match(printed("<a/>", nested(200)), /too deeply nested/);
});
