import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, it } from "node:test";
import { askingCalls, askingModule, pickers } from "../vscode/pickers.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const modules = readdirSync(join(root, "client"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => `client/${path.replaceAll(sep, "/")}`)
  .sort();

/** Every call in a text that asks the user, in order. */
function callsIn(text: string): string[] {
  const api = `\\.(${askingCalls.api.join("|")})\\b`;
  const own = `(?<!function )\\b(${askingCalls.extension.join("|")})\\(`;
  return [...text.matchAll(new RegExp(`${api}|${own}`, "g"))].map(([, one, other]) => (one ?? other)!);
}

describe("the pickers of the extension", () => {
  it("are all in the table of the tours, and nothing else is", () => {
    const found = modules
      .filter((file) => file !== askingModule)
      .flatMap((file) => callsIn(read(file)).map((call) => `${file} ${call}`));
    assert.deepEqual(
      pickers.map(({ file, call }) => `${file} ${call}`),
      found,
    );
  });

  it("are looked for under every name that VS Code has for them", () => {
    const api = read("node_modules/@types/vscode/index.d.ts");
    const names = [
      ...api.matchAll(/export function ((?:show|create)\w*(?:Pick|InputBox|Dialog)|pick\w*)\b/g),
    ].map(([, name]) => name);
    assert.deepEqual([...new Set(names)].sort(), askingCalls.api);
  });

  it("are found where they are not called by name of the window", () => {
    const text = "const { window } = vscode;\nawait window.showInputBox();\nawait pickHosts(hosts);\n";
    assert.deepEqual(callsIn(text), ["showInputBox", "pickHosts"]);
    assert.deepEqual(callsIn("export async function pickHost(hosts: Hosts) {}"), []);
  });

  for (const { file, title, tour, step } of pickers) {
    it(`${file}: "${title}" is answered in the ${tour} tour, to ${step}`, () => {
      assert.ok(read(file).includes(`"${title}"`), `${file} asks nothing under this title`);
      const [, ...steps] = read(`test/vscode/${tour}-tour.ts`).split(/\bbegin\(\s*/);
      const ofStep = steps.find((text) => text.startsWith(`"${step}"`));
      assert.ok(ofStep, "the tour has no such step");
      assert.ok(ofStep.includes(`isAsked("${title}"`), "the step does not wait for this title");
    });
  }
});
