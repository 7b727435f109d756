import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  type DocumentResult,
  fillVariablesMethod,
  type ListVariablesResult,
  listVariablesMethod,
  type MergeEditionsResult,
  mergeEditionsMethod,
} from "../../../server/protocol.ts";
import { unix } from "../fixture.ts";
import { LanguageServer, pullingClient } from "../language-server.ts";

let server: LanguageServer;
before(async () => {
  server = await LanguageServer.start(pullingClient);
});
after(async () => {
  assert.equal(await server.stop(), 0);
});

const policy = (name: string, text: string) => ({ name, uri: `file:///${name}`, text });
const check = (cmd: string, expect: string) =>
  unix(
    `<custom_item>\n type : CMD_EXEC\n description : "Kernel"\n cmd : "${cmd}"\n expect : "${expect}"\n</custom_item>`,
  );

test("the next edition is merged with my changes, and each is reported", async () => {
  const params = {
    base: policy("base.audit", check("uname -r", "5")),
    mine: policy("mine.audit", check("uname -r", "6")),
    next: policy("next.audit", check("uname -a", "5")),
  };
  const merged = await server.request<MergeEditionsResult>(mergeEditionsMethod, params);
  assert.equal(merged.text, check("uname -a", "6"));
  assert.equal(merged.summary, "1 change of yours still applies, no conflicts.");
  assert.match(merged.report, /^## Still apply\n\n- `CMD_EXEC "Kernel" \(line 2\)`: `expect 5 → 6;/m);
  assert.match(merged.page!, /<a href="place:next:2">line 2 of the next edition<\/a>/);
  const conflict = await server.request<MergeEditionsResult>(mergeEditionsMethod, {
    ...params,
    next: policy("next.audit", check("uname -r", "7")),
  });
  assert.equal(conflict.conflicts, 1);
  assert.match(conflict.text, /# Merge conflict: CMD_EXEC "Kernel"/);
  const none = await server.request<MergeEditionsResult>(mergeEditionsMethod, {
    ...params,
    next: policy("next.audit", "hello"),
  });
  assert.equal(none.problem, "next.audit is not a policy: it has no <check_type>.");
});

test("variables are listed for a form, and filled in", async () => {
  const header =
    "#<variables>\n#<variable>\n#<name>A</name>\n#<default>x</default>\n#<description>First</description>\n#<value_type>STRING</value_type>\n#</variable>\n#</variables>\n";
  const source = policy("a.audit", `${header}${check("echo @A@ @B@", "^@A@$")}`);
  const { variables } = await server.request<ListVariablesResult>(listVariablesMethod, { policy: source });
  assert.deepEqual(variables, [
    { name: "A", title: "First", preset: "x", valueType: "STRING", places: 2, patterns: 1 },
    { name: "B", places: 1, patterns: 0 },
  ]);
  const value = (name: string, text: string, isText = false) => ({ name, value: text, isText });
  const filled = await server.request<DocumentResult>(fillVariablesMethod, {
    policy: source,
    values: [value("A", "a.b", true), value("B", "c")],
  });
  assert.match(filled.text, /cmd : "echo a\.b c"\n expect : "\^a\\\\\.b\$"/);
  assert.equal(filled.summary, "2 variables filled in, in 3 places.");
  const missing = await server.request<DocumentResult>(fillVariablesMethod, {
    policy: source,
    values: [value("A", "x")],
  });
  assert.equal(missing.problem, "@B@ has no value.");
  const none = await server.request<ListVariablesResult>(listVariablesMethod, {
    policy: policy("b.audit", check("id", "x")),
  });
  assert.equal(none.problem, "b.audit has no variables in its checks: it can be uploaded as it is.");
});
