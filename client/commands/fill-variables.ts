import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { whyUnsuitable } from "../../core/views.ts";
import { t } from "../../l10n/translate.ts";
import {
  type DocumentResult,
  type FillVariablesParams,
  fillVariablesMethod,
  type ListVariablesParams,
  type ListVariablesResult,
  listVariablesMethod,
  type PolicyVariable,
} from "../../server/protocol.ts";
import {
  type EnteredValue,
  type EnteredValues,
  formRows,
  mayBePattern,
  missingValues,
  presetValues,
  progressText,
  sentValues,
} from "../fill/fill-form.ts";
import { languageId } from "../language.ts";
import { messageOf, tellProblem, tellResult } from "../messages.ts";
import { namedPolicy } from "./named-policy.ts";
import { policyToEvaluate } from "./pick-policy.ts";

/** Answers for key bindings and other extensions, in place of questions to the user. */
export interface FillArguments {
  policy: vscode.Uri;
  values: FillVariablesParams["values"];
}

/**
 * Audit: Fill In Variables…: asks for the variables of a policy in a form, and opens an untitled policy with
 * their values.
 */
export async function fillVariables(
  client: BaseLanguageClient,
  target?: vscode.Uri | FillArguments,
): Promise<void> {
  const given = isArguments(target) ? target : undefined;
  const uri = given?.policy ?? (await policyToEvaluate(target as vscode.Uri | undefined));
  if (uri === undefined) return;
  let policy: ListVariablesParams["policy"];
  try {
    policy = await namedPolicy(uri);
  } catch (error) {
    tellProblem(t("The policy can't be read: {0}.", messageOf(error)));
    return;
  }
  const values = given?.values ?? (await enteredValues(client, policy));
  if (values === undefined) return;
  const params: FillVariablesParams = { policy, values };
  const result = await client.sendRequest<DocumentResult>(fillVariablesMethod, params);
  if (result.problem !== undefined) {
    tellProblem(result.problem);
    return;
  }
  const filled = await vscode.workspace.openTextDocument({ language: languageId, content: result.text });
  await vscode.window.showTextDocument(filled, { preview: false });
  if (result.summary !== undefined) tellResult(result.summary);
}

function isArguments(target: vscode.Uri | FillArguments | undefined): target is FillArguments {
  return target !== undefined && "values" in target;
}

async function enteredValues(
  client: BaseLanguageClient,
  policy: ListVariablesParams["policy"],
): Promise<FillVariablesParams["values"] | undefined> {
  const params: ListVariablesParams = { policy };
  const { variables, problem } = await client.sendRequest<ListVariablesResult>(listVariablesMethod, params);
  if (problem !== undefined) {
    tellProblem(problem);
    return undefined;
  }
  const values = presetValues(variables);
  for (;;) {
    const picked = await pickRow(variables, values);
    if (picked === undefined) return undefined;
    if (picked === "write") return sentValues(values);
    const entered = await enterValue(picked, values.get(picked.name));
    if (entered !== undefined) values.set(picked.name, entered);
  }
}

const title = t("Fill In Variables");

/**
 * Shows the form: all variables with their values, and an entry that writes the policy if none is missing.
 */
async function pickRow(
  variables: readonly PolicyVariable[],
  values: EnteredValues,
): Promise<PolicyVariable | "write" | undefined> {
  const rows = formRows(variables, values).map(({ variable, label, description, detail }) => ({
    label,
    description,
    ...(detail !== undefined && { detail }),
    answer: variable as PolicyVariable | "write",
  }));
  const isComplete = missingValues(variables, values).length === 0;
  const write = {
    label: t("$(check) Write the Policy"),
    description: progressText(variables, values),
    answer: "write" as const,
  };
  const picked = await vscode.window.showQuickPick(isComplete ? [write, ...rows] : rows, {
    title,
    placeHolder: isComplete ? t("Change a value, or write the policy") : progressText(variables, values),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.answer;
}

async function enterValue(
  variable: PolicyVariable,
  known: EnteredValue | undefined,
): Promise<EnteredValue | undefined> {
  const { name, info, valueType } = variable;
  const value = await vscode.window.showInputBox({
    title: t("Value of the Variable"),
    prompt: [name, variable.title, info].filter((part) => part !== undefined && part !== "").join(" · "),
    value: known?.value ?? "",
    ignoreFocusOut: true,
    validateInput: (text) => {
      const why = whyUnsuitable(text, valueType);
      return why === undefined ? undefined : `${name} ${why}`;
    },
  });
  if (value === undefined) return undefined;
  if (!mayBePattern(variable, value)) return { value, isText: false };
  const kind = await vscode.window.showQuickPick(
    [
      {
        label: t("A pattern"),
        detail: t("{0} is part of the pattern, as defaults in headers are.", value),
        isText: false,
      },
      {
        label: t("Plain text"),
        detail: t("It matches only {0}: it is escaped in patterns.", value),
        isText: true,
      },
    ],
    {
      title: t("Pattern or Text"),
      placeHolder: t("What is this value when it is in a pattern?"),
      ignoreFocusOut: true,
    },
  );
  return kind && { value, isText: kind.isText };
}
