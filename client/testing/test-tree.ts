import * as vscode from "vscode";
import { t } from "../../l10n/translate.ts";
import type { HostVerdicts, ProtocolCheck } from "../../server/protocol.ts";
import type { OnHosts } from "../verdicts/evaluation.ts";
import { rangeOf } from "../views/ranges.ts";

/**
 * The tests: policy → check → host. Tests are identified by the content of their check and by their host,
 * never by position, so results stay with checks that are moved.
 */
export class TestTree {
  readonly #controller: vscode.TestController;

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  get policies(): vscode.TestItem[] {
    return itemsOf(this.#controller.items);
  }

  get(policy: vscode.Uri): vscode.TestItem | undefined {
    return this.#controller.items.get(policy.toString());
  }

  /** A policy outside the workspace has no hosts, and so no tests. */
  policy(policy: vscode.Uri): vscode.TestItem {
    const id = policy.toString();
    const known = this.#controller.items.get(id);
    if (known) return known;
    const item = this.#controller.createTestItem(id, vscode.workspace.asRelativePath(policy), policy);
    item.canResolveChildren = true;
    if (vscode.workspace.getWorkspaceFolder(policy)) this.#controller.items.add(item);
    return item;
  }

  delete(policy: vscode.Uri): void {
    this.#controller.items.delete(policy.toString());
  }

  /** The test of a check on a host, if there is one. */
  test(policy: vscode.TestItem, check: string, host: string): vscode.TestItem | undefined {
    const item = policy.children.get(checkId(policy, check));
    return item?.children.get(`${item.id}@${host}`);
  }

  /** Updates the tests of a policy to its checks and hosts. Remaining tests stay the same objects. */
  fit(policy: vscode.TestItem, { checks, hosts }: Pick<OnHosts, "checks" | "hosts">): void {
    const reporting = new Map<string, HostVerdicts[]>();
    for (const host of hosts) {
      for (const { id } of host.verdicts) {
        const own = reporting.get(id);
        if (own === undefined) reporting.set(id, [host]);
        else own.push(host);
      }
    }
    const wanted = checks.flatMap((check) => {
      const own = reporting.get(check.id);
      return own === undefined ? [] : [this.#checkItem(policy, check, own)];
    });
    replaceIfOthers(policy.children, wanted);
  }

  #checkItem(policy: vscode.TestItem, check: ProtocolCheck, hosts: readonly HostVerdicts[]): vscode.TestItem {
    const label = check.description || check.type || t("Check without a description");
    const item = this.#item(policy.children, checkId(policy, check.id), label, policy.uri!);
    // The Test Explorer puts its mark in the gutter where the range begins: on the line of the opening tag.
    item.range = rangeOf(check.range);
    item.sortText = String(check.range.start.line).padStart(8, "0");
    const tests = hosts.map((host) => {
      const test = this.#item(item.children, `${item.id}@${host.id}`, host.name, policy.uri!);
      test.range = item.range;
      test.tags = host.groups.map((group) => new vscode.TestTag(group));
      return test;
    });
    replaceIfOthers(item.children, tests);
    return item;
  }

  #item(among: vscode.TestItemCollection, id: string, label: string, uri: vscode.Uri): vscode.TestItem {
    const item = among.get(id) ?? this.#controller.createTestItem(id, label, uri);
    if (item.label !== label) item.label = label;
    return item;
  }
}

export function itemsOf(collection: vscode.TestItemCollection): vscode.TestItem[] {
  const items: vscode.TestItem[] = [];
  collection.forEach((item) => {
    items.push(item);
  });
  return items;
}

function checkId(policy: vscode.TestItem, check: string): string {
  return `${policy.id}#${check}`;
}

function replaceIfOthers(collection: vscode.TestItemCollection, items: readonly vscode.TestItem[]): void {
  const isSame = collection.size === items.length && items.every((item) => collection.get(item.id) === item);
  if (!isSame) collection.replace(items);
}
