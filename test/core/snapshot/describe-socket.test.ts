import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeSocket } from "../../../core/snapshot/sockets/describe-socket.ts";

describe("describeSocket", () => {
  const telnet = { proto: "tcp", address: "0.0.0.0", port: 23, process: "telnetd", pid: 812 } as const;
  const cases: [Partial<Parameters<typeof describeSocket>[0]>, string][] = [
    [{}, "23/tcp on 0.0.0.0, telnetd (pid 812)"],
    [{ pid: null }, "23/tcp on 0.0.0.0, telnetd"],
    [{ process: null }, "23/tcp on 0.0.0.0, unnamed process (pid 812)"],
    [{ process: null, pid: null, proto: "udp", address: "::" }, "23/udp on ::"],
    [
      {
        owners: [
          { process: "nginx", pid: 4 },
          { process: null, pid: 9 },
          { process: null, pid: null },
        ],
      },
      "23/tcp on 0.0.0.0, nginx (pid 4), unnamed process (pid 9), unnamed process",
    ],
  ];
  for (const [values, expected] of cases) {
    it(expected, () => assert.equal(describeSocket({ ...telnet, ...values }), expected));
  }
});
