import { item, unix } from "../fixture.ts";
import { checkShown, type ShownCase } from "../shown-host.ts";

const document = `@file /srv/app/app.xml
<?xml version="1.0"?>
<app mode="safe" xmlns:x="urn:x">
  <door id="a" locked="true"/>
  <door id="b" locked="false"/>
  <log level="info &amp; more"/>
</app>
`;

/** A check of the file, with one template for the whole of it. */
function check(content: string, ...more: string[]): string {
  const statements = [`<xsl:template match="/">`, content, "</xsl:template>"];
  const written = statements.map((one) => `xsl_stmt : "${one.replaceAll('"', '\\"')}"`);
  return item("AUDIT_XML", 'description : "x"', 'file : "/srv/app/app.xml"', ...written, ...more);
}

const mode = 'mode = <xsl:value-of select="/app/@mode"/>';
const each = (end = "") =>
  `<xsl:for-each select="app/door"><xsl:if test="@locked='true'">PASS</xsl:if><xsl:if test="@locked!='true'">FAIL</xsl:if>${end}</xsl:for-each>`;
const lines = each("<xsl:text>&#10;</xsl:text>");
const what = (text: string) => `what xsl_stmt prints of /srv/app/app.xml, \`${text}\``;

type Expected = [name: string, check: string, verdict: string, host?: string, show?: ShownCase["show"]];

const cases: Expected[] = [
  [
    "expect is searched in what is printed",
    check(mode, 'expect : "mode = s"'),
    `PASSED x: expect matches 1 line of ${what("mode = safe")}.`,
  ],
  [
    "nothing matches",
    check(mode, 'expect : "strict"'),
    `FAILED x: expect matches no line of ${what("mode = safe")}.`,
  ],
  [
    "regex selects lines first",
    check(mode, 'regex : "mode = .+"', 'not_expect : "unsafe"'),
    `PASSED x: not_expect matches no line of ${what("mode = safe")}.`,
  ],
  [
    "a line that must not match",
    check(mode, 'regex : "mode = .+"', 'not_expect : "safe"'),
    `FAILED x: not_expect matches 1 line of ${what("mode = safe")}.`,
  ],
  [
    "regex that selects nothing",
    check(mode, 'regex : "PASS"', 'expect : "PASS"'),
    `FAILED x: regex selects no line of ${what("mode = safe")}.`,
  ],
  [
    "whether not_expect passes without a line is open",
    check(mode, 'regex : "PASS"', 'not_expect : "x"'),
    `UNDECIDED (undocumented) x: regex selects no line of ${what("mode = safe")}, and Tenable does not document whether not_expect passes then.`,
  ],
  [
    "one of several elements on one line is enough, with a note",
    check(each(), 'regex : "PASS"', 'expect : "PASS"'),
    `PASSED x: expect matches 1 line of ${what("PASSFAIL")}.`,
  ],
  [
    "lines of their own, of which regex selects some",
    check(lines, 'regex : "PASS"', 'expect : "PASS"'),
    `PASSED x: expect matches 1 line of ${what("PASS FAIL")}.`,
  ],
  [
    "some selected lines match",
    check(lines, 'regex : "[A-Z]"', 'expect : "PASS"'),
    `UNDECIDED (undocumented) x: Only some of the lines that regex selects match expect, in ${what("PASS FAIL")}, and Tenable does not document whether one is enough.`,
  ],
  [
    "not_expect fails on one line",
    check(lines, 'not_expect : "FAIL"'),
    `FAILED x: not_expect matches 1 line of ${what("PASS FAIL")}.`,
  ],
  [
    "nothing is printed",
    check('<xsl:if test="no">x</xsl:if>', 'expect : "PASS"'),
    "FAILED x: There is no line in what xsl_stmt prints of /srv/app/app.xml, which is nothing.",
  ],
  [
    "nothing printed may be what is wanted, or not",
    check('<xsl:if test="no">x</xsl:if>', 'expect : "x"', "check_option : CAN_BE_NULL"),
    "PASSED x: xsl_stmt prints nothing of /srv/app/app.xml, and CAN_BE_NULL permits that.",
  ],
  [
    "a pattern that only one way of printing meets",
    check('<xsl:value-of select="//log/@level"/>', 'expect : "info & more"'),
    "UNDECIDED (undocumented) x: It depends on how the scanner prints what xsl_stmt makes of /srv/app/app.xml, which Tenable does not document.",
  ],
  [
    "unless the statements say so",
    item(
      "AUDIT_XML",
      'description : "x"',
      'file : "/srv/app/app.xml"',
      `xsl_stmt : '<xsl:output method="text"/><xsl:template match="app"><xsl:value-of select="log/@level"/></xsl:template>'`,
      'expect : "info & more"',
    ),
    `PASSED x: expect matches 1 line of ${what("info & more")}.`,
  ],
  [
    "what XSLT has and is not computed",
    check("<xsl:value-of select='translate(., 1, 2)'/>", 'expect : "x"'),
    "UNDECIDED (undocumented) x: The XPath expression translate(., 1, 2) can't be evaluated here, because of translate.",
  ],
  [
    "both expectations",
    check(mode, 'expect : "a"', 'not_expect : "b"'),
    "UNDECIDED (undocumented) x: The check has both expect and not_expect, and Tenable does not document what that means.",
  ],
  [
    "no statements",
    item("AUDIT_XML", 'description : "x"', 'file : "/srv/app/app.xml"', 'expect : "b"'),
    "UNDECIDED (undocumented) x: The check has no xsl_stmt.",
  ],
  [
    "no file fails",
    check(mode, 'expect : "a"'),
    "FAILED x: /srv/app/app.xml does not exist, line 2 of the snapshot.",
    "@absent /srv/app/app.xml\nNo such file\n",
  ],
  [
    "whether not_expect passes without a file is open",
    check(mode, 'not_expect : "a"'),
    "UNDECIDED (undocumented) x: /srv/app/app.xml does not exist, line 2 of the snapshot, and Tenable does not document whether not_expect in AUDIT_XML lets that pass.",
    "@absent /srv/app/app.xml\nNo such file\n",
  ],
  [
    "a part of a file decides nothing",
    check(mode, 'expect : "mode = s"'),
    "UNDECIDED (partial) x: The snapshot shows only a part of /srv/app/app.xml, line 2 of the snapshot.",
    "@file /srv/app/app.xml [cut]\n<app mode='safe'/>\n",
  ],
  [
    "a file with a DTD",
    check(mode, 'expect : "mode = s"'),
    "UNDECIDED (undocumented) x: /srv/app/app.xml has a DTD, which is not read here.",
    '@file /srv/app/app.xml\n<!DOCTYPE app SYSTEM "app.dtd">\n<app mode="safe"/>\n',
  ],
  [
    "a file that is not XML",
    check(mode, 'expect : "mode = s"'),
    "UNDECIDED (undocumented) x: /srv/app/app.xml is not well-formed XML, line 2 of it.",
    "@file /srv/app/app.xml\nmode = safe\n",
  ],
  [
    "a file that is not shown",
    check(mode, 'expect : "a"'),
    "UNDECIDED (missing) x: The snapshot does not show /srv/app/app.xml.",
    "@cmd x\n",
  ],
];

