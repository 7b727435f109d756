import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type ListedPorts, listedPorts } from "../../core/evaluate/checks/listed-ports.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { readingsOf, type StringReading } from "../../core/semantics/readings.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../core/snapshot/snapshot.ts";
import { parse } from "../../core/syntax/parse.ts";
import { everything } from "./policy-stages.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Far longer than what may be remembered of it. */
const longest = 400_000;
const texts = 30;
/** What a few of the texts take: more of them must not be in memory when they are forgotten. */
const mostKept = 5 * longest;

const padding = `# ${"x".repeat(longest)}\n`;

/** Policies with a word that is long enough for a piece of the text, another one in each, by what it is. */
const words: Record<string, (word: string) => string> = {
  "a port element": (word) => port(`ports : "22[0-9]|${word}"`),
  "a port out of range": (word) => port(`ports : "9999999${word.replace(/\D/g, "")}"`),
  "a check type": (word) => `<check_type:"${word}">\n</check_type>\n`,
  "a misspelt check type": () => '<check_type:"Palo Alto Network">\n</check_type>\n',
  "a check type in another case": () => '<check_type:"paloalto">\n</check_type>\n',
  "a tag": (word) => unix(`<${word}>\n</${word}>\n`),
  "an item type": (word) => unix(item(`type : ${word}`)),
  "a misspelt item type": () => unix(item("type : AUDIT_DENIED_OPEN_PORTSS")),
  "a keyword": (word) => unix(item(`${word} : 1`)),
  "a variable": (word) =>
    `#<ui_metadata>\n#<variables>\n#<variable><name>${word}</name><default>x</default></variable>\n#</variables>\n#</ui_metadata>\n${unix(item(`info : "@${word}@ @${word}X@"`))}`,
  "a host": (word) => `# hosts: ${word}-*\n${unix("")}`,
  "a suppression": (word) => `# nessus-audit-disable-file ${word}\n${unix("")}`,
  "a reference": (word) => unix(item(`reference : "${word}|1"`)),
  "a pattern": (word) => unix(item(`type : CMD_EXEC\ncmd : "x"\nexpect : "^${word}.*(a|b)"`)),
  "the name of a process": (word) =>
    unix(item(`type : AUDIT_PROCESS_ON_PORT\nport_type : TCP\nports : "22"\nname : "${word}"`)),
};

const unix = (content: string) => `<check_type:"Unix">\n${content}</check_type>\n`;
const item = (keywords: string) => `<custom_item>\n${keywords}\ndescription : "x"\n</custom_item>\n`;
const port = (keywords: string) => unix(item(`type : AUDIT_DENIED_OPEN_PORTS\nport_type : TCP\n${keywords}`));

for (const [name, policy] of Object.entries(words)) {
  test(`nothing keeps the text of a policy for ${name}`, () => {
    const kept = growthOver((index) => {
      everything.run(`${policy(`word_number_${index}_of_many`)}${padding}` as never);
    });
    assert.ok(kept < mostKept, `${Math.round(kept / 1024)} KB are kept of ${texts} texts`);
  });
}

test("the port lists of a policy do not keep its text", () => {
  const lists: ListedPorts[] = [];
  const kept = growthOver((index) => {
    lists.push(...listedPorts(policyOf(parse(`${port(`ports : "${index + 1}"`)}${padding}`))));
  });
  assert.deepEqual(lists[0]!.ranges, [[texts + 1, texts + 1]]);
  assert.ok(kept < mostKept, `${Math.round(kept / 1024)} KB are kept of ${texts} texts`);
});

/** Snapshots, by what is kept of their text. */
const shown: Record<string, (word: string) => string> = {
  "an address, an owner and a row that is not read": (word) =>
    `tcp LISTEN 0 128 [fe80::1:2:3:4:5%${word}]:22 [::]:* users:(("${word}",pid=1,fd=3))\ntcp LISTEN 0 128 0.0.0.0:${word} 0.0.0.0:*\n`,
  "what a comment says": (word) =>
    `# host: ${word}\n# groups: ${word}\n# expect: FAILED "${word}"\n# condition: PASSED "${word}"\n# set: NAME=${word}\ntcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n`,
  "a hash": (word) => `d41d8cd98f00b204e9800998ecf8427e  /usr/bin/${word}\n`,
  "a process": (word) => `  PID USER COMMAND\n    1 root /usr/sbin/${word} --with ${word}\n`,
  "a record of JSON": (word) =>
    `[{"pid":"1","name":"${word}","path":"/usr/bin/${word}","port":"22","protocol":"6","family":"2","address":"0.0.0.0"}]\n`,
  "a mark where rows are left out": (word) => `tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n... ${word} ...\n`,
};

for (const [name, text] of Object.entries(shown)) {
  test(`a snapshot does not keep its text for ${name}`, () => {
    const snapshots: Snapshot[] = [];
    const kept = growthOver((index) => {
      snapshots.push(readSnapshot(`${text(`word-number-${index}-of-many`)}${padding}`));
    });
    assert.match(JSON.stringify(snapshots[0]), /word-number/);
    assert.ok(kept < mostKept, `${Math.round(kept / 1024)} KB are kept of ${texts} texts`);
  });
}

test("a snapshot keeps a text that shows commands once, since checks look at what they printed", () => {
  const snapshots: Snapshot[] = [];
  let size = 0;
  const kept = growthOver((index) => {
    const text = `root@web-${index}:~# cat /etc/motd\n${padding}\nroot@web-${index}:~# `;
    size = text.length;
    snapshots.push(readSnapshot(text));
  });
  assert.equal(snapshots.at(-1)!.observations!.ask("command", "cat /etc/motd").is, "present");
  assert.ok(kept < 1.5 * size * texts, `${kept} bytes are kept of ${texts} texts of ${size}`);
});

/** Values that are all escapes, by the policy that they are in. */
const escapes: Record<string, string> = {
  "quotes of a command": unix(item(`type : CMD_EXEC\ncmd : "${'\\"'.repeat(longest / 2)}"`)),
  "backslashes that are dropped": unix(item(`cmd : "${"\\.".repeat(longest / 2)}"`)),
  "quotes in Windows": `<check_type:"Windows" version:"2">\n${item(`cmd : '${"\\'".repeat(longest / 2)}'`)}</check_type>\n`,
};

for (const [name, policy] of Object.entries(escapes)) {
  test(`what a string says takes no more memory than the string: ${name}`, () => {
    const { tree, checks } = policyOf(parse(policy));
    const strings = checks[0]!.keywords.flatMap(({ value }) => (value?.kind === "string" ? [value] : []));
    let readings: StringReading[][] = [];
    const kept = growthOver((index) => {
      readings = index < texts ? strings.map((value) => readingsOf(tree, value)) : [];
    });
    assert.ok(readings.some(([reading]) => reading!.text.length === longest / 2));
    assert.ok(kept < 1.5 * longest, `${Math.round(kept / 1024)} KB are kept of ${longest} characters`);
  });
}

test("the measure sees a text that is kept", () => {
  const pieces: string[] = [];
  const kept = growthOver((index) => {
    const text = `<custom_item number="${index}">\n${padding}`;
    policyOf(parse(text));
    pieces.push(text.slice(0, 20));
  });
  assert.ok(kept > mostKept, `${pieces.length} pieces keep ${kept} bytes`);
});

/** Bytes that are in memory after many texts and were not before them. */
function growthOver(run: (index: number) => void): number {
  // what is created once, such as tables and compiled code
  run(texts);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < texts; index++) run(index);
  collect();
  return process.memoryUsage().heapUsed - before;
}
