import type { Connection } from "vscode-languageserver";
import type { Configurations } from "../configuration/configurations.ts";
import { documentOfSource } from "../documents/policy-source.ts";
import { filledPolicy, listedVariables } from "../features/editions/fill.ts";
import { mergedEditions } from "../features/editions/merge.ts";
import {
  type FillVariablesParams,
  fillVariablesMethod,
  type ListVariablesParams,
  listVariablesMethod,
  type MergeEditionsParams,
  mergeEditionsMethod,
  type PolicySource,
} from "../protocol.ts";

/** Serves the requests about a vendor's policy: its next edition, and its variables. */
export function serveEditions(connection: Connection, configurations: Configurations): void {
  const read = async (source: PolicySource & { name: string }) => {
    const settings = await configurations.load(source.uri);
    return { name: source.name, document: documentOfSource(source, settings), settings };
  };
  connection.onRequest(mergeEditionsMethod, async ({ base, mine, next }: MergeEditionsParams) =>
    mergedEditions(await read(base), await read(mine), await read(next)),
  );
  connection.onRequest(listVariablesMethod, async ({ policy }: ListVariablesParams) => {
    const { name, document, settings } = await read(policy);
    return listedVariables(name, document, settings.evaluate.variables);
  });
  connection.onRequest(fillVariablesMethod, async ({ policy, values }: FillVariablesParams) =>
    filledPolicy((await read(policy)).document, values),
  );
}
