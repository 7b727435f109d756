import assert from "node:assert/strict";
import { test } from "node:test";
import { namespacesOf } from "../../../core/xml/namespaces.ts";
import { readXml } from "../../../core/xml/xml-tree.ts";
import { compileTransform } from "../../../core/xml/xsl/transform.ts";

/** What a transform prints for an answer whose prefixes it does not declare. */
function printed(document: string, statements: string): string {
  const read = readXml(document);
  assert.ok(read.ok);
  const compiled = compileTransform(statements, namespacesOf(read.root));
  if (!compiled.ok) return compiled.reason;
  const done = compiled.transform.run(read.root);
  return done.ok ? done.text : done.reason;
}

const template = (content: string, attributes = "") =>
  `<xsl:template match="/"${attributes}>${content}</xsl:template>`;
const printOf = (path: string) => template(`<xsl:value-of select="${path}"/>`);

const inDefault = '<r xmlns="urn:one"><host name="a"><up>yes</up></host></r>';
const inBody = `<e:Envelope xmlns:e="urn:soap"><e:Body>${inDefault}</e:Body></e:Envelope>`;
const typed =
  '<r xmlns="urn:one" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><v xsi:type="Vm">1</v><v xsi:type="Host">2</v></r>';
const notKnown = /It is not known which namespace of the answer the prefix x means/;

const cases: [name: string, document: string, statements: string, printed: string | RegExp][] = [
  ["a prefix is the default namespace", inDefault, printOf("//x:host/x:up"), "yes"],
  ["where it is declared further in", inBody, printOf("//x:host/x:up"), "yes"],
  ["an attribute without a prefix is in none", inDefault, printOf("//x:host/@name"), "a"],
  ["any name in a namespace", inDefault, printOf("//x:host/x:*"), "yes"],
  ["a name without a prefix is in none", inDefault, printOf("count(//host)"), "0"],
  ["a prefix of the document is what it is there", inBody, printOf("count(//e:Body)"), "1"],
  ["types of elements", typed, printOf("//x:v[@xsi:type='Host']"), "2"],
  ["types that no element has", inDefault, printOf("count(//x:host[@xsi:type='Host'])"), "0"],
  ["an answer without namespaces", "<r><up>yes</up></r>", printOf("/x:r/x:up"), "yes"],
  [
    "a prefix that the template declares",
    inDefault,
    template('<xsl:value-of select="//s:up"/>', ' xmlns:s="urn:one"'),
    "yes",
  ],
  [
    "of that one that is declared nearest",
    inDefault,
    template('<xsl:for-each select="//s:up" xmlns:s="urn:one">found</xsl:for-each>', ' xmlns:s="urn:other"'),
    "found",
  ],
  ["two default namespaces", '<r xmlns="urn:a"><b xmlns="urn:b"/></r>', printOf("//x:b"), notKnown],
  ["no default namespace", '<n:r xmlns:n="urn:a"/>', printOf("//x:r"), notKnown],
  [
    "a pattern with a prefix",
    inDefault,
    '<xsl:template match="x:host">host</xsl:template><xsl:template match="x:*"><xsl:apply-templates/></xsl:template>',
    "host",
  ],
  [
    "a variable of nodes",
    inDefault,
    template(
      '<xsl:variable name="up" select="//x:up"/><xsl:value-of select="count($up)"/><xsl:for-each select="$up"> <xsl:value-of select="."/></xsl:for-each>',
    ),
    "1yes",
  ],
  [
    "a variable of what is printed, in a condition",
    inDefault,
    template(
      '<xsl:variable name="n"><xsl:value-of select="//x:host/@name"/></xsl:variable><xsl:if test="//x:host[@name=$n]">same</xsl:if>',
    ),
    "same",
  ],
  [
    "a variable that is set inside is not known outside",
    inDefault,
    template('<xsl:if test="1"><xsl:variable name="n" select="1"/></xsl:if><xsl:value-of select="$n"/>'),
    /does not set \$n/,
  ],
  ["text that keeps its blanks", inDefault, template('<xsl:text xml:space="preserve"> a </xsl:text>'), " a "],
];

for (const [name, document, statements, wanted] of cases) {
  test(`a namespace or a variable: ${name}`, () => {
    const found = printed(document, statements);
    if (typeof wanted === "string") assert.equal(found, wanted);
    else assert.match(found, wanted);
  });
}
