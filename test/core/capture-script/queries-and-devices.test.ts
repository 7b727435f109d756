import assert from "node:assert/strict";
import { test } from "node:test";
import { deviceCommands } from "../../../core/capture-script/device-commands.ts";
import { clientFor, queryScript } from "../../../core/capture-script/query-script.ts";
import type { Need } from "../../../core/observations/observation.ts";
import { queryKey, queryMark } from "../../../core/observations/query-key.ts";

const answer = (text: string): Need => ({ kind: "answer", key: queryKey(text), text });
const command = (text: string): Need => ({ kind: "command", key: `device:${text}`, text });

test("each query is below its mark, and the end is below the last", () => {
  const lines = queryScript(["db.audit"], [answer("select a from t;"), answer("show x")], "psql").split("\n");
  const mark = queryMark(queryKey("SELECT  a FROM t"));
  assert.match(mark, /^[0-9a-f]{16}$/);
  const at = lines.indexOf(`\\echo '-- query ${mark}'`);
  assert.equal(lines[at + 1], "select a from t;");
  assert.ok(lines.indexOf("\\echo '-- end of queries'") > lines.indexOf("show x;"));
});

test("a query that may do more than read comes first, under a warning", () => {
  const doing = [
    "exec sp_configure 'x', 1",
    "select 1\n\\! id",
    "select 1; drop table t",
    "select a into outfile '/tmp/x' from t",
    "select 1 \\g |id",
    "select 1\n@evil",
    "select 1\n#host id",
    "select 1\nsource /tmp/x",
    "with x as (delete from t returning a) select a from x",
    "select pg_terminate_backend(1)",
  ];
  for (const text of doing) {
    const script = queryScript(["db.audit"], [answer("select b from t"), answer(text)], "mysql");
    const warning = script.indexOf("these may do more than ask");
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
    /! These may do more than show something\. They are the policy's: read them first\.\nreload/,
  );
});

test("a command that continues after what it shows is listed under the warning", () => {
  const hostile = [
    "show version ; reload",
    "show running-config | redirect tftp://192.0.2.1/x",
    'tmsh -c "cd /;list all-properties recursive"; id',
    'tmsh -c "cd /; delete sys"',
    "show version | bash id",
    "display version > flash:/x",
    "get system `id`",
  ];
  for (const text of hostile) {
    const lines = deviceCommands(["r.audit"], [command("show version"), command(text)], "Cisco").split("\n");
    const warning = lines.findIndex((line) => line.startsWith("! These may do more"));
    assert.ok(warning > lines.indexOf("show version"), text);
    assert.ok(lines.indexOf(text) > warning, text);
  }
  const plain = deviceCommands(["r.audit"], [command('tmsh -c "cd /;list all-properties recursive"')], "F5");
  assert.doesNotMatch(plain, /may do more/);
});

test("a query with an unclosed quote would include what follows: it is left out", () => {
  const script = queryScript(["db.audit"], [answer("select 'a"), answer("select b")], "psql");
  assert.ok(!script.includes("select 'a"));
  assert.ok(script.includes("select b;"));
});
