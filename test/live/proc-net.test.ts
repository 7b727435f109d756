import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isComplete } from "../../core/snapshot/coverage.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { listProcNet } from "../../live/proc-net.ts";

const HEADER =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
const ROW =
  "   0: 00000000:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 0 1 0 100 0 0 10 0";

for (const [name, files, complete] of [
  ["with all tables", ["tcp", "tcp6", "udp", "udp6"], true],
  ["of a kernel without IPv6, which has no table for it", ["tcp", "udp"], true],
] as const) {
  test(`the tables of a machine ${name} show all of its ports`, async (t) => {
    const root = await mkdtemp(join(tmpdir(), "nessus-audit-proc-"));
    t.after(() => rm(root, { recursive: true }));
    await mkdir(join(root, "net"));
    for (const file of files)
      await writeFile(join(root, "net", file), `${HEADER}\n${file === "tcp" ? ROW : ""}`);
    const listing = await listProcNet(root);
    const { coverage, sockets } = readSnapshot(listing!.text.replaceAll(root, "/proc"));
    assert.deepEqual(
      [isComplete(coverage.tcp), isComplete(coverage.udp), sockets.map(({ port }) => port)],
      [complete, complete, [8000]],
    );
  });
}
