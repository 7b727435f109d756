import { judges } from "../../device-host.ts";

/** Statements with their quotes, as in policies. */
const xsl = (...statements: string[]) =>
  statements.map((one) => `xsl_stmt : "${one.replaceAll('"', '\\"')}"`).join("\n");

const panOs = `$ curl -sk 'https://198.51.100.40/api/?type=op&cmd=<show><ntp></ntp></show>&key=LUFRPT'
<response status="success"><result><synched>ntp-1 &amp; local</synched></result></response>
$ curl -sk "https://198.51.100.40/api/?key=LUFRPT&type=op&cmd=%3Cshow%3E%3Cconfig%3E%3Cmerged%2F%3E%3C%2Fconfig%3E%3C%2Fshow%3E"
<response status="success"><result><config>
<login-banner>For staff</login-banner>
<zones><entry name="dmz"><log>yes</log></entry><entry name="lan"><log>no</log></entry></zones>
</config></result></response>
$ curl -sk 'https://198.51.100.40/api/?type=op&cmd=<show><jobs></jobs></show>'
<response status="error" code="17"><msg>Command failed</msg></response>
$ curl -sk 'https://198.51.100.40/api/?type=op&cmd=<show><users></users></show>'
<response status="success"><result>
$ curl -sk 'https://198.51.100.40/api/?type=report&reporttype=predefined&reportname=top-attackers'
<report><result><entry><name>ping</name></entry></result></report>
$ `;

const asks = (request: string, rest: string) => `type : AUDIT_XML\nrequest : "${request}"\n${rest}`;
const config = "<show><config><merged></merged></config></show>";
const ntp = "<show><ntp></ntp></show>";
const synched = xsl('<xsl:template match="/">', 'state: <xsl:value-of select="//synched"/>');
const zones = xsl(
  '<xsl:template match="/">',
  '<xsl:for-each select="//zones/entry"><xsl:value-of select="@name"/>: <xsl:value-of select="log"/><xsl:text>&#10;</xsl:text></xsl:for-each>',
  "</xsl:template>",
);

judges("PAN-OS", { checkType: '"Palo_Alto"', text: panOs }, [
  [
    asks(ntp, `${synched}\nregex : "state:"\nexpect : "ntp-1"`),
    "PASSED: expect matches 1 of 1 line that regex selects, in the output of xsl_stmt.",
  ],
  [asks(ntp, `api_request_type : "op"\n${synched}\nregex : "state:"\nexpect : "ntp-2"`), "FAILED"],
  [
    asks(ntp, `api_request_type : "config"\n${synched}\nexpect : "x"`),
    "UNDECIDED: Tenable does not document what api_request_type : config asks for.",
  ],
  // Signs of XML, and line breaks between statements.
  [
    asks(ntp, `${synched}\nexpect : "ntp-1 & local"`),
    "UNDECIDED: It depends on whether signs such as & are printed as XML has them, which Tenable does not document.",
  ],
  [
    asks(
      ntp,
      `${xsl('<xsl:template match="/"><xsl:text>a</xsl:text>b', "c</xsl:template>")}\nexpect : "abc"`,
    ),
    "UNDECIDED: It depends on how several xsl_stmt are put together, which Tenable does not document.",
  ],
  [asks(ntp, `${xsl('<xsl:template match="/">a', "c</xsl:template>")}\nexpect : "^a"`), "PASSED"],
  // An address may be encoded; an empty element is one tag or two.
  [asks(config, `${zones}\nregex : "dmz"\nexpect : "yes$"`), "PASSED"],
  [
    asks(config, `${zones}\nregex : ": "\nexpect : "yes$"`),
    "UNDECIDED: 1 of 2 lines that regex selects matches expect, and Tenable does not document whether one is enough.",
  ],
  [asks(config, `${zones}\nregex : ": "\nexpect : "yes$"\nmatch_all : YES`), "FAILED"],
  [
    asks(config, `${zones}\nnot_expect : ": no$"`),
    "FAILED: not_expect matches 1 line, in the output of xsl_stmt.",
  ],
  [
    asks(
      config,
      `${xsl('<xsl:template match="/"><xsl:if test="contains (//login-banner, \'staff\')">good</xsl:if>')}\nexpect : "good"`,
    ),
    "PASSED",
  ],
  [
    asks(config, `${zones}\nregex : "wan"\nexpect : "yes"`),
    "FAILED: regex selects none of 2 lines, in the output of xsl_stmt.",
  ],
  // Answers that are not answers.
  [asks("<show><jobs></jobs></show>", `${synched}\nnot_expect : "x"`), "UNDECIDED: The answer is an error."],
  [
    asks("<show><users></users></show>", `${synched}\nnot_expect : "x"`),
    "UNDECIDED: The answer is not well-formed XML…",
  ],
  [
    asks("<show><clock></clock></show>", `${synched}\nnot_expect : "x"`),
    "UNDECIDED: The snapshot does not show the answer…",
  ],
  // Stylesheets that are not supported.
  [
    asks(ntp, `${xsl('<xsl:template match="/"><xsl:sort/>')}\nexpect : "x"`),
    "UNDECIDED: <xsl:sort> in xsl_stmt can't be evaluated here.",
  ],
  [
    asks(ntp, `${xsl('<xsl:template match="/"><b>')}\nexpect : "x"`),
    "UNDECIDED: The value of xsl_stmt is not well-formed XML, line 1 of it.",
  ],
  [asks(ntp, `${synched}\nregex : "state"`), "UNDECIDED: A check with regex alone…"],
  [asks(ntp, synched), "UNDECIDED: The check has no pattern to look for."],
  [
    `type : AUDIT_REPORTS\nrequest : "&reporttype=predefined&reportname=top-attackers"\n${xsl('<xsl:template match="result"><xsl:for-each select="entry">+ <xsl:value-of select="name"/></xsl:for-each>')}\nnot_expect : "ping"`,
    "FAILED",
  ],
]);

