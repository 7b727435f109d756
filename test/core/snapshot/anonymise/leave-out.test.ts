import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { anonymise } from "../../../../core/snapshot/anonymise/anonymise.ts";
import { leaveOut } from "../../../../core/snapshot/anonymise/leave-out.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";

const row = "tcp LISTEN 0 128 10.1.2.3:22 0.0.0.0:*";
const body = ["MIIEowIBAAKCAQEAx2Z8kq0v3e5n7u1s9w4y6a8c", "pQrStUvWxYz0123456789abcdefghijklmnopq=="];
const framed = (what: string, lines: readonly string[] = body) => [
  `-----BEGIN ${what}-----`,
  ...lines,
  `-----END ${what}-----`,
];
const hex = "0123456789abcdef0123456789abcdef";

const cases: { name: string; lines: string[]; left: string[]; what: string; line?: number }[] = [
  {
    name: "a line of a shadow file",
    lines: ["root:$6$saltsalt$9v8u7t6s5r4q3p2o:19700:0:99999:7:::"],
    left: ["(left out: a line of a password file)"],
    what: "a line of a password file",
  },
  {
    name: "one of an account without a password",
    lines: ["daemon:*:19700:0:99999:7:::"],
    left: ["(left out: a line of a password file)"],
    what: "a line of a password file",
  },
  {
    name: "a hash in a report, of which the tags stay",
    lines: ["<value>alice:$y$j9T$abcdefghij$klmnopqrst:0:0::0:0:A:/home/alice:/bin/sh</value>"],
    left: ["<value>(left out: a password hash)</value>"],
    what: "a password hash",
  },
  {
    name: "a hash behind the name of its file",
    lines: ["/etc/shadow:bob:$1$abcdefgh$0123456789abcdefghijkl:1:2"],
    left: ["(left out: a password hash)"],
    what: "a password hash",
  },
  {
    name: "a hash of Windows",
    lines: [`Administrator:500:${hex}:${hex}:::`],
    left: ["(left out: a password hash)"],
    what: "a password hash",
  },
  {
    name: "a hash of a directory",
    lines: ["userPassword: {SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr"],
    left: ["userPassword: (left out: a password hash)"],
    what: "a password hash",
  },
  {
    name: "a private key",
    lines: ["before", ...framed("RSA PRIVATE KEY"), "after"],
    left: ["before", "(left out: a private key)", "", "", "", "after"],
    what: "a private key",
    line: 2,
  },
  {
    name: "one with headers",
    lines: framed("EC PRIVATE KEY", ["Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,0123", "", ...body]),
    left: ["(left out: a private key)", "", "", "", "", "", ""],
    what: "a private key",
  },
  {
    name: "one that was cut off below",
    lines: [...framed("PRIVATE KEY").slice(0, -1), `$ ss -ltn`],
    left: ["(left out: a private key)", "", "", "$ ss -ltn"],
    what: "a private key",
  },
  {
    name: "one that was cut off above",
    lines: ["$ tail key", ...framed("PRIVATE KEY").slice(1)],
    left: ["$ tail key", "(left out: a private key)", "", ""],
    what: "a private key",
    line: 2,
  },
  {
    name: "one on a line of JSON",
    lines: [`{"stdout": "${framed("OPENSSH PRIVATE KEY").join("\\n")}\\n", "rc": 0}`],
    left: ['{"stdout": "(left out: a private key)\\n", "rc": 0}'],
    what: "a private key",
  },
  {
    name: "one of PuTTY",
    lines: ["PuTTY-User-Key-File-3: ssh-ed25519", "Encryption: none", ...body, "Private-MAC: 0123abcd"],
    left: ["(left out: a private key)", "", "", "", ""],
    what: "a private key",
  },
  {
    name: "a certificate, which names its host",
    lines: framed("CERTIFICATE"),
    left: ["(left out: a certificate)", "", "", ""],
    what: "a certificate",
  },
  {
    name: "a key of a user",
    lines: [`ssh-ed25519 AAAA${body.join("").replaceAll("=", "")} alice@laptop`],
    left: ["(left out: a key) alice@laptop"],
    what: "a key",
  },
  {
    name: "a password of a process",
    lines: ["root 1 /usr/bin/agent --password=hunter2 --port 80"],
    left: ["root 1 /usr/bin/agent --password=(left out: a password) --port 80"],
    what: "a password",
  },
  {
    name: "a password in an address",
    lines: ["agent http://alice:hunter2@proxy:3128/"],
    left: ["agent http://alice:(left out: a password)@proxy:3128/"],
    what: "a password",
  },
];

describe("what can't be anonymised is left out, and lines keep their numbers", () => {
  for (const { name, lines, left, what, line = 1 } of cases) {
    it(name, () => {
      const text = [row, ...lines, row].join("\n");
      assert.deepEqual(leaveOut(text), {
        text: [row, ...left, row].join("\n"),
        leftOut: [{ line: line + 1, what }],
      });
      const shared = anonymise(text);
      assert.equal(shared.leftOut.length, 1);
      assert.deepEqual(
        readSnapshot(shared.text).sockets.map(({ line }) => line),
        [1, lines.length + 2],
      );
    });
  }

  for (const text of [
    `${hex}  /usr/sbin/sshd`,
    "fe80:0:0:0:1:2:3:4:22",
    "root:x:0:0:root:/root:/bin/bash",
    "tcp 0 0 2001:db8:1:2:3:4:5:6:443 :::* LISTEN",
    "costs $5 or $6$",
  ]) {
    it(`not: ${text}`, () => assert.deepEqual(leaveOut(text), { text, leftOut: [] }));
  }
});

const secrets = [
  "saltsalt",
  "abcdefghij$",
  "abcdefgh$",
  hex,
  "0c0blFTX",
  ...body,
  "hunter2",
  body.join("").slice(0, 60),
];

it("in any order, and with anything around them, none is left", () => {
  const whole = cases.filter(({ name }) => !name.includes("cut off")).map(({ lines }) => lines.join("\n"));
  const noise = fc.string({ unit: fc.constantFrom(..."ab: /$-=\n\t<>{}\"'\\1"), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(noise, fc.constantFrom(...whole)), { maxLength: 8 }), (parts) => {
      const text = parts.map(([before, secret]) => `${before}\n${secret}`).join("\n");
      const { text: shared } = leaveOut(text);
      assert.equal(shared.split("\n").length, text.split("\n").length);
      for (const secret of secrets) assert.ok(!shared.includes(secret), shared);
    }),
    { numRuns: 1000 },
  );
});
