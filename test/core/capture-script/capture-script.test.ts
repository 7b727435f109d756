import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { captureScript } from "../../../core/capture-script/capture-script.ts";
import { commandKey } from "../../../core/observations/command-key.ts";
import type { Place } from "../../../core/observations/observation.ts";
import type { Observations } from "../../../core/observations/observations.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { notOnWindows, onlyAsRoot } from "../../not-here.ts";
import { type TestCheck, unixPolicy } from "./policy-text.ts";
import { awks, type RunOptions, runScript, type Shell, shells } from "./shells.ts";

// Other users must see the files, whatever the umask of the tester.
process.umask(0o022);
const folder = mkdtempSync(join(tmpdir(), "capture-script-"));
after(() => rmSync(folder, { recursive: true, force: true }));
chmodSync(folder, 0o755);

let made = 0;
/** A new folder with these files; names and texts have one character for each byte. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const path = join(folder, String(made++));
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) {
    const file = Buffer.from(`${path}/${name}`, "latin1");
    mkdirSync(join(path, name, ".."), { recursive: true });
    writeFileSync(file, Buffer.from(text, "latin1"));
  }
  return path;
}

function textAt({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}

function capture(shell: Shell, checks: readonly TestCheck[], options?: RunOptions): Snapshot {
  return readSnapshot(runScript(shell, captureScript([unixPolicy(checks)]).text, options));
}

function observed(snapshot: Snapshot): Observations {
  assert.deepEqual(snapshot.warnings, []);
  assert.ok(snapshot.observations !== undefined);
  return snapshot.observations;
}

const content = (file: string): TestCheck => ({ type: "FILE_CONTENT_CHECK", file, regex: "x", expect: "x" });
/** A check of names only, which no hash can change. */
const named = (file: string): TestCheck => ({ ...content(file), regex: "^root:", expect: "^root:" });
const status = (file: string): TestCheck => ({ type: "FILE_CHECK", file, owner: "root" });
const command = (cmd: string): TestCheck => ({ type: "CMD_EXEC", cmd, expect: "x" });

/** Texts that a frame, a shell, a terminal or an awk may misread. */
const hardTexts = [
  "",
  "\n",
  "\n\n",
  "x",
  "x\n",
  ".",
  ".\n",
  "|.\n@end 0 1 2 57-104\n@cmd\n>id\n@key 1 3 1-1\n|uid=0\n",
  "@done 1\n@nessus-audit 1\n@host other\n",
  "root@other:~# id\nuid=0\n",
  '# host: other\n# condition: PASSED "x"\n',
  "a\tb \r\n",
  "tail  \n  \n",
  "\\134\\n\\\\\n\\0\\",
  "\u001b[201~;id\n\u007f\u0008\n",
  "%s%d\\n\n",
  "-n\n-e x\n",
  `${"long ".repeat(3000)}\n`,
  "caf\u00e9 \u00c3\u00a9 \u00ff\n",
  "a\u0085b\u00a0\n",
];

