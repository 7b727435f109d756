import * as vscode from "vscode";
import { assert, assertEqual, assertMatch, type SuiteTest } from "./suite.ts";
import { extensionApi, openSample, replaceText, sample, until } from "./workbench.ts";
import { deleteFile, renameInExplorer, restoringFiles, writeFiles } from "./workspace-files.ts";

const write = (path: string, text: string) => writeFiles({ [path]: text });

const onlySsh = `<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "only SSH"
  port_type   : TCP
  ports       : "22"
</custom_item>
`;
const noTelnet = `<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "no telnet"
  port_type   : TCP
  ports       : "23"
</custom_item>
`;
/** For the hosts of the folder only, and not for those of the samples. */
const policyOf = (...checks: string[]) =>
  `<check_type:"Unix">\n# hosts: own-*\n${checks.join("")}</check_type>\n`;

const hostWith = (...ports: number[]) =>
  `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n${ports
    .map(
      (port) =>
        `LISTEN 0      128          0.0.0.0:${port}      0.0.0.0:*     users:(("x",pid=${port},fd=3))\n`,
    )
    .join("")}`;

const refreshHosts = () => vscode.commands.executeCommand("nessusAudit.refreshHosts");
/** Hosts next to a policy are looked for when it is open. */
async function open(policy: string): Promise<vscode.TextEditor> {
  const editor = await openSample(policy);
  await refreshHosts();
  return editor;
}

const evaluateOn = (host: string) =>
  vscode.commands.executeCommand("nessusAudit.evaluateOnHost", sample(host).toString());

/** "only SSH@own-c": outcome, for the tests of a policy. */
async function outcomes(policy: string): Promise<Record<string, string | undefined>> {
  const api = await extensionApi();
  const own = api.tests().filter((test) => test.policy === policy);
  return Object.fromEntries(own.map(({ check, host, outcome }) => [`${check}@${host}`, outcome]));
}

