import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, it } from "node:test";
import { withSlashes } from "../../../cli/files/with-slashes.ts";
import { hostNamesInPath, sharedPath } from "../../../cli/hosts/share-names.ts";
import { StandIns } from "../../../core/snapshot/anonymise/stand-ins.ts";
import { folderOf, nessusAudit } from "../command-line.ts";

const header = "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
const row = (port: number, process = "sshd") =>
  `tcp LISTEN 0 128 10.1.2.3:${port} 0.0.0.0:* users:(("${process}",pid=7,fd=3))\n`;
const listing = header + row(22);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => withSlashes(relative(folder, join(entry.parentPath, entry.name))))
    .sort();
}

const share = (cwd: string, ...names: string[]) =>
  nessusAudit(["snapshot", ...names, "--anonymise", "--output-dir", "out"], { cwd });

describe("snapshot --anonymise --output-dir", () => {
  const hosts = {
    "hosts/db01/sockets.txt": `# host: db01.corp.example\n${listing}`,
    "hosts/db01/hashes.txt": "0123456789abcdef0123456789abcdef  /usr/sbin/sshd\n",
    "hosts/payroll-prod.txt": `# as on db01, and payroll-prod is to follow\n${listing}`,
    "hosts/web01/sockets.txt": listing,
    "hosts/.hidden": "of no kind",
  };

  it("keeps the folders of hosts, without the names of hosts", async (t) => {
    const cwd = folderOf(t, hosts);
    const { code, stderr } = await share(cwd, "hosts");
    assert.equal(code, 0, stderr);
    const [db, payroll, web] = ["host-1", "host-2", "host-3"];
    assert.deepEqual(filesBelow(join(cwd, "out")), [
      `${db}/hashes.txt`,
      `${db}/sockets.txt`,
      `${payroll}.txt`,
      `${web}/sockets.txt`,
    ]);
    for (const file of filesBelow(join(cwd, "out"))) {
      const text = readFileSync(join(cwd, "out", file), "utf8");
      assert.doesNotMatch(text, /db01|payroll|web01|corp|10\.1\.2/, file);
    }
    assert.match(
      readFileSync(join(cwd, `out/${payroll}.txt`), "utf8"),
      /^# as on host-1, and host-2 is to follow/,
    );
    assert.match(stderr, /^note: hosts\/payroll-prod\.txt is host-2\.txt in out\.$/m);
    const before = await nessusAudit(["snapshot", "--hosts", "hosts"], { cwd });
    const after = await nessusAudit(["snapshot", "--hosts", "out"], { cwd });
    const hostLines = ({ stdout }: { stdout: string }) => stdout.match(/^\S.*: \d+ socket.*$/gm)!.length;
    assert.equal(hostLines(after), hostLines(before));
  });

  it("says what it can't write", async (t) => {
    const cwd = folderOf(t, { ...hosts, out: "a file" });
    const { code, stderr } = await share(cwd, "hosts/web01/sockets.txt");
    assert.equal(code, 2);
    assert.equal(stderr, "nessus-audit: out/sockets.txt could not be written: its folder is a file.\n");
  });

  for (const [what, names] of [
    ["as --hosts", ["--hosts", "hosts"]],
    ["by a glob", ["hosts/*/*.txt", "hosts/*.txt"]],
  ] as const) {
    it(`${what} too`, async (t) => {
      const cwd = folderOf(t, hosts);
      const { code, stderr } = await share(cwd, ...names);
      assert.equal(code, 0, stderr);
      assert.equal(filesBelow(join(cwd, "out")).length, 4);
      assert.doesNotMatch(filesBelow(join(cwd, "out")).join(), /db01|payroll|web01/);
    });
  }

  it("keeps hosts of the same name apart", async (t) => {
    const cwd = folderOf(t, {
      "north/web01/sockets.txt": listing,
      "south/web01/sockets.txt": listing,
      "south/WEB01.txt": listing,
    });
    const { code, stderr } = await share(cwd, "north", "south");
    assert.equal(code, 0, stderr);
    assert.deepEqual(filesBelow(join(cwd, "out")), [
      "host-1-2/sockets.txt",
      "host-1.txt",
      "host-1/sockets.txt",
    ]);
  });

  it("leaves out what it can't hide, and says so", async (t) => {
    const key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n";
    const cwd = folderOf(t, {
      "a.txt": `root:$6$saltsalt$0123456789abcdef:19700:0:99999:7:::\n${listing}${key}`,
    });
    const { code, stdout, stderr } = await nessusAudit(["snapshot", "a.txt", "--anonymise"], { cwd });
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /saltsalt|MIIE/);
    assert.equal(
      stderr,
      "note: a.txt:1: a line of a password file was left out.\nnote: a.txt:4: a private key was left out.\n",
    );
  });

  it("says once what it left out in lines that follow each other", async (t) => {
    const account = (name: string) => `${name}:$6$saltsalt$0123456789abcdef:19700:0:99999:7:::\n`;
    const cwd = folderOf(t, {
      "a.txt": account("root") + account("eve") + account("bob") + listing + account("ann"),
    });
    const { stderr } = await nessusAudit(["snapshot", "a.txt", "--anonymise"], { cwd });
    const [many, one, ...others] = stderr.split("\n").filter((line) => line !== "");
    assert.equal(many, "note: a.txt:1-3: a line of a password file was left out in each of these 3 lines.");
    assert.match(one!, /^note: a\.txt:\d+: a line of a password file was left out\.$/);
    assert.deepEqual(others, []);
  });

  it("leaves out a file that is no snapshot", async (t) => {
    const cwd = folderOf(t, {
      "hosts/a.txt": listing,
      "hosts/minutes.txt": "Bob said that secretbox is down.\n",
    });
    const { code, stderr } = await share(cwd, "hosts");
    assert.equal(code, 2);
    assert.match(stderr, /^nessus-audit: hosts\/minutes\.txt is not a known kind of snapshot/);
    assert.equal(filesBelow(join(cwd, "out")).length, 1);
  });

  it("says which name of a host it kept, since it is one of a process too", async (t) => {
    const cwd = folderOf(t, {
      "hosts/redis/sockets.txt": header + row(6379, "redis"),
      "hosts/web.txt": listing,
    });
    const { stderr } = await share(cwd, "hosts");
    assert.match(stderr, /hosts\/redis\/sockets\.txt: redis is the name of a host and of something else/);
    assert.match(readFileSync(join(cwd, "out/host-1/sockets.txt"), "utf8"), /\(\("redis",pid=7/);
  });
});

describe("paths in shared snapshots", () => {
  const cases: [path: string, shared: string, host?: string][] = [
    ["db01/sockets.txt", "host-1/sockets.txt"],
    ["sockets.txt", "sockets.txt"],
    ["netstat-2024-05-01.txt", "netstat-2024-05-01.txt"],
    ["payroll-prod.txt", "host-1.txt"],
    ["web01.corp.example", "host-1"],
    ["db.payroll", "host-1"],
    ["web01.corp.example.log", "host-1.log"],
    ["10.20.30.40.txt", "192.0.2.1.txt"],
    ["web01/site-a/netstat.txt", "host-1/host-2/netstat.txt"],
    ["old.txt", "host-1.txt", "db01.corp.example"],
    ["123.txt", "host-1.txt"],
  ];
  for (const [path, shared, host] of cases) {
    it(path, () => assert.equal(sharedPath(path, host, new StandIns()), shared));
  }

  it("the names in them", () => {
    assert.deepEqual(hostNamesInPath("db01/sockets.txt"), ["db01"]);
    assert.deepEqual(hostNamesInPath("10.1.2.3.txt"), []);
  });
});