/** The text that bytes are read as: runs beyond ASCII as UTF-8, else as a code page. */
function readAs(bytes: string): string {
  return bytes.replace(/[\u0080-\u00ff]+/g, (run) => {
    const buffer = Buffer.from(run, "latin1");
    const text = buffer.toString("utf8");
    return text.includes("\ufffd") ? new TextDecoder("windows-1252").decode(buffer) : text;
  });
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** What the texts come to that are read as files and as outputs of commands. */
function assertArrive(shell: Shell, texts: readonly string[], awk = "awk"): void {
  const files = Object.fromEntries(texts.map((text, at) => [`file-${at}'"$(x)`, text]));
  const path = folderWith(files);
  const names = Object.keys(files).map((name) => `${path}/${name}`);
  const commands = names.map((name, at) => `cat ${quote(name)}; exit ${at % 256}`);
  const { text: script } = captureScript([unixPolicy([...names.map(content), ...commands.map(command)])]);
  const observations = observed(readSnapshot(runScript(shell, script.replaceAll(" awk -", ` ${awk} -`))));
  texts.forEach((text, at) => {
    const isBinary = text.includes("\u0001");
    const file = observations.ask("file", names[at]!);
    const output = observations.ask("command", commandKey(commands[at]!));
    if (isBinary) {
      assert.deepEqual(
        [file, output].map((found) => found.is === "unknown" && found.why),
        ["binary", "binary"],
      );
      return;
    }
    assert.ok(file.is === "present" && output.is === "present", JSON.stringify([text, file.is, output.is]));
    assert.equal(textAt(file.values[0]!.text), readAs(text));
    assert.equal(textAt(output.values[0]!.output), readAs(text));
    assert.equal(output.values[0]!.exit, at % 256);
  });
}

/** Files with hashes, as they are and as they are captured. */
function assertHashesLeftOut(shell: Shell, awk = "awk"): void {
  const shadow = [
    ["root", `$6$salt$${"h".repeat(86)}`, "$6$(left out)"],
    ["locked", `!!$y$j9T$abc./$${"h".repeat(43)}`, "!!$y$(left out)"],
    ["des", "ab1cdEfghIJk.", "(left out)"],
    ["solaris", `*LK*$5$abcdef$${"h".repeat(43)}`, "*LK*$5$(left out)"],
    ["odd", "{SSHA}a+b/c+d=:", "(left out)"],
    ["none", "", ""],
    ["star", "*", "*"],
    ["stars", "*************", "*************"],
    ["bang", "!", "!"],
    ["bangs", "!!", "!!"],
    ["x", "x", "x"],
    ["lk", "*LK*", "*LK*"],
    ["np", "NP", "NP"],
  ].map(([name, ...passwords]) =>
    passwords.map((word) => `${name}:${word!.replace(/:$/, "")}:19000:0:99999:7:::`),
  );
  const files: Record<string, string[][]> = {
    shadow,
    "shadow-": shadow,
    gshadow: [["web:!::eve,mia,ann,tom,zoe", "web:!::eve,mia,ann,tom,zoe"]],
    opasswd: [[`eve:1001:2:$6$a$${"h".repeat(86)},$6$b$${"i".repeat(86)}`, "eve:1001:2:$6$(left out)"]],
    "security/passwd": [
      ["root:", "root:"],
      [`\tpassword = {ssha512}06$aB3${"h".repeat(40)}`, "\tpassword = (left out)"],
      ["\tlastupdate = 1700000000", "\tlastupdate = 1700000000"],
      ["eve:", "eve:"],
      ["\tpassword = *", "\tpassword = *"],
    ],
    "master.passwd": [
      [
        "root:$2b$10$abcdefghijklmnopqrstuv:0:0::0:0:Charlie &:/root:/bin/csh",
        "root:$2b$(left out):0:0::0:0:Charlie &:/root:/bin/csh",
      ],
    ],
  };
  const lines = (name: string, which: 0 | 1) => files[name]!.map((pair) => `${pair[which]}\n`).join("");
  const path = folderWith(Object.fromEntries(Object.keys(files).map((name) => [name, lines(name, 0)])));
  const output = runScript(
    shell,
    captureScript([unixPolicy(Object.keys(files).map((name) => named(`${path}/${name}`)))]).text.replaceAll(
      " awk -",
      ` ${awk} -`,
    ),
  );
  assert.doesNotMatch(output, /hhhh|iiii|cdEfgh|a\+b|ghijkl/);
  const observations = observed(readSnapshot(output));
  for (const name of Object.keys(files)) {
    const found = observations.ask("file", `${path}/${name}`);
    assert.equal(found.is === "present" && textAt(found.values[0]!.text), lines(name, 1), name);
  }
}

/** A random number from a seed, so that a failure can be reproduced. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

function randomTexts(count: number, seed: number): string[] {
  const next = random(seed);
  const likely = [10, 13, 9, 32, 92, 64, 124, 62, 46];
  return Array.from({ length: count }, () =>
    Array.from({ length: next(600) }, () => {
      const choice = next(12);
      return String.fromCharCode(likely[choice] ?? (choice === 9 ? 2 + next(254) : 97 + next(26)));
    }).join(""),
  );
}

test("this machine has a shell to run capture scripts in", { skip: notOnWindows("shell") }, () => {
  assert.notDeepEqual(shells, []);
});

for (const awk of awks) {
  test(`${awk}: texts arrive as they are`, () => {
    assertArrive(shells[0]!, hardTexts, awk);
    assertArrive(shells[0]!, randomTexts(20, 11), awk);
  });

  test(`${awk}: password hashes are left out`, () => assertHashesLeftOut(shells[0]!, awk));
}

for (const shell of shells) {
  test(`${shell.name}: texts arrive as files and commands have them`, () => {
    assertArrive(shell, hardTexts);
    assertArrive(shell, randomTexts(40, 7));
    assertArrive(shell, ["a\u0001b\n"]);
  });

  test(`${shell.name}: a NUL makes a text binary`, () => {
    const path = folderWith({ "with-nul": "one\0two\n" });
    const observations = observed(
      capture(shell, [content(`${path}/with-nul`), command(`cat ${path}/with-nul`)]),
    );
    for (const found of [
      observations.ask("file", `${path}/with-nul`),
      observations.ask("command", `cat ${path}/with-nul`),
    ]) {
      assert.equal(found.is === "unknown" && found.why, "binary");
    }
  });

  test(`${shell.name}: nothing of a policy is run but its commands`, () => {
    const path = folderWith({ "target.txt": "text\n" });
    const marker = `${path}/pwned`;
    const attacks = [
      `/$(touch ${marker})`,
      `/\`touch ${marker}\``,
      `/'; touch ${marker}; '`,
      `/"; touch ${marker}; "`,
      `/x\n touch ${marker}\n`,
      `/x' \\\n touch ${marker} '`,
      `/*$(touch ${marker})*`,
      `/{a,$(touch ${marker})}`,
      `/[$(touch ${marker})]*`,
      `/@(x|$(touch ${marker}))*`,
      `/\${x:=$(touch ${marker})}`,
      "/-rf *",
      "/\u00fcn\u00efc\u00f6de\u202e\u001b[201~;",
      "/dev/tcp/127.0.0.1/9",
      `/${"long'".repeat(900)}`,
    ];
    const names = attacks.map((attack) => attack.slice(1));
    const checks = [
      ...attacks.flatMap((attack) => [
        content(attack),
        status(attack),
        content(path + attack),
        status(path + attack),
      ]),
      ...attacks.map((attack): TestCheck => ({ ...status(attack), md5: "0".repeat(32) })),
      ...names.map((rpm): TestCheck => ({ type: "RPM_CHECK", rpm, operator: "gt" })),
      ...names.map((service): TestCheck => ({ type: "CHKCONFIG", service, levels: "3", status: "ON" })),
      ...names.map((name): TestCheck => ({ type: "PROCESS_CHECK", name, status: "OFF" })),
      command(`printf '%s\n' "$(echo ran)"`),
    ];
    const policy = unixPolicy(checks, `$(touch ${marker})\n'; touch ${marker} #`);
    const { text } = captureScript([policy]);
    assert.match(text, /^[\n -~]*$/);
    assert.ok(text.split("\n").every((line) => line.length < 1000));
    const snapshot = readSnapshot(runScript(shell, text, { cwd: path }));
    assert.equal(existsSync(marker), false);
    const ran = observed(snapshot).ask("command", commandKey(`printf '%s\n' "$(echo ran)"`));
    assert.equal(ran.is === "present" && textAt(ran.values[0]!.output), "ran\n");
  });

  test(`${shell.name}: what is absent, and what may not be seen`, { skip: onlyAsRoot() }, () => {
    const path = folderWith({ "open/file": "text\n", "closed/file": "secret\n", "open/secret": "secret\n" });
    symlinkSync("nowhere", `${path}/open/dangling`);
    chmodSync(`${path}/open/secret`, 0o600);
    chmodSync(`${path}/closed`, 0o700);
    const paths = [
      "open/file",
      "open/none",
      "open/file/none",
      "closed/file",
      "closed/none",
      "open/secret",
      "open/dangling",
      "none/none",
      "open",
    ];
    const checks = paths.flatMap((one) => [content(`${path}/${one}`), status(`${path}/${one}`)]);
    const seenBy = (asNobody: boolean) => {
      const snapshot = capture(shell, checks, { asNobody });
      assert.equal(snapshot.asRoot, !asNobody);
      const observations = observed(snapshot);
      return paths.map((one) =>
        [
          one,
          ...(["file", "status"] as const).map((kind) => {
            const found = observations.ask(kind, `${path}/${one}`);
            return found.is === "unknown" ? found.why : found.is;
          }),
        ].join(" "),
      );
    };
    assert.deepEqual(seenBy(false), [
      "open/file present present",
      "open/none absent absent",
      "open/file/none absent absent",
      "closed/file present present",
      "closed/none absent absent",
      "open/secret present present",
      "open/dangling absent present",
      "none/none absent absent",
      "open binary present",
    ]);
    assert.deepEqual(seenBy(true), [
      "open/file present present",
      "open/none absent absent",
      "open/file/none absent absent",
      "closed/file denied denied",
      "closed/none denied denied",
      "open/secret denied present",
      "open/dangling denied present",
      "none/none absent absent",
      "open binary present",
    ]);
  });

  test(`${shell.name}: the status is that of the file system`, () => {
    const path = folderWith({ plain: "", "with blank": "", "set id": "" });
    chmodSync(`${path}/plain`, 0o640);
    chmodSync(`${path}/with blank`, 0o7751);
    mkdirSync(`${path}/sub`, { mode: 0o711 });
    symlinkSync("plain", `${path}/link`);
    symlinkSync("nowhere", `${path}/dangling`);
    const checks = ["plain", "with blank", "set id", "sub", "link", "dangling", "*"].map((name) =>
      status(`${path}/${name}`),
    );
    const observations = observed(capture(shell, checks));
    for (const name of ["plain", "with blank", "set id", "sub", "link"]) {
      const found = observations.ask("status", `${path}/${name}`);
      const { mode, uid, gid } = statSync(`${path}/${name}`);
      assert.ok(found.is === "present");
      const { type, mode: bits, uid: user, gid: group } = found.values[0]!;
      assert.deepEqual(
        [type, bits, user, group],
        [name === "sub" ? "folder" : "file", mode & 0o7777, uid, gid],
      );
    }
    const link = observations.ask("status", `${path}/dangling`);
    assert.deepEqual(link.is === "present" && link.values, [{ type: "link" }]);
    const { files, missing } = observations.askFiles("status", [`${path}/*`]);
    assert.equal(missing, undefined);
    assert.deepEqual(
      files.map((file) => file.path.slice(path.length + 1)),
      ["dangling", "link", "plain", "set id", "sub", "with blank"],
    );
  });

  test(`${shell.name}: globs are expanded on the host, as one shell like the other`, () => {
    const names = [
      "a.conf",
      "b.conf",
      ".hidden.conf",
      "c d.conf",
      "[x].conf",
      "(y).conf",
      "-n.conf",
      "\n//\n.conf".replace("//", ""),
    ];
    const path = folderWith(Object.fromEntries(names.map((name) => [name, `text of ${name}`])));
    mkdirSync(`${path}/sub.conf`);
    mkdirSync(`${path}/d1`);
    mkdirSync(`${path}/d2`);
    writeFileSync(`${path}/d1/x`, "1");
    writeFileSync(`${path}/d2/x`, "2");
    const globs: [glob: string, matches: string[]][] = [
      ["*.conf", [...names.filter((name) => name !== ".hidden.conf"), "sub.conf"]],
      [".*.conf", [".hidden.conf"]],
      ["[ab].conf", ["a.conf", "b.conf"]],
      ["[!a].conf", ["b.conf"]],
      ["(?).conf", ["(y).conf"]],
      ["{a,b,z}.conf", ["a.conf", "b.conf"]],
      ["d?/x", ["d1/x", "d2/x"]],
      ["*/none", []],
      ["none/*", []],
      ["?n.conf", ["-n.conf"]],
    ];
    const observations = observed(
      capture(
        shell,
        globs.map(([glob]) => content(`${path}/${glob}`)),
      ),
    );
    for (const [glob, matches] of globs) {
      const { files, missing } = observations.askFiles("file", [`${path}/${glob}`]);
      assert.equal(missing, undefined, glob);
      assert.deepEqual(
        files.map((file) => file.path),
        matches.map((name) => `${path}/${name}`).sort(),
        glob,
      );
      for (const { path: file, found } of files) {
        const name = file.slice(path.length + 1);
        if (found.is === "present" && names.includes(name))
          assert.equal(textAt(found.values[0]!.text), `text of ${name}`);
        else assert.ok(found.is === "present" || name === "sub.conf", name);
      }
    }
  });

  test(`${shell.name}: the files of a folder that may not be read are not known`, {
    skip: onlyAsRoot(),
  }, () => {
    const path = folderWith({ "unlisted/file": "", "listed/file": "" });
    chmodSync(`${path}/unlisted`, 0o711);
    const globs = [`${path}/unlisted/*`, `${path}/listed/*`, `${path}/*/file`];
    const observations = observed(
      capture(
        shell,
        globs.flatMap((glob) => [content(glob), status(glob)]),
        { asNobody: true },
      ),
    );
    const missing = globs.map((glob) => observations.askFiles("status", [glob]).missing);
    assert.deepEqual(missing, ["not captured", undefined, undefined]);
  });

  test(`${shell.name}: password hashes are left out, and what shows no password is kept`, () => {
    assertHashesLeftOut(shell);
  });

  test(`${shell.name}: password hashes are printed where a check may look at them`, () => {
    const hash = `$6$salt$${"h".repeat(86)}`;
    const path = folderWith({ shadow: `root:${hash}:19000:0:::::\nweb:!:19000:0:::::\n` });
    const reads: [check: TestCheck, isPrinted: boolean][] = [
      [{ ...content(`${path}/shadow`), regex: "^root:", expect: "^root:[!*]" }, false],
      [{ ...content(`${path}/shadow`), regex: "^[^:]*::", expect: "^$" }, false],
      [{ ...content(`${path}/shadow`), regex: "^root:", expect: "h{40}" }, true],
      [{ ...content(`${path}/s*`), regex: "^root:", expect: "h{40}" }, false],
    ];
    for (const [check, isPrinted] of reads) {
      const { text } = captureScript([unixPolicy([named(`${path}/shadow`), check])]);
      const output = runScript(shell, text);
      assert.equal(output.includes(hash), isPrinted, JSON.stringify(check));
      assert.equal(text.includes("# With its password hashes"), isPrinted);
    }
  });

  test(`${shell.name}: the list of processes has those of others, and none of the script`, (t) => {
    if (spawnSync("setsid", ["true"]).status !== 0)
      return t.skip("no setsid to tell the processes of the script");
    const path = folderWith({
      ps: `#!/bin/sh\n/bin/ps -eo sid= -o pid= > ${"$"}{0%/*}/sessions\nexec /bin/ps "$@"\n`,
    });
    chmodSync(`${path}/ps`, 0o755);
    const foreign = spawn("sleep", ["600"]);
    try {
      const { text } = captureScript([unixPolicy([{ type: "PROCESS_CHECK", name: "x", status: "OFF" }])]);
      const started: Shell = { ...shell, command: ["setsid", "-w", ...shell.command] };
      const output = runScript(started, text, { env: { PATH: `${path}:${process.env.PATH}` } });
      const { processes, coverage, warnings, unread } = readSnapshot(output);
      const script = /^@pid (\d+)$/m.exec(output)![1];
      const own = readFileSync(`${path}/sessions`, "utf8")
        .split("\n")
        .map((row) => row.trim().split(/\s+/))
        .flatMap(([session, pid]) => (session === script ? [Number(pid)] : []));
      assert.ok(own.length > 4, own.join());
      assert.deepEqual(
        processes.filter(({ pid }) => own.includes(pid!)),
        [],
      );
      for (const pid of [foreign.pid, process.pid]) assert.ok(processes.some((one) => one.pid === pid));
      assert.deepEqual([coverage.processes, warnings, unread], ["all", [], []]);
    } finally {
      foreign.kill();
    }
  });

  test(`${shell.name}: the next list of sockets is printed where a program does not know its arguments`, () => {
    const path = folderWith({
      ss: "#!/bin/sh\necho 'Usage: ss' >&2\nexit 1\n",
      netstat: `#!/bin/sh\ncase $1 in *p*) echo "netstat: invalid option -- 'p'" >&2; exit 1 ;; esac\necho 'Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State\ntcp        0      0 0.0.0.0:2222            0.0.0.0:*               LISTEN'\n`,
    });
    const check: TestCheck = { type: "AUDIT_DENIED_OPEN_PORTS", port_type: "TCP", ports: "23" };
    const { text } = captureScript([unixPolicy([check])], { system: "Linux" });
    const sockets = () => {
      const snapshot = readSnapshot(runScript(shell, text, { env: { PATH: `${path}:${process.env.PATH}` } }));
      return [snapshot.formats, snapshot.sockets.map(({ port }) => port), snapshot.warnings];
    };
    for (const name of ["ss", "netstat"]) chmodSync(`${path}/${name}`, 0o755);
    assert.deepEqual(sockets(), [["netstat-linux"], [2222], []]);
    writeFileSync(`${path}/netstat`, "#!/bin/sh\nexit 1\n");
    assert.deepEqual(sockets()[0], ["proc-net"]);
  });

  test(`${shell.name}: home directories are captured, and the files in them that a check looks at`, () => {
    const path = folderWith({ "ada/.profile": "", "b b/.x": "" });
    chmodSync(`${path}/ada`, 0o750);
    const passwd = folderWith({
      passwd: `ada:x:1000:1000::${path}/ada:/bin/sh\nbob:x:1001:1001::${path}/b b:/bin/sh\neve:x:1002:1002::${path}/none$(touch ${path}/pwned)*:/bin/sh\ncut:x:1\n+::::::\n`,
    });
    const builtin = (lines: string) =>
      policyOf(parse(`<check_type:"Unix">\n<item>\n${lines}\n</item>\n</check_type>\n`));
    const policies = [
      'name : "accounts_without_home_dir"',
      'name : "home_dir_localization_files_user_check"\nfile : ".profile"',
    ].map((lines, at) => ({ name: `${at}`, policy: builtin(lines) }));
    const { text } = captureScript(policies);
    assert.match(text, /^homes '\/etc\/passwd' '\.profile'$/m);
    const moved = text.replace("homes '/etc/passwd'", `homes '${passwd}/passwd'`);
    const observations = observed(readSnapshot(runScript(shell, moved)));
    const seen = (name: string) => {
      const found = observations.ask("status", `${path}/${name}`);
      return found.is === "present" ? found.values[0]!.mode?.toString(8) : found.is;
    };
    assert.deepEqual(
      ["ada", "ada/.profile", "b b", "b b/.profile", `none$(touch ${path}/pwned)*`].map(seen),
      ["750", "644", "755", "absent", "absent"],
    );
    assert.equal(existsSync(`${path}/pwned`), false);
  });

  test(`${shell.name}: long outputs are cut, and said to be`, () => {
    const path = folderWith({ long: "0123456789\n".repeat(2000) });
    const checks = [content(`${path}/long`), command("yes 0123456789"), command("echo short")];
    const { text } = captureScript([unixPolicy(checks)], { bytes: 5000 });
    const snapshot = readSnapshot(runScript(shell, text));
    const observations = observed(snapshot);
    for (const found of [
      observations.ask("file", `${path}/long`),
      observations.ask("command", "yes 0123456789"),
    ]) {
      assert.equal(found.is === "present" && found.partial, "cut");
      const value = found.is === "present" ? found.values[0]! : undefined;
      assert.equal(textAt("text" in value! ? value.text : value!.output).startsWith("0123456789\n"), true);
    }
    const short = observations.ask("command", "echo short");
    assert.equal(short.is === "present" && short.partial, undefined);
  });

  test(`${shell.name}: a command that does not end is ended, with what it started`, () => {
    const path = folderWith({});
    const forEver = `echo first; tail -f /dev/null & echo $! > ${path}/pid; echo second; tail -f /dev/null; echo never`;
    const { text } = captureScript([unixPolicy([command(forEver), command("echo next")])], { seconds: 1 });
    const observations = observed(readSnapshot(runScript(shell, text)));
    const found = observations.ask("command", commandKey(forEver));
    assert.equal(found.is === "present" && found.partial, "cut");
    assert.equal(found.is === "present" && textAt(found.values[0]!.output), "first\nsecond\n");
    assert.equal(observations.ask("command", "echo next").is, "present");
    // It takes its time to end where the machine has much to do.
    const isGone = `case $(ps -o stat= -p "$(cat ${path}/pid)") in "" | Z*) exit 0 ;; esac`;
    const { status: ended } = spawnSync("sh", ["-c", `for i in $(seq 500); do ${isGone}; done; exit 1`]);
    assert.equal(ended, 0);
  });

  test(`${shell.name}: a program that goes on in the background holds nothing up`, () => {
    const path = folderWith({});
    const leaves = `tail -f /dev/null & echo $! > ${path}/pid; echo started`;
    const { text } = captureScript([unixPolicy([command(leaves)])], { seconds: 20 });
    const started = performance.now();
    const observations = observed(readSnapshot(runScript(shell, text)));
    spawnSync("sh", ["-c", `kill "$(cat ${path}/pid)"`]);
    assert.ok(performance.now() - started < 15_000);
    const found = observations.ask("command", commandKey(leaves));
    assert.equal(found.is === "present" && textAt(found.values[0]!.output), "started\n");
    assert.equal(found.is === "present" && found.partial, undefined);
  });
}
