import type { Middleware } from "vscode-languageclient";
import { t } from "../../l10n/translate.ts";
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

/** Progress titles by request. */
const titles: ReadonlyMap<string, string> = new Map([
  [anonymiseMethod, t("Replacing the names in the snapshot")],
  [captureScriptMethod, t("Writing the capture script")],
  [comparePoliciesMethod, t("Comparing policies")],
  [compareResultsMethod, t("Comparing with scanner results")],
  [compareSnapshotsMethod, t("Comparing snapshots")],
  [exportVerdictsMethod, t("Writing the report")],
  [fillVariablesMethod, t("Filling in variables")],
  [generatePolicyMethod, t("Generating a policy")],
  [listVariablesMethod, t("Looking for variables")],
  [mergeEditionsMethod, t("Merging editions")],
  [textToTryMethod, t("Looking for what the check reads")],
]);

/** Shows that a command waits for the server, with a way to stop it, wherever the request is sent from. */
export const slowRequests: Middleware = {
  sendRequest(type, param, token, next) {
    const title = titles.get(typeof type === "string" ? type : type.method);
    if (title === undefined) return next(type, param, token);
    return cancellable(title, (own) => next(type, param, own), token);
  },
};
