import assert from "node:assert/strict";
import { test } from "node:test";
import { isLoopback } from "../../../../core/evaluate/host/address-scope.ts";

const own = [
  "127.0.0.1",
  "127.255.0.3",
  "127.0.0.53%lo",
  "::1",
  "::1%lo0",
  "0:0:0:0:0:0:0:1",
  "::ffff:127.0.0.1",
  "::FFFF:127.0.0.1",
  "0:0:0:0:0:ffff:127.0.0.1",
  "::ffff:7f00:1",
  "fe80::1%lo0",
  "0.0.0.0%lo",
  "*%lo",
  "localhost",
  "localhost6",
  "ip6-localhost",
  "localhost.localdomain",
  "localhost.localdo",
];
const reachable = [
  "",
  "*",
  "0.0.0.0",
  "::",
  "0.0.0.0%eth0",
  "fe80::1%eth0",
  "fe80::1%longhaul",
  "192.0.2.127",
  "128.0.0.1",
  "::ffff:192.0.2.1",
  "::ffff:c000:201",
  "2001:db8::1",
  "2001:db8::7f00:1",
  "local",
  "localhost.example.com",
  "localhost7",
];

for (const address of own)
  test(`only the host reaches ${address}`, () => assert.equal(isLoopback(address), true));
for (const address of reachable) {
  test(`others may reach ${address === "" ? "an address that is not shown" : address}`, () =>
    assert.equal(isLoopback(address), false));
}