/** Verdicts and tests follow what they are made of: texts, files, names, places. */
export const followingTests: SuiteTest[] = [
  {
    name: "a test stays with its check when checks change places, and a run of one does not touch the other",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        for (const name of ["own-c", "own-d"]) await write(`ids/hosts/${name}.txt`, hostWith(22, 8080));
        await write("ids/p.audit", policyOf(onlySsh, noTelnet));
        const editor = await open("ids/p.audit");
        await api.runPolicyTests(editor.document.uri);
        const expected = {
          "only SSH@own-c": "failed",
          "only SSH@own-d": "failed",
          "no telnet@own-c": "passed",
          "no telnet@own-d": "passed",
        };
        assertEqual(await outcomes("ids/p.audit"), expected, "before");

        await replaceAll(editor, policyOf(noTelnet, onlySsh));
        await until(api.onDidChangeTests, () => lineOf(api.tests(), "no telnet") === 2);
        await api.runTests({ policy: "ids/p.audit", check: "only SSH", host: "own-d" });
        const found = await outcomes("ids/p.audit");
        for (const [test, outcome] of Object.entries(expected)) assertEqual(found[test], outcome, test);
      }),
  },
  {
    name: "checks of one name keep their results when they are swapped",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        const twin = (port: number) => noTelnet.replace("no telnet", "closed").replace('"23"', `"${port}"`);
        await write("twins/hosts/own-h.txt", hostWith(23));
        await write("twins/p.audit", policyOf(twin(21), twin(23)));
        const editor = await open("twins/p.audit");
        await api.runPolicyTests(editor.document.uri);
        const byLine = () =>
          api
            .tests()
            .filter(({ policy }) => policy === "twins/p.audit")
            .sort((a, b) => a.line! - b.line!)
            .map(({ outcome }) => outcome);
        assertEqual(byLine(), ["passed", "failed"], "before");
        await replaceAll(editor, policyOf(twin(23), twin(21)));
        await until(api.onDidChangeTests, () => byLine()[0] === "failed");
        assertEqual(byLine(), ["failed", "passed"], "after");
      }),
  },
  {
    name: "results follow a host whose file changes, and the tree follows hosts and policies that come and go",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await write("tree/hosts/own-a.txt", hostWith(22));
        await write("tree/p.audit", policyOf(noTelnet));
        const { document } = await open("tree/p.audit");
        await api.runPolicyTests(document.uri);
        assertEqual(await outcomes("tree/p.audit"), { "no telnet@own-a": "passed" }, "before");

        await write("tree/hosts/own-a.txt", hostWith(22, 23));
        await refreshHosts();
        await until(api.onDidChangeTests, () =>
          api.tests().some(({ host, outcome }) => host === "own-a" && outcome === "failed"),
        );

        await write("tree/hosts/own-b.txt", hostWith(22));
        await refreshHosts();
        await until(api.onDidChangeTests, () => api.tests().some(({ host }) => host === "own-b"));
        await deleteFile("tree/hosts/own-a.txt");
        await refreshHosts();
        await until(api.onDidChangeTests, () => !api.tests().some(({ host }) => host === "own-a"));

        await write("tree/q.audit", policyOf(onlySsh));
        await until(api.onDidChangeTests, () => api.testedPolicies().includes("tree/q.audit"));
        await deleteFile("tree/q.audit");
        await until(api.onDidChangeTests, () => !api.testedPolicies().includes("tree/q.audit"));
      }),
  },
  {
    name: "the verdicts of a policy follow it to another name, and go with it",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await write("names/hosts/own-a.txt", hostWith(23));
        await write("names/old.audit", policyOf(noTelnet));
        await open("names/old.audit");
        await evaluateOn("names/hosts/own-a.txt");
        assertEqual(
          api.results().map(({ label }) => label),
          ["names/old.audit"],
          "before",
        );

        await renameInExplorer("names/old.audit", "names/new.audit");
        const { document } = await openSample("names/new.audit");
        await until(api.onDidChangeVerdicts, () => api.decorations(document)[0]?.text === "✗ own-a: 23");
        assertEqual(
          api.results().map(({ label }) => label),
          ["names/new.audit"],
          "after the renaming",
        );

        await vscode.commands.executeCommand("workbench.action.closeAllEditors");
        await deleteFile("names/new.audit");
        await until(api.onDidChangeVerdicts, () => api.results().length === 0);
      }),
  },
  {
    name: "a run of one test leaves no other one behind whose host has changed",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await write("behind/hosts/own-a.txt", hostWith(22));
        await write("behind/p.audit", policyOf(onlySsh, noTelnet));
        const { document } = await open("behind/p.audit");
        await api.runPolicyTests(document.uri);
        const telnet = async () => (await outcomes("behind/p.audit"))["no telnet@own-a"];
        assertEqual(await telnet(), "passed", "before");
        await write("behind/hosts/own-a.txt", hostWith(22, 23));
        await api.runTests({ policy: "behind/p.audit", check: "only SSH" });
        assertEqual(await telnet(), "failed", "the test that did not run");
      }),
  },
  {
    name: "the verdicts of a policy follow its folder to another name",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await write("hosts/own-a.txt", hostWith(23));
        await write("folder/p.audit", policyOf(noTelnet));
        await open("folder/p.audit");
        await evaluateOn("hosts/own-a.txt");
        await renameInExplorer("folder", "moved");
        const { document } = await openSample("moved/p.audit");
        await until(api.onDidChangeVerdicts, () => api.decorations(document)[0]?.text === "✗ own-a: 23");
      }),
  },
  {
    name: "the verdicts on a host follow it to another name",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await write("moves/hosts/own-a.txt", hostWith(23));
        await write("moves/p.audit", policyOf(noTelnet));
        const { document } = await open("moves/p.audit");
        await vscode.commands.executeCommand(
          "nessusAudit.pinHost",
          sample("moves/hosts/own-a.txt").toString(),
        );
        assertEqual(api.decorations(document)[0]?.text, "✗ own-a: 23", "before");
        await renameInExplorer("moves/hosts/own-a.txt", "moves/hosts/own-b.txt");
        await refreshHosts();
        await until(api.onDidChangeVerdicts, () => api.decorations(document)[0]?.text === "✗ own-b: 23");
        const pinned = api.hosts().filter(({ icon }) => icon === "pinned");
        assertEqual(
          pinned.map(({ label }) => label),
          ["own-b"],
          "pinned host",
        );
        await vscode.commands.executeCommand("nessusAudit.unpinHost");
      }),
  },
  {
    name: "a host that is gone takes its verdicts along and says so; they are back when it is",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await write("gone/hosts/own-a.txt", hostWith(23));
        await write("gone/p.audit", policyOf(noTelnet));
        const { document } = await open("gone/p.audit");
        await evaluateOn("gone/hosts/own-a.txt");
        assertEqual(api.decorations(document)[0]?.text, "✗ own-a: 23", "before");

        await deleteFile("gone/hosts/own-a.txt");
        await refreshHosts();
        assertEqual(api.decorations(document), [], "ends of the lines");
        const [problem] = api.results()[0]!.children;
        assertMatch(
          problem?.label,
          /^own-a is gone: gone\/hosts\/own-a\.txt was deleted or renamed\./,
          "view",
        );

        await write("gone/hosts/own-a.txt", hostWith(22));
        await refreshHosts();
        await until(api.onDidChangeVerdicts, () => api.decorations(document)[0]?.text === "✓ own-a");

        await write("gone/hosts/own-a.txt", "");
        await refreshHosts();
        await until(api.onDidChangeVerdicts, () => /empty/.test(api.results()[0]?.children[0]?.label ?? ""));
        assertEqual(api.decorations(document), [], "ends of the lines of an empty host");
      }),
  },
  {
    name: "hosts of one name show their folders, everywhere the same",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await write("equal/hosts/own-w.txt", hostWith(22));
        await write("equal/sub/hosts/own-w.txt", hostWith(22, 23));
        await write("equal/sub/p.audit", policyOf(noTelnet));
        const { document } = await open("equal/sub/p.audit");
        const names = ["own-w (equal/hosts/own-w.txt)", "own-w (equal/sub/hosts/own-w.txt)"];
        const labels = api
          .hosts()
          .map(({ label }) => label)
          .filter((label) => label.startsWith("own-w ("));
        assertEqual(labels.sort(), names, "Hosts view");

        await api.runPolicyTests(document.uri);
        const tests = api.tests().filter(({ policy }) => policy === "equal/sub/p.audit");
        assertEqual(tests.map(({ host }) => host).sort(), names, "tests");
        await evaluateOn("equal/sub/hosts/own-w.txt");
        assertEqual(api.decorations(document)[0]?.text, `✗ ${names[1]}: 23`, "end of the line");
        await vscode.commands.executeCommand("nessusAudit.showMatrix", document.uri);
        assertEqual(
          api
            .matrix()
            ?.hosts.map(({ name }) => name)
            .sort(),
          names,
          "matrix",
        );
      }),
  },
  {
    name: "one text that is edited but not saved is what every view speaks of",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        await write("unsaved/hosts/own-a.txt", hostWith(22));
        await write("unsaved/p.audit", policyOf(noTelnet));
        const { document } = await open("unsaved/p.audit");
        await evaluateOn("unsaved/hosts/own-a.txt");
        await api.runPolicyTests(document.uri);
        assertEqual(api.decorations(document)[0]?.text, "✓ own-a", "before");
        const snapshot = await openSample("unsaved/hosts/own-a.txt");
        await replaceText(snapshot, "0.0.0.0:22 ", "0.0.0.0:23 ");
        await until(api.onDidChangeVerdicts, () => api.decorations(document)[0]?.text === "✗ own-a: 23");
        await until(api.onDidChangeTests, () =>
          api.tests().some(({ policy, outcome }) => policy === "unsaved/p.audit" && outcome === "failed"),
        );
        assertEqual(api.rows(snapshot.document.uri), [{ line: 1, text: "✗ no telnet" }], "the row");
      }),
  },
  {
    name: "a decided condition shows which check decided, and fades the branch that reports nothing",
    async run() {
      const api = await extensionApi();
      const { document } = await openSample("policies/jump-host.audit");
      await evaluateOn("hosts/jump-1.netstat.txt");
      const condition = api.decorations(document).find(({ look }) => look === "condition");
      assertEqual(condition?.text, "✗ jump-1: condition does not pass, <else> reports", "end of the line");
      const hover = api.hover(document.uri, condition!.line);
      assertMatch(hover, /\*\*FAILED\*\* on jump-1/, "hover");
      const { faded } = api.marks(document);
      assertEqual(faded.length, 1, "faded branches");
      assertMatch(faded[0], /^<then>[\s\S]*<\/then>$/, "faded branch");
    },
  },
  {
    name: "three hundred hosts: the tests run, and the verdicts follow an edit, in time",
    run: () =>
      restoringFiles(async () => {
        const api = await extensionApi();
        const ports = (at: number) => hostWith(22, ...(at % 7 === 0 ? [23] : []), 8000 + at);
        await Promise.all(
          Array.from({ length: 300 }, (_, at) => write(`many/hosts/own-${at}.txt`, ports(at))),
        );
        await write("many/p.audit", policyOf(onlySsh, noTelnet));
        const editor = await open("many/p.audit");
        await refreshHosts();
        const start = performance.now();
        const { passed, failed } = await api.runPolicyTests(editor.document.uri);
        const ran = performance.now();
        assertEqual([passed, failed], [257, 343], "tests of two checks");
        await replaceAll(editor, editor.document.getText().replace('"23"', '"21"'));
        const isFollowed = () =>
          api
            .tests()
            .every(
              ({ policy, check, outcome }) =>
                policy !== "many/p.audit" || check !== "no telnet" || outcome === "passed",
            );
        await until(api.onDidChangeTests, isFollowed);
        const followed = performance.now();
        console.log(
          `          600 tests in ${Math.round(ran - start)} ms; an edit after ${Math.round(followed - ran)} ms`,
        );
        assert(ran - start < 10_000 && followed - ran < 5_000, "far too slow");
      }),
  },
  {
    name: "everything on the samples: nothing fails that is not meant to",
    async run() {
      const api = await extensionApi();
      await refreshHosts();
      const { failed, errored, passed, messages } = await api.runTests();
      assertEqual([failed, errored], [0, 0], JSON.stringify(messages));
      assert(passed > 10, `only ${passed} passed`);
    },
  },
];

function lineOf(
  tests: readonly { check: string; line: number | undefined }[],
  check: string,
): number | undefined {
  return tests.find((test) => test.check === check)?.line;
}

/** A run may bring a peek to the front, so that the editor is another one: the document is changed itself. */
async function replaceAll({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error("Can't edit the policy");
}
