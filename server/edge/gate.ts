import { ErrorCodes } from "vscode-languageserver";
import { notificationParams, requestParams } from "./params.ts";
import { anything, type Shape } from "./shape.ts";

/** What to do with a message from the client. */
export type Admission =
  | { kind: "pass"; message: object }
  /** A request, or a message that can't be identified as one (`id` is null), is answered with an error. */
  | { kind: "refuse"; id: number | string | null; code: number; reason: string }
  /** A notification has no answer. `reason` goes to the client's log. */
  | { kind: "drop"; reason?: string };

type Id = number | string;

/**
 * Lets through what the protocol allows in the current state: `initialize` first and once, nothing but `exit`
 * after `shutdown`, and only messages of the right shape.
 */
export class Gate {
  #state: "new" | "initialized" | "shut down" = "new";

  /** The exit code that the protocol asks for if the client exits now. */
  get exitCode(): 0 | 1 {
    return this.#state === "shut down" ? 0 : 1;
  }

  admit(message: unknown): Admission {
    if (typeof message !== "object" || message === null || Array.isArray(message)) {
      return invalid(null, "The message is not an object");
    }
    const { jsonrpc, id, method, params } = message as Record<string, unknown>;
    const known = isId(id) ? id : null;
    if (jsonrpc !== "2.0") return invalid(known, 'The message does not say jsonrpc: "2.0"');
    if (method === undefined) return admitResponse(message, known);
    if (typeof method !== "string") return invalid(known, "The method is not a string");
    if (id === undefined) return this.#admitNotification(message, method, params);
    if (known === null) return invalid(null, "The id is not an integer or a string");
    return this.#admitRequest(message, known, method, params);
  }

  #admitRequest(message: object, id: Id, method: string, params: unknown): Admission {
    if (this.#state === "shut down") return invalid(id, "The server was shut down");
    if (this.#state === "new" && method !== "initialize") {
      const reason = "The server is not initialized: send initialize first";
      return { kind: "refuse", id, code: ErrorCodes.ServerNotInitialized, reason };
    }
    if (this.#state === "initialized" && method === "initialize") {
      return invalid(id, "The server is initialized already");
    }
    const shape = requestParams.get(method);
    if (shape === undefined) {
      return { kind: "refuse", id, code: ErrorCodes.MethodNotFound, reason: `There is no method ${method}` };
    }
    const problem = shape(params, "params");
    if (problem !== undefined) {
      return { kind: "refuse", id, code: ErrorCodes.InvalidParams, reason: `${method}: ${problem}` };
    }
    if (method === "initialize") this.#state = "initialized";
    if (method === "shutdown") this.#state = "shut down";
    return pass(message, shape, params);
  }

  #admitNotification(message: object, method: string, params: unknown): Admission {
    if (this.#state !== "initialized" && method !== "exit") return { kind: "drop" };
    const shape = notificationParams.get(method);
    if (shape === undefined) return { kind: "drop" };
    const problem = shape(params, "params");
    if (problem !== undefined) return { kind: "drop", reason: `${method} was ignored: ${problem}` };
    return pass(message, shape, params);
  }
}

/** A handler without parameters gets an object for them: otherwise it would get fewer arguments. */
function pass(message: object, shape: Shape, params: unknown): Admission {
  const isObject = typeof params === "object" && params !== null && !Array.isArray(params);
  return { kind: "pass", message: shape === anything && !isObject ? { ...message, params: {} } : message };
}

function admitResponse(message: object, id: Id | null): Admission {
  const answers = Object.hasOwn(message, "result") || Object.hasOwn(message, "error");
  if (!answers) return invalid(id, "The message has neither a method nor a result");
  // Answering a response could cause an endless exchange.
  return id === null ? { kind: "drop" } : { kind: "pass", message };
}

function invalid(id: Id | null, reason: string): Admission {
  return { kind: "refuse", id, code: ErrorCodes.InvalidRequest, reason };
}

function isId(id: unknown): id is Id {
  return typeof id === "string" || Number.isSafeInteger(id);
}
