import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarkupContent } from "vscode-languageserver";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import { hostText } from "../../../core/snapshot/transcript/host-file.ts";
import { hoverAt } from "../../../server/features/hover.ts";
import type { ShownHost } from "../../../server/snapshots/shown-hosts.ts";
import { fixture, unix, windows } from "../fixture.ts";

/** What the hover at `<|>` is about, and what its text has to match; null if there is none. */
function checkHover(
  name: string,
  policy: string,
  expected: { on: string; says: RegExp[]; shown?: ShownHost } | null,
): void {
  test(name, () => {
    const { document, offset } = fixture(policy);
    const hover = hoverAt(document, offset, expected?.shown);
    if (hover === null || expected === null) {
      assert.equal(hover, expected);
      return;
    }
    const { value } = hover.contents as MarkupContent;
    assert.equal(document.textOf(document.spanOf(hover.range!)), expected.on);
    for (const pattern of expected.says) assert.match(value, pattern);
  });
}

const check = (lines: string) => unix(`<custom_item>\n${lines}\n</custom_item>`);
const ports = (list: string, type = "DENIED") =>
  check(`  type : AUDIT_${type}_OPEN_PORTS\n  port_type : TCP\n  ports : "${list}"`);

checkHover("an item type", check("  type : AUDIT_DE<|>NIED_OPEN_PORTS"), {
  on: "AUDIT_DENIED_OPEN_PORTS",
  says: [
    /item type of Unix/,
    /Required: `description`, `port_type`, `ports`/,
    /In Windows policies this check has `value_data` for `ports`\./,
    /```nessus-audit\n<custom_item>/,
    /Reference Guide, p\. /,
  ],
});
checkHover("a keyword", check("  type : AUDIT_DENIED_OPEN_PORTS\n  port_<|>type : TCP"), {
  on: "port_type",
  says: [/^\*\*`port_type`\*\* — required/, /- `TCP`: Listening TCP/],
});
checkHover("a value", check("  type : AUDIT_DENIED_OPEN_PORTS\n  port_type : <|>TCP"), {
  on: "TCP",
  says: [/value of `port_type`/, /Listening TCP/],
});
checkHover(
  "a value type",
  windows("<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_<|>DWORD\n</custom_item>"),
  {
    on: "POLICY_DWORD",
    says: [/value type/, /Example: `value_data : /],
  },
);
checkHover(
  "a value of a value type",
  windows(
    '<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_SET\n  value_data : "Ena<|>bled"\n</custom_item>',
  ),
  {
    on: '"Enabled"',
    says: [/`Enabled`.*value of `value_data`/],
  },
);
checkHover(
  "a comparison",
  windows("<custom_item>\n  type : REGISTRY_SETTING\n  check_type : CHECK_<|>REGEX\n</custom_item>"),
  { on: "CHECK_REGEX", says: [/comparison/] },
);
checkHover("a built-in check", unix('<item>\n  name : "min_pass<|>word_length"\n</item>'), {
  on: '"min_password_length"',
  says: [/built-in check of Unix/],
});
checkHover("a reference", check('  type : CMD_EXEC\n  reference : "800-<|>53|CM-7,CSF|PR.PT-3"'), {
  on: "800-53|CM-7",
  says: [/reference framework/],
});
checkHover("a tag", unix("<i<|>f>\n</if>"), { on: "if", says: [/`<if>`/, /Belongs in/] });
checkHover("a closing tag", unix("<if>\n</i<|>f>"), { on: "if", says: [/`<if>`/] });
checkHover("an attribute", unix('<if>\n<condition ty<|>pe:"AND">\n</condition>\n</if>'), {
  on: 'type:"AND"',
  says: [/attribute of `<condition>`/, /`OR`/],
});
checkHover("a check type", '<check_type:"Un<|>ix">\n</check_type>\n', {
  on: '"Unix"',
  says: [/check type for/, /`CMD_EXEC`/],
});
for (const [operator, says] of [
  ["AND", /All 2 checks/],
  ["OR", /One of the 2 checks/],
] as const) {
  const item = "<custom_item>\n  type : CMD_EXEC\n</custom_item>\n";
  checkHover(
    `a condition with ${operator}`,
    unix(`<if>\n<condi<|>tion type:"${operator}">\n${item}${item}</condition>\n</if>`),
    { on: "condition", says: [says] },
  );
}

