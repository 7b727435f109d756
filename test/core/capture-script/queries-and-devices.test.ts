import assert from "node:assert/strict";
import { test } from "node:test";
import { deviceCommands } from "../../../core/capture-script/device-commands.ts";
import { clientFor, queryScript } from "../../../core/capture-script/query-script.ts";
import type { Need } from "../../../core/observations/observation.ts";
import { queryKey, queryMark } from "../../../core/observations/query-key.ts";

const answer = (text: string): Need => ({ kind: "answer", key: queryKey(text), text });
const command = (text: string): Need => ({ kind: "command", key: `device:${text}`, text });

test("each query stands below its mark, and the last below the end", () => {
  const lines = queryScript(["db.audit"], [answer("select a from t;"), answer("show x")], "psql").split("\n");
  const mark = queryMark(queryKey("SELECT  a FROM t"));
  assert.match(mark, /^[0-9a-f]{16}$/);
  const at = lines.indexOf(`\\echo '-- query ${mark}'`);
  assert.equal(lines[at + 1], "select a from t;");
  assert.ok(lines.indexOf("\\echo '-- end of queries'") > lines.indexOf("show x;"));
});

test("a query that may do more than ask comes first, under a warning", () => {
  const doing = [
    "exec sp_configure 'x', 1",
    "select 1\n\\! id",
    "select 1; drop table t",
    "select a into outfile '/tmp/x' from t",
  ];
  for (const text of doing) {
    const script = queryScript(["db.audit"], [answer("select b from t"), answer(text)], "mysql");
    const warning = script.indexOf("-- These may do more than ask");
    assert.ok(warning >= 0, text);
    assert.ok(warning < script.indexOf(text) && script.indexOf(text) < script.indexOf("select b"), text);
  }
});

test("control characters of a policy do not reach the script", () => {
  for (const text of ["select '\x1b]0;x\x07'", "select '\x9b'"]) {
    assert.ok(!queryScript(["db.audit"], [answer(text)], "sqlplus").includes(text));
  }
  assert.ok(!deviceCommands(["r.audit"], [command("show\x1b[2J run")], "Cisco").includes("\x1b"));
});

test("databases have clients", () => {
  assert.equal(clientFor("PostgreSQL"), "psql");
  assert.equal(clientFor("SQLServer"), "sqlcmd");
  assert.equal(clientFor("MongoDB"), undefined);
});

test("what is typed on a device: the pager first, then what shows, then the rest under a warning", () => {
  const shown = deviceCommands(
    ["r.audit"],
    [command("reload"), command("show running-config"), command("show version")],
    "Cisco",
  );
  const lines = shown.split("\n").filter((line) => !line.startsWith("!"));
  assert.deepEqual(lines, [
    "terminal length 0",
    "terminal width 0",
    "show running-config",
    "show version",
    "reload",
    "",
  ]);
  assert.match(
    shown,
    /! These do not begin with show or the like\. They are the policy's: read them first\.\nreload/,
  );
});
