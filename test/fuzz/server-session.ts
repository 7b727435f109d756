import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createConnection,
  type DataCallback,
  type Message,
  ProposedFeatures,
} from "vscode-languageserver/node";
import { Gate } from "../../server/edge/gate.ts";
import { GuardedReader } from "../../server/edge/guarded-reader.ts";
import { snapshotMegabytes } from "../../server/protocol.ts";
import { startServer } from "../../server/server.ts";

/** A message as it comes out of the server. */
interface Sent {
  id?: number | string | null;
  method?: string;
  error?: { code: number; message: string };
}

class Inbox extends AbstractMessageReader {
  #callback: DataCallback | undefined;

  listen(callback: DataCallback) {
    this.#callback = callback;
    return { dispose: () => undefined };
  }

  deliver(message: unknown): void {
    this.#callback?.(message as Message);
  }
}

class Outbox extends AbstractMessageWriter {
  constructor(private readonly onSent: (message: Sent) => void) {
    super();
  }

  write(message: Message): Promise<void> {
    this.onSent(message as Sent);
    return Promise.resolve();
  }

  end(): void {}
}

const internalError = -32603;

/**
 * Sends messages to a server in this process, one after another, and waits until every request is answered.
 * What the server asks of the client is refused.
 *
 * @throws if a request fails inside the server, or is answered twice
 */
export async function runSession(messages: readonly unknown[]): Promise<void> {
  const open = new Map<number | string, unknown>();
  const used = new Set<number | string>();
  const failures: string[] = [];
  let answered: (() => void) | undefined;
  const inbox = new Inbox();
  const outbox = new Outbox(({ id, method, error }) => {
    if (method !== undefined) {
      if (id !== undefined && id !== null) {
        inbox.deliver({ jsonrpc: "2.0", id, error: { code: -32601, message: "No." } });
      }
      return;
    }
    if (error?.code === internalError)
      failures.push(`${error.message.slice(0, 300)} (${methodOf(open.get(id!))})`);
    if (id === undefined || id === null) return;
    if (!open.delete(id)) failures.push(`An answer to ${id}, which is not open.`);
    if (open.size === 0) answered?.();
  });
  const connection = createConnection(
    ProposedFeatures.all,
    new GuardedReader(inbox, outbox, new Gate()),
    outbox,
  );
  startServer(connection, snapshotMegabytes.node);
  try {
    for (const message of messages) {
      const id = answeredId(message);
      // Clients must not use an id twice: nobody could know which request an answer is for.
      if (id !== undefined && used.has(id)) continue;
      if (id !== undefined) open.set(id, message);
      if (id !== undefined) used.add(id);
      inbox.deliver(message);
    }
    if (open.size > 0) {
      await new Promise<void>((resolve) => {
        answered = resolve;
      });
    }
  } finally {
    connection.dispose();
  }
  if (failures.length > 0) throw new Error(failures.join("\n"));
}

function methodOf(message: unknown): string {
  return String((message as { method?: unknown } | undefined)?.method).slice(0, 100);
}

/** The id of what is to be answered: of a request, or of what might be one. */
function answeredId(message: unknown): number | string | undefined {
  if (typeof message !== "object" || message === null || Array.isArray(message)) return undefined;
  const { id, method } = message as { id?: unknown; method?: unknown };
  const isResponse =
    method === undefined && (Object.hasOwn(message, "result") || Object.hasOwn(message, "error"));
  return !isResponse && (typeof id === "string" || Number.isSafeInteger(id))
    ? (id as number | string)
    : undefined;
}