checkHover("an element of a port list", ports("22, 808[0<|>-9]"), {
  on: "808[0-9]",
  says: [
    /`808\[0-9\]` means \*\*10 ports: 8080–8089\*\*/,
    /The list \(TCP\): \*\*11 ports: 22, 8080–8089\*\*/,
  ],
});
checkHover("an element that means no port", ports("1024-<|>65535"), {
  on: "1024-65535",
  says: [/means \*\*no port\*\*/, /A port list has no ranges/],
});
checkHover("an element that is no regular expression", ports("80[<|>"), { on: "80[", says: [/\\\[/] });
checkHover("a variable in a port list", ports("22,@PO<|>RT@"), {
  on: "@PORT@",
  says: [/It is not declared/],
});
checkHover("the keyword of a port list", ports("22").replace("ports :", "po<|>rts :"), {
  on: "ports",
  says: [/1 port: 22/, /^\*\*`ports`\*\*/m],
});
checkHover("an empty allow list", ports("<|>", "ALLOWED"), { on: '""', says: [/no port may be open/] });
checkHover(
  "a port list of Windows",
  windows(
    '<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  port_type : UDP\n  value_type : POLICY_PORTS\n  value_data : "16<|>1"\n</custom_item>',
  ),
  { on: "161", says: [/1 port: 161/] },
);

const header =
  "#<ui_metadata>\n#<variables>\n#<variable>\n#<name>PORT</name>\n#<default>`22` <b>\n#</variable>\n#</variables>\n#</ui_metadata>\n".replace(
    "<b>\n",
    "&lt;</default>\n",
  );
checkHover(
  "a variable with its default, escaped",
  `${header}${check('  type : CMD_EXEC\n  cmd : "nc @PO<|>RT@"')}`,
  {
    on: "@PORT@",
    says: [/Default: `` `22` &lt; ``/],
  },
);
checkHover("the declaration of a variable", header.replace("PORT<", "PO<|>RT<") + unix(""), {
  on: "PORT",
  says: [/variable/],
});

checkHover("nothing on a comment", unix("# <i<|>f>"), null);
checkHover("nothing on an unknown keyword", check("  type : CMD_EXEC\n  no<|>thing : 1"), null);
checkHover("nothing on free text", check('  type : CMD_EXEC\n  description : "so<|>me"'), null);
checkHover("nothing in an empty file", "<|>", null);

const shown: ShownHost = {
  name: "attic",
  snapshot: readSnapshots([
    hostText(
      "attic.txt",
      `root@attic:~# ss -tulpnH
tcp LISTEN 0 128 0.0.0.0:8017 0.0.0.0:* users:(("gopherd",pid=8,fd=3))
root@attic:~# md5sum /opt/gopherd
0123456789abcdef0123456789abcdef  /opt/gopherd
root@attic:~#
`,
    ),
  ])[0]!,
};
checkHover("a port by its service", ports("2<|>3"), { on: "23", says: [/Registered for `telnet` 23\./] });
checkHover("a port that the shown host has open, with its process", ports("80<|>17"), {
  on: "8017",
  says: [/Open on attic: 8017\/tcp `gopherd` on `0\.0\.0\.0`\./],
  shown,
});
checkHover("a port that the shown host does not show", ports("2<|>3"), {
  on: "23",
  says: [/attic shows none of them open/],
  shown,
});
const reference = (text: string) => check(`  type : CMD_EXEC\n  reference : "${text}"`);
checkHover("a control by its title", reference("LEVEL|1A,800-53r5|CM-<|>7"), {
  on: "800-53r5|CM-7",
  says: [/\*\*`CM-7`\*\* — control of 800-53r5/, /Least Functionality/],
});
checkHover("a part of a control", reference("800-53|AC-6<|>(10)"), {
  on: "800-53|AC-6(10)",
  says: [/A part of `AC-6`: Least Privilege/, /The title is that of NIST SP 800-53 revision 5/],
});
checkHover("the framework before the bar", reference("800-<|>53|CM-7"), {
  on: "800-53|CM-7",
  says: [/reference framework/],
});
const md5 = (hash: string) => check(`  type : FILE_CHECK\n  file : "/opt/gopherd"\n  md5 : "${hash}"`);
checkHover("an MD5 that the shown host has", md5("0123456789ABCDEF0123<|>456789abcdef"), {
  on: '"0123456789ABCDEF0123456789abcdef"',
  says: [/The MD5 that `\/opt\/gopherd` has on attic\./],
  shown,
});
checkHover("an MD5 that it does not have", md5("1111111111111111<|>1111111111111111"), {
  on: '"11111111111111111111111111111111"',
  says: [/On attic the MD5 of `\/opt\/gopherd` is `0123456789abcdef0123456789abcdef`\./],
  shown,
});
checkHover("what is no MD5", md5("12<|>34"), {
  on: '"1234"',
  says: [/This is not an MD5, which has 32 hex digits/],
});

const banner = check(
  '  type : FILE_CONTENT_CHECK\n  file : "/etc/login.defs"\n  regex : "^PASS<|>_M\\\\S+"\n  expect : "x"',
);
checkHover("a pattern, as the engine reads it", banner, {
  on: '"^PASS_M\\\\S+"',
  says: [
    /- `PASS_M` this text\n- `\\S\+` one or more times: a character other than a blank, tab or line break/,
  ],
});

test("a pattern with what it matches on the host that is shown", () => {
  const { document, offset } = fixture(banner);
  const files = ["PASS_MAX_DAYS 90", "# PASS_MAX_DAYS", "PASS_MIN_DAYS `1`", "PASS_MA", "PASS_MB", ""].join(
    "\n",
  );
  const hoverOn = (text: string): string => {
    const [snapshot] = readSnapshots(text);
    const hover = hoverAt(document, offset, { name: "web-1", snapshot: snapshot! });
    return (hover!.contents as MarkupContent).value;
  };
  const found = hoverOn(`root@web-1:~# cat /etc/login.defs\n${files}root@web-1:~# \n`);
  assert.match(
    found,
    /^It matches 4 lines of `\/etc\/login\.defs` on web-1, 3 of them:\n\n```\nPASS_MAX_DAYS 90\nPASS_MIN_DAYS `1`\nPASS_MA\n```\n\nRegular/,
  );
  assert.match(
    hoverOn("root@web-1:~# cat /etc/login.defs\nUMASK 022\nroot@web-1:~# \n"),
    /^It matches no line of `\/etc\/login\.defs` on web-1\./,
  );
  assert.match(hoverOn("root@web-1:~# uname -s\nLinux\nroot@web-1:~# \n"), /^Regular expression/);
});
