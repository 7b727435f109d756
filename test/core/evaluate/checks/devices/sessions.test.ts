import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../../core/syntax/parse.ts";
import { judges } from "../../device-host.ts";

function statusOf(checkType: string, keywords: string, text: string): string {
  const policy = `<check_type:"${checkType}">\n<custom_item>\n${keywords}\ndescription : "c"\n</custom_item>\n</check_type>\n`;
  const tree = parse(policy);
  assert.deepEqual(tree.errors, [], policy);
  return evaluate(policyOf(tree), readSnapshot(text), defaultEvaluateOptions)[0]!.status;
}

/** A kind of device: its prompts, and the command that shows its configuration. */
interface Kind {
  checkType: string;
  prompts: readonly string[];
  command: string;
  /** Written before `expect` and `not_expect`, or `item`. */
  type?: string;
  byItem?: true;
}

const kinds: readonly Kind[] = [
  {
    checkType: "Cisco",
    prompts: ["nw4#", "nw4(config-if)#", "nw4/pri/act# ", "nw4/ctx2/pri/act# ", "nw4>"],
    command: "do show running-config",
    byItem: true,
  },
  { checkType: "Arista", prompts: ["nw4#", "nw4(s1)#", "nw4.12:01:02#"], command: "sh  running-config" },
  {
    checkType: "Juniper",
    prompts: ["{master:0}[edit]\nops@nw4# ", "{primary:node0}\nops@nw4> ", "ops@nw4-re0> "],
    command: "run show configuration | display set | no-more",
    type: "CONFIG_CHECK",
  },
  {
    checkType: "FortiGate",
    prompts: ["nw4 # ", "nw4 (root) # ", "nw4 $ ", "nw4 (global) $ "],
    command: "show full-configuration",
  },
  {
    checkType: "F5",
    prompts: ["[ops@nw4:Standby:In Sync] ~ # ", "ops@(nw4)(cfg-sync In Sync)(Active)(/Common)(tmos)# "],
    command: "list all-properties recursive",
    type: "OFFLINE_CONFIG_CHECK",
  },
  {
    checkType: "Alcatel",
    prompts: ["A:nw4# ", "*B:nw4>config>system# ", "[/]\nA:ops@nw4# ", "*(ex)[/configure]\nA:ops@nw4# "],
    command: "//admin display-config detail",
  },
  {
    checkType: "Huawei",
    prompts: ["<nw4>", "[nw4]", "[~nw4]", "HRP_M<nw4>", "HRP_S[nw4]"],
    command: "display current-configuration",
  },
  {
    checkType: "ArubaOS",
    prompts: ["(nw4) #", "(nw4) ^[md] #", "(nw4) *[mynode] (config) #"],
    command: "show running-config",
    byItem: true,
  },
  {
    checkType: "CheckPoint",
    prompts: ["nw4> ", "nw4:TACP-0> ", "[Global] nw4> "],
    command: "show configuration",
  },
  {
    checkType: "SonicWALL",
    prompts: ["ops@nw4> ", "config(ops@nw4)# ", "config[C1](ops@nw4)# "],
    command: "show current-config",
  },
  { checkType: "Brocade", prompts: ["nw4:admin> ", "nw4:FID128:root> "], command: "configshow -all" },
  {
    checkType: "Extreme_ExtremeXOS",
    prompts: ["* nw4.1 # ", "Slot-1 nw4.5 # ", "* (vr VR-Mgmt) nw4.3 # "],
    command: "show configuration",
  },
  {
    checkType: "FireEye",
    prompts: ["nw4 (config) # ", "nw4 [cluster: master] # "],
    command: "show running-config",
  },
  { checkType: "NetApp", prompts: ["nw4> ", "nw4*> ", "nw4::*> "], command: "options" },
  { checkType: "BlueCoat", prompts: ["nw4#", "nw4#(config)"], command: "show configuration" },
];

const configuration = ["alpha 1", "  beta 2", "  gamma 3", "delta 4", "omega 9"];

function check({ type, byItem }: Kind, isForbidden: boolean, pattern: string): string {
  if (byItem) return `type : CONFIG_CHECK${isForbidden ? "_NOT" : ""}\nitem : "${pattern}"`;
  return `${type === undefined ? "" : `type : ${type}\n`}${isForbidden ? "not_expect" : "expect"} : "${pattern}"`;
}

/** The verdicts on a line that is there, one that is not, and on the last line where the output may be cut. */
type Expected = readonly [there: string, missing: string, absent: string];
const whole: Expected = ["FAILED", "FAILED", "PASSED"];
const cut: Expected = ["UNDECIDED", "UNDECIDED", "UNDECIDED"];

