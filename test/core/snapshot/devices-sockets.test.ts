import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";

const sockets = `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address                                 Foreign Address                               (state)
tcp4       0      0  *.830                                         *.*                                           LISTEN
`;

test("sockets that a device lists are read, and what else it shows is kept", () => {
  const text = `noc@mx4> show configuration | display set\nset system host-name mx4\n\nnoc@mx4> show system connections | no-more\n${sockets}\nnoc@mx4> `;
  const snapshot = readSnapshot(text);
  assert.equal(snapshot.host, "mx4");
  assert.deepEqual(
    snapshot.sockets.map(({ port, line }) => [port, line]),
    [[830, 7]],
  );
  assert.equal(
    snapshot.observations?.ask("command", "device:show configuration | display set").is,
    "present",
  );
});

test("sockets of the shell from which a device was reached are not the device's", () => {
  const text = `noc@mx4> show system connections\n${sockets}\nnoc@mx4> exit\nConnection to mx4 closed.\njoe@jump:~$ ss -ltn\nState  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0      128          0.0.0.0:22        0.0.0.0:*\n`;
  assert.deepEqual(
    readSnapshot(text).sockets.map(({ port }) => port),
    [830],
  );
});
