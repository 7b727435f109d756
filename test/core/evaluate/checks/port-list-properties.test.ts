import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compilePolicy } from "../../../../core/evaluate/compile-policy.ts";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import type { Verdict } from "../../../../core/evaluate/verdict.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { listening } from "../listening.ts";

interface Listener {
  proto: "tcp" | "udp";
  address: string;
  port: number;
}

const loopback = ["127.0.0.1", "127.0.0.53%lo", "::1", "::ffff:127.0.0.1"];
const reachable = ["0.0.0.0", "::", "*", "192.0.2.7", "2001:db8::7", "fe80::1%eth0"];

/** Few digits, so that lists and sockets meet often. */
const element = fc.oneof(
  fc.integer({ min: 1, max: 99 }).map(String),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("[0-9]", "[2-5]", "[0-9]?", "."))
    .map((two) => two.join("")),
  fc.constant("[1-9]"),
);
const portList = fc.array(element, { maxLength: 6 });
const sockets: fc.Arbitrary<Listener[]> = fc.array(
  fc.record({
    proto: fc.constantFrom<("tcp" | "udp")[]>("tcp", "udp"),
    address: fc.constantFrom(...loopback, ...reachable),
    port: fc.integer({ min: 0, max: 99 }),
  }),
  { maxLength: 12 },
);
const treatment = fc.constantFrom<("ignore" | "count")[]>("ignore", "count");
const protocol = fc.constantFrom<("tcp" | "udp")[]>("tcp", "udp");

function policyText(type: string, proto: string, elements: readonly string[]): string {
  return `<check_type:"Unix">
<custom_item>
  type : ${type}
  description : "generated"
  port_type : ${proto.toUpperCase()}
  ports : "${elements.join(", ")}"
</custom_item>
</check_type>`;
}

function verdictOf(
  kind: "ALLOWED" | "DENIED",
  elements: string[],
  proto: string,
  hosts: Listener[],
  treat: "ignore" | "count",
): Verdict {
  const policy = policyOf(parse(policyText(`AUDIT_${kind}_OPEN_PORTS`, proto, elements)));
  const verdicts = evaluate(policy, listening(hosts), { ...defaultEvaluateOptions, loopback: treat });
  assert.equal(verdicts.length, 1);
  return verdicts[0]!;
}

/**
 * What the language says, in the simplest way: each port, as text, is compared with each element as a whole.
 */
function isInList(port: number, elements: readonly string[]): boolean {
  return elements.some((one) => new RegExp(`^(?:${one})$`).test(String(port)));
}

function counts({ port, address }: Listener, treat: "ignore" | "count"): boolean {
  return port !== 0 && (treat === "count" || !loopback.includes(address));
}

for (const kind of ["ALLOWED", "DENIED"] as const) {
  test(`${kind} fails for exactly the counted sockets that the list is against`, () => {
    fc.assert(
      fc.property(portList, sockets, protocol, treatment, (elements, hosts, proto, treat) => {
        const verdict = verdictOf(kind, elements, proto, hosts, treat);
        const lines = (chosen: (socket: Listener) => boolean) =>
          hosts.flatMap((socket, at) => (socket.proto === proto && chosen(socket) ? [at + 1] : []));
        const offending = lines(
          (socket) => counts(socket, treat) && isInList(socket.port, elements) === (kind === "DENIED"),
        );
        const shown = verdict.evidence.flatMap(({ violation, socket }) =>
          violation && socket ? [socket.line] : [],
        );
        assert.equal(verdict.status, offending.length > 0 ? "FAILED" : "PASSED");
        assert.deepEqual(
          [...new Set(shown)].sort((a, b) => a - b),
          offending,
        );
        assert.deepEqual(
          verdict.ignored.map(({ line }) => line),
          lines((socket) => !counts(socket, treat)),
        );
      }),
    );
  });

  test(`${kind}: evidence names an element that matches the socket, where it stands in the policy`, () => {
    fc.assert(
      fc.property(portList, sockets, protocol, (elements, hosts, proto) => {
        const text = policyText(`AUDIT_${kind}_OPEN_PORTS`, proto, elements);
        for (const { element: found, socket } of verdictOf(kind, elements, proto, hosts, "count").evidence) {
          if (found === undefined) continue;
          assert.equal(text.slice(found.start, found.end), found.text);
          assert.ok(socket === undefined || isInList(socket.port, [found.text]));
        }
      }),
    );
  });

  test(`${kind}: sockets of the other protocol, and the order of all, change nothing`, () => {
    fc.assert(
      fc.property(portList, sockets, protocol, treatment, (elements, hosts, proto, treat) => {
        const status = (some: Listener[]) => verdictOf(kind, elements, proto, some, treat).status;
        const own = hosts.filter((socket) => socket.proto === proto);
        assert.equal(status(own), status(hosts));
        assert.equal(status(hosts.toReversed()), status(hosts));
      }),
    );
  });

  test(`${kind}: one more listener never turns FAILED into PASSED`, () => {
    fc.assert(
      fc.property(portList, sockets, sockets, treatment, (elements, hosts, more, treat) => {
        if (verdictOf(kind, elements, "tcp", hosts, treat).status === "FAILED") {
          assert.equal(verdictOf(kind, elements, "tcp", [...hosts, ...more], treat).status, "FAILED");
        }
      }),
    );
  });
}

test("a list that allows and denies the same ports fails on every host that listens", () => {
  fc.assert(
    fc.property(portList, sockets, treatment, (elements, hosts, treat) => {
      const statuses = (["ALLOWED", "DENIED"] as const).map(
        (kind) => verdictOf(kind, elements, "tcp", hosts, treat).status,
      );
      const listens = hosts.some((socket) => socket.proto === "tcp" && counts(socket, treat));
      assert.equal(statuses.includes("FAILED"), listens);
    }),
  );
});

test("a note says so if only listeners on a loopback address decide", () => {
  fc.assert(
    fc.property(
      fc.constantFrom<("ALLOWED" | "DENIED")[]>("ALLOWED", "DENIED"),
      portList,
      sockets,
      treatment,
      (kind, elements, hosts, treat) => {
        const verdict = verdictOf(kind, elements, "tcp", hosts, treat);
        const other = verdictOf(kind, elements, "tcp", hosts, treat === "count" ? "ignore" : "count");
        assert.equal(
          verdict.notes.some((note) => note.includes("loopback")),
          verdict.status !== other.status,
        );
      },
    ),
  );
});

test("a compiled policy remembers nothing about earlier hosts, and does not change snapshots", () => {
  fc.assert(
    fc.property(portList, fc.array(sockets, { minLength: 1, maxLength: 4 }), (elements, hosts) => {
      const text = ["AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS"].map((type) =>
        policyText(type, "tcp", elements),
      );
      for (const policy of text.map((one) => policyOf(parse(one)))) {
        const compiled = compilePolicy(policy);
        for (const host of hosts) {
          const snapshot = listening(host);
          assert.deepEqual(evaluate(compiled, snapshot), evaluate(policy, listening(host)));
          assert.deepEqual(snapshot, listening(host));
        }
      }
    }),
    { numRuns: 50 },
  );
});