function assertVerdicts(kind: Kind, text: string, [there, missing, absent]: Expected, what: string): void {
  const { checkType } = kind;
  assert.equal(statusOf(checkType, check(kind, true, "^ *gamma 3$"), text), there, `${what}: gamma is there`);
  assert.equal(statusOf(checkType, check(kind, false, "zeta"), text), missing, `${what}: zeta is missing`);
  assert.equal(statusOf(checkType, check(kind, true, "zeta"), text), absent, `${what}: no zeta`);
}

for (const kind of kinds) {
  test(`prompts of ${kind.checkType}`, () => {
    for (const prompt of kind.prompts) {
      const text = [...`${prompt}${kind.command}`.split("\n"), ...configuration, prompt].join("\n");
      assertVerdicts(kind, text, whole, JSON.stringify(prompt));
      const open = [...`${prompt}${kind.command}`.split("\n"), ...configuration.slice(0, 2), ""].join("\n");
      assertVerdicts(kind, open, cut, `${JSON.stringify(prompt)}, cut`);
    }
  });
}

const ios = kinds[0]!;
const shown = [`nw4#show running-config`, ...configuration, "nw4#"];
const at = shown.indexOf("  gamma 3");
const mark = (text: string) =>
  [...shown.slice(0, at), `${text}${shown[at]}`, ...shown.slice(at + 1)].join("\n");
const stopped = (...lines: string[]) => [...shown.slice(0, at), ...lines].join("\n");

const texts: Readonly<Record<string, readonly [text: string, verdicts: Expected]>> = {
  "a mark that is erased with backspaces": [
    mark(" --More-- \b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b"),
    whole,
  ],
  "a mark that is erased with returns": [mark("<--- More --->\r              \r"), whole],
  "a mark that is erased by moving back": [mark(`  ---- More ----\x1b[42D${" ".repeat(42)}\x1b[42D`), whole],
  "a mark that is erased by its place": [
    mark("-- MORE --, next page: Space, next line: Enter, quit: Control-C\x1b[24;1H\x1b[2K\x1b[24;1H"),
    whole,
  ],
  "a mark of less": [mark("---(less 12%)---\r\x1b[K"), whole],
  "a mark that asks for a key": [
    mark("\x1b[7mPress <SPACE> to continue or <Q> to quit:\x1b[m\x1b[60;D\x1b[K"),
    whole,
  ],
  "a mark that asks for a return": [
    mark("Type <CR> or <SPACE BAR> to continue, <Q><CR> to stop\r\x1b[K"),
    whole,
  ],
  "line ends of Windows": [shown.join("\r\n"), whole],
  "line ends of Windows below the first line": [`${shown[0]}\n${shown.slice(1).join("\r\n")}`, whole],
  "a pager that was left with q": [stopped("---(less 12%)---", "nw4#"), cut],
  "a pager that was left, its mark erased": [
    stopped(`  ---- More ----\x1b[42D${" ".repeat(42)}\x1b[42Dnw4#`),
    cut,
  ],
  "a pager that asks for a key, left": [stopped("Press <SPACE> to continue or <Q> to quit:", "nw4#"), cut],
  "a pager that was left with q, which is shown": [stopped(" --More-- q", "nw4#"), cut],
  "an output that the user stopped": [stopped("  ga^C", "nw4#"), cut],
  "a connection that broke": [
    stopped("client_loop: send disconnect: Broken pipe", "joe@jump:~$ ssh nw4", "nw4#"),
    cut,
  ],
  "a move of the cursor that is no mark": [mark("\x1b[3A"), ["UNDECIDED", "UNDECIDED", "UNDECIDED"]],
  "a session from a shell": [["joe@jump:~$ ssh ops@nw4", "Password:", ...shown].join("\n"), whole],
  "a session from a shell and back": [
    [
      "joe@jump:~$ ssh ops@nw4",
      ...shown.slice(0, -1),
      "nw4#exit",
      "Connection to nw4 closed.",
      "joe@jump:~$ ",
    ].join("\n"),
    whole,
  ],
  "a message instead of the configuration": [
    "nw4#show running-config\nUnable to show it now. Try again.\nnw4#",
    cut,
  ],
  "an error in a form of its own": [
    "nw4#show running-config\n%Error opening it (Permission denied)\n\nnw4#",
    cut,
  ],
  "a banner with the word end, and nothing below it": [
    "nw4#show running-config\nalpha 1\n  gamma 3\nbanner motd ^C\nend\n",
    ["FAILED", "UNDECIDED", "UNDECIDED"],
  ],
  "the last line of a configuration behind a banner": [
    "nw4#show running-config\nalpha 1\nbanner motd ^C\nend\n^C\n  gamma 3\nend\n",
    whole,
  ],
  "no-break spaces, as pages and mails bring them": [
    shown.join("\n").replace("gamma 3", "gamma\u00a03"),
    whole,
  ],
  "a command that was typed anew": [shown.join("\n").replace("show running", "sow\b\b\bshow running"), whole],
  "nothing below the command": ["nw4#show running-config\nnw4#", cut],
};

