import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readScannerResults, scannerResultsReader } from "../../../core/results/read-scanner-results.ts";

const report = (body: string) =>
  `<NessusClientData_v2><Report name="r">\n${body}\n</Report></NessusClientData_v2>`;
const host = (items: string) => report(`<ReportHost name="web01">${items}</ReportHost>`);
const item = (fields: string) =>
  `<ReportItem pluginFamily="Policy Compliance" port="0">${fields}</ReportItem>`;
const results = (text: string) => readScannerResults(text).hosts.flatMap((each) => each.results);

describe("the text of a result", () => {
  for (const { what, text, expected } of [
    {
      what: "values in the order of present plugins; the actual value goes to the end",
      text: '"Mode": [WARNING]\n\nWhy.\n\nPolicy Value:\n0644\n\nActual Value:\nThe command returned :\n\nPolicy Value: x\n',
      expected: {
        check: "Mode",
        result: "WARNING",
        policy: "0644",
        actual: "The command returned :\n\nPolicy Value: x",
      },
    },
    {
      what: "values in the order of older plugins",
      text: '"Mode" : [FAILED]\n\nFile : /etc/motd\nRemote value: 0777\nPolicy value: 0644\n',
      expected: { check: "Mode", result: "FAILED", policy: "0644", actual: "0777" },
    },
    {
      what: "quotes, brackets and a line end in the description",
      text: '"Set "a" : [b] in\nthe file" : [PASSED]\n',
      expected: { check: 'Set "a" : [b] in\nthe file', result: "PASSED" },
    },
    {
      what: "a word of its own for the result",
      text: '"Mode" : [Not Applicable]',
      expected: { check: "Mode", result: "NOT APPLICABLE" },
    },
  ]) {
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    for (const tag of ["description", "plugin_output"]) {
      it(`${what}, in ${tag}`, () => {
        const [{ line, ...found } = { line: 0 }] = results(host(item(`<${tag}>${escaped}</${tag}>`)));
        assert.deepEqual(found, expected);
        assert.equal(line, 2);
      });
    }
  }
});

describe("a report", () => {
  it("of version 1 has names and texts in elements of its own", () => {
    const { hosts, warnings } = readScannerResults(
      `<NessusClientData><Report><ReportHost><HostName>web01</HostName>
<ReportItem><port>general/tcp</port><pluginID>21157</pluginID><data>"Mode" : [PASSED]</data></ReportItem>
<ReportItem><port>ssh (22/tcp)</port><pluginID>10335</pluginID><data>open</data></ReportItem>
</ReportHost></Report></NessusClientData>`,
    );
    assert.deepEqual(warnings, []);
    assert.deepEqual([hosts[0]?.name, hosts[0]?.results.length], ["web01", 1]);
    assert.deepEqual(
      hosts[0]?.snapshot?.sockets.map(({ port }) => port),
      [22],
    );
  });

  it("keeps the open ports of its hosts apart", () => {
    const ports = (name: string, port: number) =>
      `<ReportHost name="${name}"><HostProperties><tag name="host-ip">192.0.2.${port}</tag></HostProperties>
<ReportItem port="${port}" protocol="tcp" pluginID="11219"></ReportItem>${item("<description>&quot;A&quot; : [PASSED]</description>")}</ReportHost>`;
    const { hosts } = readScannerResults(report(ports("a", 22) + ports("b", 23)));
    assert.deepEqual(
      hosts.map(({ name, otherNames, snapshot }) => [
        name,
        otherNames,
        snapshot?.sockets.map(({ port }) => port),
      ]),
      [
        ["a", ["192.0.2.22"], [22]],
        ["b", ["192.0.2.23"], [23]],
      ],
    );
  });

  it("that breaks off inside a finding keeps a result that is there already", () => {
    const text = host(
      item(
        "<compliance-check-name>A</compliance-check-name><compliance-result>FAILED</compliance-result><see>",
      ),
    );
    const { hosts, warnings } = readScannerResults(text.slice(0, text.indexOf("<see>") + 4));
    assert.deepEqual(hosts[0]?.results, [{ check: "A", result: "FAILED", line: 2 }]);
    assert.match(warnings.join(), /is cut off on line 2, inside the finding that starts on line 2/);
  });

  it("says which finding of a compliance plugin has no result, and which line is broken", () => {
    const { warnings } = readScannerResults(host(`${item("<description>?</description>")}\n&nosuch;`));
    assert.match(warnings.join(), /^Line 3 of the report is not well-formed.*1 finding .*see line 2/);
  });

  it("reads the same in parts of any size, with an external entity left alone", () => {
    const text = `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${host(
      item(
        "<description>&quot;A &amp;lt; <![CDATA[<b>]]> &#233;&quot; : [PASSED]\n\nActual Value:\n&x;</description>",
      ),
    )}`;
    const reader = scannerResultsReader();
    for (const character of text) reader.write(character);
    const inParts = reader.close();
    assert.deepEqual(inParts, readScannerResults(text));
    const [found] = inParts.hosts[0]!.results;
    assert.equal(found?.check, "A &lt; <b> é");
    assert.doesNotMatch(found?.actual ?? "", /root:/);
  });

  it("keeps the beginning of an output that is huge", () => {
    const text = host(
      item(`<description>"A" : [PASSED]\n\nActual Value:\n${"x".repeat(5_000_000)}</description>`),
    );
    const [found] = results(text);
    assert.equal(found?.result, "PASSED");
    assert.ok(found!.actual!.length <= 20_001 && found!.actual!.endsWith("…"));
  });
});

describe("an export as CSV", () => {
  const header = "Plugin ID,CVE,Risk,Host,Protocol,Port,Name,Description\r\n";
  const row = (risk: string, host: string, text: string) =>
    `21157,,${risk},${host},tcp,0,"Unix Compliance Checks","${text.replaceAll('"', '""')}"\r\n`;

  it("has a result in the text of each row, which goes over several lines", () => {
    const text = `${header}${row("FAILED", "web01", '"Mode, "x"" : [FAILED]\n\nPolicy Value:\n0644\n\nActual Value:\n0777')}${row("None", "web01", "The host is up.")}${row("PASSED", "web02", '"Mode" : [PASSED]')}`;
    const reader = scannerResultsReader();
    for (const character of text) reader.write(character);
    const { hosts, warnings } = reader.close();
    assert.deepEqual(warnings, []);
    assert.deepEqual(
      hosts.map(({ name, results: found }) => [name, found]),
      [
        ["web01", [{ check: 'Mode, "x"', result: "FAILED", policy: "0644", actual: "0777", line: 2 }]],
        ["web02", [{ check: "Mode", result: "PASSED", line: 10 }]],
      ],
    );
  });

  it("tells of rows without a check, and of an end inside a row", () => {
    const { warnings } = readScannerResults(`${header}${row("FAILED", "a", "?")}1,,FAILED,a,tcp,0,x,"cut`);
    assert.match(warnings.join(" "), /2 findings .* see line 2 .*is cut off inside its last row/);
  });
});
