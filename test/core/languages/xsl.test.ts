import { xpathProblem } from "../../../core/languages/xml/xpath.ts";
import { xslProblem } from "../../../core/languages/xml/xsl.ts";
import { checkLanguage } from "./languages.ts";

checkLanguage(
  "XPath",
  xpathProblem,
  [
    "/",
    "//a/b[@c='x'][2]/..",
    "audit:val[@xsi:type='A']/audit:option[audit:key = 'b.c']/text()",
    "count($elements) > 0 and not(a or b/c != '1')",
    "string-length(normalize-space(.)) - 1 * -2 div 3 mod 4",
    "ancestor-or-self::node()/@* | processing-instruction('x')",
    "id('a')/b[last()]",
    "(a | b)[1]/c",
    "div div div",
    "* * *",
    // Later versions and extensions.
    "if (a) then b else c",
    "('a', 'b')",
    "a eq b",
    "a{1}",
  ],
  [
    ["a[b", 1, "[", "This [ is never closed: ] is missing"],
    ["contains(a, 'b'", 8, "(", "This ( is never closed: ) is missing"],
    ["a = 'b", 4, "'", "This ' is never closed"],
    ["a/", 1, "/", "A name is missing at the end of"],
    ["a = ", 3, " ", "An operand is missing at the end of"],
    ["a[]", 2, "]", "A name is missing before ]"],
    ["a)", 1, ")", "This ) has nothing to"],
    ["a & b", 2, "&", "& is not valid"],
  ],
);

checkLanguage(
  "XSL",
  xslProblem,
  [
    '<xsl:template match="/"><xsl:value-of select="a/b"/><xsl:text>&#10;</xsl:text></xsl:template>',
    // As published for Palo Alto.
    '<xsl:template match="result">\n<xsl:for-each select="entry">\na > b &amp; c\n</xsl:for-each>',
    "<a b='c' d = \"e\" ><!-- < & --><![CDATA[ < & ]]><?x < ?></a>",
    '<xsl:when test="count(a) &gt; 0 and b = &quot;c&quot;"></xsl:when>',
    "Failed - it's '<xsl:value-of select=\"@name\"/>'",
    "<p:unknown q:r='{'/>",
    "<!DOCTYPE a [ < ]>",
    // More than anybody writes is not read.
    `<a ${attributes(1100)} a0=''/>`,
  ],
  [
    [
      '<xsl:template match="/"><xsl:if test="a"></xsl:template>',
      41,
      "</xsl:template>",
      "</xsl:template> comes before",
    ],
    ['<xsl:template match="/"><xsl:if test="a">', 24, "<xsl:if", "<xsl:if> is never closed"],
    ["</xsl:if>", 0, "</xsl:if>", "</xsl:if> has nothing to"],
    ["<a>b & c</a>", 5, "&", "This & does not begin"],
    ["<a>&nbsp;</a>", 3, "&", "This & does not begin"],
    ["<a>1 < 2</a>", 5, "<", "This < does not begin a tag."],
    ["<a b=c/>", 3, "b", "Write attributes of <"],
    [
      `<a ${attributes(900)} a0='x'/>`,
      `<a ${attributes(900)} a0='`.length,
      "x",
      "<a> has the attribute a0 twice.",
    ],
    ["<a b='1' b='2'/>", 12, "2", "<a> has the attribute b twice."],
    ["<a", 0, "<a", "The tag <a has no c"],
    ["<a></a", 3, "</", "This closing tag is incomplete:"],
    ["<!-- a", 0, "<!--", "This <!-- is never closed"],
    ["<xsl:value-of select=\"a[b='c'\"/>", 23, "[", "This [ is never closed"],
    ['<xsl:if test="a &gt; "></xsl:if>', 14, "a &gt; ", "An operand is missing"],
  ],
);

function attributes(count: number): string {
  return Array.from({ length: count }, (_, number) => `a${number}=''`).join(" ");
}