for (const [name, [text, verdicts]] of Object.entries(texts)) {
  test(name, () => assertVerdicts(ios, text, verdicts, name));
}

for (const note of [
  "...",
  "…",
  "[...]",
  "<snip>",
  "(truncated)",
  "! --- output omitted ---",
  "... output omitted ...",
]) {
  test(`a person's note says that lines are left out: ${note}`, () => {
    for (const end of ["nw4#", ""]) {
      const text = stopped(note, "omega 9", "end", end);
      assertVerdicts(ios, text, ["UNDECIDED", "UNDECIDED", "UNDECIDED"], note);
    }
    assert.equal(statusOf("Cisco", 'type : CONFIG_CHECK_NOT\nitem : "beta"', stopped(note, "end")), "FAILED");
  });
}

test("words in lines of configurations are not notes that lines are left out", () => {
  for (const line of ["description uplink ...", "logging truncated", "hostname omitted-1", " ... x"]) {
    assertVerdicts(ios, shown.join("\n").replace("delta 4", line), whole, line);
  }
});

for (const [checkType, prompt, command, answer] of [
  ["NetApp", "nw4> ", "options", "options: Not found."],
  ["NetApp", "nw4> ", "options", ""],
  ["Alcatel", "A:nw4# ", "admin display-config detail", "MINOR: CLI Command not allowed for this user."],
  ["Alcatel", "A:nw4# ", "admin display-config detail", ""],
  ["Brocade", "nw4:admin> ", "configshow -all", ""],
] as const) {
  test(`${command} that prints ${answer === "" ? "nothing" : answer} shows no configuration`, () => {
    const kind = kinds.find((one) => one.checkType === checkType)!;
    assertVerdicts(kind, `${prompt}${command}\n${answer}\n${prompt}`, cut, answer);
  });
}

test("a saved configuration without a last line is taken as whole, and a note says so", () => {
  const saved = "set version 20.1\nset system host-name nw4\nset system ntp server 10.7.0.1\n";
  const notesOf = (expect: string, text: string) => {
    const policy = `<check_type:"Juniper">\n<custom_item>\ntype : CONFIG_CHECK\n${expect}\ndescription : "c"\n</custom_item>\n</check_type>\n`;
    const [verdict] = evaluate(policyOf(parse(policy)), readSnapshot(text), defaultEvaluateOptions);
    assert.equal(verdict!.status, "PASSED");
    return verdict!.notes;
  };
  assert.match(notesOf('not_expect : "telnet"', saved).join(), /so it may be cut off/);
  assert.deepEqual(notesOf('expect : "ntp server"', saved), []);
  const session = `ops@nw4> show configuration | display set\n${saved}\nops@nw4> `;
  assert.deepEqual(notesOf('not_expect : "telnet"', session), []);
});

test("a saved FortiOS configuration that ends inside a section is incomplete", () => {
  const saved = `#config-version=FG60-7.0:opmode=0:vdom=0:user=ops full\nconfig system global\n    set hostname "nw4"\nend\nconfig user local\n`;
  assert.equal(statusOf("FortiGate", 'not_expect : "telnet"', saved), "UNDECIDED");
  assert.equal(statusOf("FortiGate", 'not_expect : "telnet"', `${saved}end\n`), "PASSED");
});

const message = "*Mar  1 00:00:05.123: %SYS-5-CONFIG_I: Configured from console by vty0";
const logs: Readonly<Record<string, string>> = {
  "above a line": `${message}\n  gamma 3`,
  "in a line": `  ga${message}\nmma 3`,
  "below a part of a line": `  ga\n${message}\nmma 3`,
  "by the host": "2024 Jan  1 10:00:00 nw4 %VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty\n  gamma 3",
};

for (const [name, lines] of Object.entries(logs)) {
  test(`a message that the device logs ${name} is no line of the configuration`, () => {
    const text = shown.join("\n").replace("  gamma 3", lines);
    const inSection = (item: string) =>
      statusOf("Cisco", `type : CONFIG_CHECK_NOT\ncontext : "^alpha"\nitem : "${item}"`, text);
    assert.notEqual(inSection("gamma 3"), "PASSED");
    assert.equal(inSection("zeta"), "PASSED");
    assert.notEqual(statusOf("Cisco", 'type : CONFIG_CHECK\nitem : "Configured from"', text), "PASSED");
  });
}

