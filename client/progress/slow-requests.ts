import type { Middleware } from "vscode-languageclient";
import {
  anonymiseMethod,
  captureScriptMethod,
  comparePoliciesMethod,
  compareResultsMethod,
  compareSnapshotsMethod,
  exportVerdictsMethod,
  fillVariablesMethod,
  generatePolicyMethod,
  listVariablesMethod,
  mergeEditionsMethod,
  textToTryMethod,
} from "../../server/protocol.ts";
import { cancellable } from "./cancellable.ts";

/** What a command waits for, by the requests that it sends. */
const titles: ReadonlyMap<string, string> = new Map([
  [anonymiseMethod, "Replacing the names in the snapshot"],
  [captureScriptMethod, "Writing the capture script"],
  [comparePoliciesMethod, "Comparing policies"],
  [compareResultsMethod, "Comparing with scanner results"],
  [compareSnapshotsMethod, "Comparing snapshots"],
  [exportVerdictsMethod, "Writing the report"],
  [fillVariablesMethod, "Filling in variables"],
  [generatePolicyMethod, "Generating a policy"],
  [listVariablesMethod, "Looking for variables"],
  [mergeEditionsMethod, "Merging editions"],
  [textToTryMethod, "Looking for what the check reads"],
]);

/** Shows that a command waits for the server, and lets it be stopped, wherever it is sent from. */
export const slowRequests: Middleware = {
  sendRequest(type, param, token, next) {
    const title = titles.get(typeof type === "string" ? type : type.method);
    if (title === undefined) return next(type, param, token);
    return cancellable(title, (own) => next(type, param, own), token);
  },
};