for (const [name, policy, verdict, host = document] of cases) {
  checkShown(name, { policy: unix(policy), host }, [verdict]);
}

const glob = (expectation: string) =>
  unix(
    item(
      "AUDIT_XML",
      'description : "x"',
      'file : "/srv/*.xml"',
      `xsl_stmt : '<xsl:template match="/"><xsl:value-of select="a"/></xsl:template>'`,
      expectation,
    ),
  );
const two = "@lists /srv/*.xml\n@file /srv/1.xml\n<a>one</a>\n@file /srv/2.xml\n<a>two</a>\n";

checkShown("each file of a glob complies", { policy: glob('expect : "o"'), host: two }, [
  "PASSED x: All 2 files comply. expect matches 1 line of what xsl_stmt prints of /srv/1.xml, `one`.",
]);
checkShown("whether each has to is open", { policy: glob('expect : "one"'), host: two }, [
  "UNDECIDED (undocumented) x: expect matches no line of what xsl_stmt prints of /srv/2.xml, `two`, and Tenable does not document whether another file may make up for that.",
]);
checkShown(
  "one file with what must not be there is enough",
  { policy: glob('not_expect : "one"'), host: two },
  ["FAILED x: not_expect matches 1 line of what xsl_stmt prints of /srv/1.xml, `one`."],
);
checkShown(
  "a note says that all is one line",
  { policy: unix(check(each(), 'expect : "PASS"')), host: document, show: ["notes"] },
  [
    `PASSED x: expect matches 1 line of ${what("PASSFAIL")}.`,
    "  note xsl:for-each prints several elements on one line, so one match is enough. <xsl:text>&#10;</xsl:text> at its end puts each on its own line.",
  ],
);