test("a session that moves on to another device proves nothing about what the first left out", () => {
  const other = shown.map((line) => line.replace("nw4", "nw5").replace("omega", "zeta"));
  const text = [...shown.slice(0, -1), ...other].join("\n");
  const policy = parse(
    '<check_type:"Cisco">\n<custom_item>\ntype : CONFIG_CHECK\ndescription : "c"\nitem : "zeta"\n</custom_item>\n</check_type>\n',
  );
  const snapshot = readSnapshot(text);
  const [verdict] = evaluate(policyOf(policy), snapshot, defaultEvaluateOptions);
  assert.notEqual(verdict!.status, "PASSED");
});

const lost =
  "nw4#show running-config\nrouter bgp 1\n neighbor 192.0.2.9\ninterface a\nip proxy-arp\n!\nline con 0\nline aux 0\nend\nnw4#";
judges("sections whose own indents were lost", { checkType: '"Cisco"', text: lost }, [
  [
    'type : CONFIG_CHECK_NOT\ncontext : "^interface"\nitem : "proxy-arp"',
    "UNDECIDED: No line of the output is indented…",
  ],
  ['type : CONFIG_CHECK\ncontext : "^line"\nitem : "exec-timeout"', "FAILED"],
  ['type : CONFIG_CHECK\ncontext : "^router"\nitem : "neighbor"', "PASSED"],
]);

judges(
  "words of FortiOS in a value of several lines",
  {
    checkType: '"FortiGate"',
    text: 'fw3 # show full-configuration\nconfig system replacemsg\n    set buffer "<p>\nend\n config x\n"\n    set secret 1\nend\nfw3 # ',
  },
  [['context : "replacemsg"\nnot_expect : "set secret"', "FAILED"]],
);

judges(
  "the last `end` of a block of FortiOS is not the end of the configuration",
  {
    checkType: '"FortiGate"',
    text: "fw3 # show full-configuration\nconfig system global\n    set a 1\nend\n",
  },
  [['not_expect : "snmp"', "UNDECIDED"]],
);

judges(
  "banners of EOS, which end with EOF",
  {
    checkType: '"Arista"',
    text: "sw8#show running-config\nhostname sw8\nbanner login\nntp server is set\nEOF\n!\nend\nsw8#",
  },
  [
    ['expect : "ntp server"', "UNDECIDED: It depends on text in a banner or in a comment…"],
    ['expect : "hostname sw8"', "PASSED"],
  ],
);

judges(
  "a line of 132 characters may go on in the next",
  {
    checkType: '"Cisco"',
    text: `nw4#show running-config\nhostname nw4\n${"x".repeat(132)}\ny tail\nend\nnw4#`,
  },
  [
    [
      'type : CONFIG_CHECK\nitem : "xy tail"',
      "UNDECIDED: It depends on whether the terminal wrapped lines at 132 columns.",
    ],
  ],
);

judges(
  "defaults in capital letters, where case may not count",
  { checkType: '"Cisco"', text: "nw4#show running-config all\nhostname nw4\nsnmp-server x\nend\nnw4#" },
  [
    ['type : CONFIG_CHECK_NOT\nitem : "SNMP"', "UNDECIDED"],
    ['type : CONFIG_CHECK\nitem : "zeta"', "FAILED"],
  ],
);

const tmsh = "ops@(nw4)(cfg-sync In Sync)(Active)(/Common)(tmos)# ";
const listed = (lines: string) => `${tmsh}list all-properties recursive\n${lines}\n${tmsh}`;
judges(
  "a quoted text of BIG-IP that goes on over lines",
  { checkType: '"F5"', text: listed('sys httpd {\n    a "x\n { y"\n}\nsys sshd {\n    inactivity 900\n}') },
  [['type : OFFLINE_CONFIG_CHECK\ncontext : "sys httpd"\nexpect : "inactivity"', "FAILED"]],
);
judges(
  "a list of BIG-IP that was not wanted",
  { checkType: '"F5"', text: listed("Display all 4321 items? (y/n) n") },
  [['type : OFFLINE_CONFIG_CHECK\nnot_expect : "telnet"', "UNDECIDED"]],
);
judges(
  "an answer that begins with a percent sign",
  { checkType: '"Cisco"', text: "nw4#show cdp\n% CDP is not enabled\nnw4#" },
  [['type : CONFIG_CHECK\ncmd : "show cdp"\nitem : "not enabled"', "PASSED"]],
);