const vmware = `$ cat retrieveProperties-vm.xml
<RetrievePropertiesResponse xmlns="urn:vim25" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<returnval><propSet><val xsi:type="VirtualMachineConfigInfo"><name>build</name><extraConfig><key>log.keepOld</key><value>10</value></extraConfig></val></propSet></returnval>
</RetrievePropertiesResponse>
$ `;
const keepOld = xsl(
  '<xsl:template match="/">',
  '<xsl:for-each select="//audit:returnval"><xsl:value-of select="audit:propSet/audit:val[@xsi:type=\'VirtualMachineConfigInfo\']/audit:name"/> : <xsl:value-of select="//audit:extraConfig[audit:key=\'log.keepOld\']/audit:value"/></xsl:for-each>',
  "</xsl:template>",
);

judges("vSphere", { checkType: '"VMware"', text: vmware }, [
  [`type : AUDIT_VM\n${keepOld}\nregex : "build :"\nexpect : ": 10$"`, "PASSED"],
  [`type : AUDIT_VM\n${keepOld}\nregex : "build :"\nexpect : ": 11$"`, "FAILED"],
  [
    `type : AUDIT_ESX\n${keepOld}\nregex : "build :"\nexpect : ": 10$"`,
    "UNDECIDED: The snapshot does not show the answer that `cat retrieveProperties-esx.xml` prints.",
  ],
]);

judges(
  "vSphere with prefixes",
  {
    checkType: '"VMware"',
    text: vmware
      .replaceAll('xmlns="urn:vim25"', 'xmlns:v="urn:vim25"')
      .replaceAll("RetrievePropertiesResponse", "v:RetrievePropertiesResponse"),
  },
  [
    [
      `type : AUDIT_VM\n${keepOld}\nnot_expect : "x"`,
      "UNDECIDED: It is not known which namespace of the answer the prefix audit means.",
    ],
  ],
);

const several = `$ cat SharingSettings.xml
<html><body>Log in</body></html>
$ cat configuration.xml
<profile><snmp><version>3</version></snmp></profile>
$ cat security-login-get-iter.xml
<netapp xmlns="urn:n"><results status="passed"><next-tag>more</next-tag></results></netapp>
$ cat ntp-server-get-iter.xml
<netapp><results status="failed" reason="denied"/></netapp>
$ curl -s -u ops -H 'Accept: application/xml' 'https://rhev.example/ovirt-engine/api/vms?search=status=up'
<vms><vm><name>web</name></vm></vms>
$ cat SecuritySettings.xml
<r xmlns="urn:partner.soap.sforce.com"><result><lockout>yes</lockout></result></r>
$ curl -s https://sf.example/services/Soap/u/60.0 -d '<s:queryString>SELECT Name FROM User</s:queryString>'
<r xmlns="urn:partner.soap.sforce.com"><result><name>lena</name></result><done>true</done></r>
$ curl -s 'https://sns.example/?Action=ListTopics&Version=2010-03-31'
<ListTopicsResponse xmlns="http://sns.example/doc"><Topic>alarm</Topic></ListTopicsResponse>
$ `;
const print = (path: string, attributes = "") =>
  xsl(`<xsl:template match="/"${attributes}><xsl:value-of select="${path}"/></xsl:template>`);
const soap = ' xmlns:s="urn:partner.soap.sforce.com"';

judges("WatchGuard", { checkType: '"WatchGuard"', text: several }, [
  [`${print("//snmp/version")}\nexpect : "^3$"`, "PASSED"],
]);
judges("NetApp over its API", { checkType: '"Netapp_API"', text: several }, [
  [
    `type : AUDIT_XML\nrequest : "<security-login-get-iter></security-login-get-iter>"\n${print("//x")}\nnot_expect : "y"`,
    "UNDECIDED: The answer is one page of a list that continues at next-tag.",
  ],
  [
    `type : AUDIT_XML\nrequest : "<ntp-server-get-iter/>"\n${print("//x")}\nnot_expect : "y"`,
    "UNDECIDED: The answer is an error.",
  ],
]);
judges("RHEV", { checkType: '"RHEV"', text: several }, [
  [`request : "/api/vms?search=status=up"\n${print("//vm/name")}\nexpect : "web"`, "PASSED"],
  [`request : "/api/vms"\n${print("//vm/name")}\nexpect : "web"`, "UNDECIDED: The snapshot does not show…"],
]);
judges("Salesforce", { checkType: '"Salesforce.com"', text: several }, [
  [
    `settings_name : "SharingSettings"\n${print("//s:lockout", soap)}\nnot_expect : "yes"`,
    "UNDECIDED: The answer is an HTML page.",
  ],
  [`settings_name : "SecuritySettings"\n${print("//s:lockout", soap)}\nexpect : "yes"`, "PASSED"],
  [`query : "SELECT  Name FROM User"\n${print("//s:name", soap)}\nexpect : "lena"`, "PASSED"],
  [
    `query : "SELECT Name FROM Group"\n${print("//s:name", soap)}\nexpect : "lena"`,
    "UNDECIDED: The snapshot does not show…",
  ],
]);
judges("AWS in XML", { checkType: '"amazon_aws"', text: several }, [
  [`type : SNS\naws_action : "ListTopics"\n${print("//sns:Topic")}\nexpect : "alarm"`, "PASSED"],
]);
