import assert from "node:assert/strict";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { after, before, describe, it, test } from "node:test";
import { runInNewContext } from "node:vm";
import { Ajv } from "ajv";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import packageJson from "../../../package.json" with { type: "json" };
import { billOfMaterialsFile } from "../../../scripts/packaging/bill-of-materials.ts";
import { readManifest } from "../../../scripts/packaging/manifest-texts.ts";
import { budgetProblem, sizeBudgets } from "../../../scripts/packaging/size-budget.ts";
import { noticesFile } from "../../../scripts/packaging/third-party-notices.ts";
import { root } from "../../../scripts/vscode-web.ts";
import { badPolicy, folderOf, goodPolicy } from "../../cli/command-line.ts";
import bomSchema from "./cyclonedx.schema.json" with { type: "json" };
import { packInto, run, spawn } from "./pack.ts";

const { name, version } = packageJson;
const english = await readManifest<typeof packageJson>(root);
const snapshot = "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\ntcp LISTEN 0 5 0.0.0.0:23 0.0.0.0:*\n";
const files = { "good.audit": goodPolicy, "bad.audit": badPolicy, "host.ss.txt": snapshot };

let folder = "";
let packed: ReturnType<typeof packInto>;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "nessus-audit-packages-"));
  packed = packInto(folder);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("no package is larger than its budget", () => {
  for (const path of [packed.vsix, packed.tarball]) {
    assert.equal(budgetProblem(basename(path), statSync(path).size), undefined);
  }
  for (const [ending, budget] of Object.entries(sizeBudgets)) {
    assert.equal(budgetProblem(`x${ending}`, budget), undefined);
    assert.match(budgetProblem(`x${ending}`, budget + 1) ?? "", /more than its budget of \d+ kB/);
  }
});

describe("the packed command line", () => {
  it("holds what runs, and what says how to use it", () => {
    const files = packedFiles();
    const types = files.filter((path) => path.startsWith("dist/types/"));
    assert.ok(types.includes("dist/types/library/main.d.ts"));
    assert.ok(types.length < 40, `${types.length} declarations`);
    assert.deepEqual(files, [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      noticesFile,
      "dist/cli.cjs",
      "dist/library.mjs",
      ...types,
      "package.json",
      billOfMaterialsFile,
      ...readdirSync("schema/output").map((file) => `schema/output/${file}`),
    ]);
  });

  it("has a package.json of its own, without what is the extension's", () => {
    const text = run("tar", ["-xOzf", packed.tarball, "package/package.json"], folder);
    assert.doesNotMatch(text, /"%/);
    const manifest = JSON.parse(text);
    const ofExtension = [
      "contributes",
      "activationEvents",
      "browser",
      "publisher",
      "scripts",
      "devDependencies",
    ];
    assert.deepEqual(
      ofExtension.filter((member) => member in manifest),
      [],
    );
    assert.deepEqual(Object.keys(manifest.engines), ["node"]);
    const { bin, homepage, bugs } = packageJson;
    assert.deepEqual([manifest.bin, manifest.homepage, manifest.bugs], [bin, homepage, bugs]);
    const named = JSON.stringify([manifest.bin, manifest.main, manifest.types, manifest.exports["."]]);
    for (const [, path] of named.matchAll(/"(?:\.\/)?(dist\/[^"]+)"/g))
      assert.ok(packedFiles().includes(path!), path);
  });

  it("links from its pages to the repository", () => {
    for (const page of ["README.md", "CHANGELOG.md"]) {
      const text = run("tar", ["-xOzf", packed.tarball, `package/${page}`], folder);
      assert.deepEqual(text.match(/\]\((?!https?:|#)[^)]*\)/g), null, page);
    }
  });

  describe("is a library", () => {
    const guide = readFileSync(join(root, "docs/guides/library.md"), "utf8");
    const blockOf = (language: string) =>
      new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(guide)![1]!;
    let program = "";
    before(() => {
      program = mkdtempSync(join(tmpdir(), "nessus-audit-library-"));
      writeFileSync(join(program, "package.json"), '{ "private": true, "type": "module" }');
      const quiet = ["--offline", "--no-audit", "--no-fund", "--loglevel=error"];
      const { status, stderr } = npm(["install", ...quiet, packed.tarball], program);
      assert.equal(status, 0, stderr);
    });
    after(() => rmSync(program, { recursive: true, force: true }));

    it("that does what its guide shows", () => {
      writeFileSync(join(program, "example.js"), blockOf("js"));
      assert.equal(run(process.execPath, ["example.js"], program), blockOf("text"));
    });

    it("that the guide lists in full, for import and require", () => {
      const names = (script: string) =>
        run(process.execPath, ["--input-type=commonjs", "-e", script], program);
      const imported = names(
        'import("nessus-audit").then((all) => console.log(Object.keys(all).sort().join()))',
      );
      const required = names('console.log(Object.keys(require("nessus-audit")).sort().join())');
      assert.equal(imported, required);
      for (const name of imported.trim().split(",")) assert.match(guide, new RegExp(`\`${name}\\b`), name);
    });

    it("whose types hold a program to what it does", () => {
      const uses = (statement: string) => `import * as audit from "nessus-audit";\n${statement}\n`;
      const compile = (text: string, module: string, file = "example.ts") => {
        writeFileSync(join(program, file), text);
        const compiler = join(root, "node_modules/typescript/bin/tsc");
        const flags = [
          "--noEmit",
          "--strict",
          "--ignoreConfig",
          "--module",
          module,
          "--types",
          "",
          "--lib",
          "ES2023,DOM",
        ];
        return spawn(process.execPath, [compiler, ...flags, file], program).stdout;
      };
      const example = blockOf("js").replace("format(policy).", "format(policy)!.");
      const all = everyExport();
      for (const module of ["node16", "nodenext", "preserve"]) {
        assert.equal(compile(example, module), "");
        assert.equal(compile(all, module), "");
        assert.equal(compile(all, module, "example.cts"), "");
        assert.match(compile('import audit from "nessus-audit";\naudit;\n', module), /error TS1192/);
        assert.match(compile(uses("audit.evaluate('', {});"), module), /error TS2739/);
        assert.match(compile(uses("const text: string = audit.format('');"), module), /error TS2322/);
        assert.match(compile(uses("audit.lint('')[0].severity === 'fatal';"), module), /error TS2367/);
      }
    });

    it("that takes no snapshot of somebody else", () => {
      const script = 'import("nessus-audit").then(({ evaluate }) => evaluate("", { formats: [] }))';
      const { stderr } = spawn(process.execPath, ["-e", script], program);
      assert.match(stderr, /TypeError: This is not a snapshot\. Make one with readSnapshot\./);
    });

    it("with nothing else in it to import", () => {
      const { stderr } = spawn(process.execPath, ["-e", 'require("nessus-audit/dist/cli.cjs")'], program);
      assert.match(stderr, /ERR_PACKAGE_PATH_NOT_EXPORTED/);
      const schema = 'console.log(require("nessus-audit/schema/output/check.schema.json").type)';
      assert.equal(run(process.execPath, ["--input-type=commonjs", "-e", schema], program), "object\n");
    });
  });

  it("says whose work is in it", () => {
    const unpacked = (path: string) => run("tar", ["-xOzf", packed.tarball, `package/${path}`], folder);
    assertNamesPackages(unpacked(noticesFile), unpacked(billOfMaterialsFile), ["cli.cjs"]);
  });

  it("is installed without a network, runs, and leaves nothing behind", (t) => {
    const folder = folderOf(t, { "package.json": '{ "private": true }', ...files });
    const quiet = ["--offline", "--no-audit", "--no-fund", "--loglevel=error"];
    npm(["install", ...quiet, packed.tarball], folder);
    assert.deepEqual(readdirSync(join(folder, "node_modules")).sort(), [".bin", ".package-lock.json", name]);

    usesCommand((args) => npm(["exec", "--offline", "--", "nessus-audit", ...args], folder));

    npm(["uninstall", ...quiet, name], folder);
    const own = ["package.json", "package-lock.json", join("node_modules", ".package-lock.json")];
    const left = filesBelow(folder).filter((path) => !own.includes(path) && !(path in files));
    assert.deepEqual(left, []);
    assert.ok(!readFileSync(join(folder, "package.json"), "utf8").includes(name));
  });

  it("is one file that runs by itself", (t) => {
    const folder = folderOf(t, files);
    const unpacked = folderOf(t, {});
    run("tar", ["-xzf", packed.tarball], unpacked);
    copyFileSync(join(unpacked, "package/dist/cli.cjs"), join(folder, "cli.cjs"));
    usesCommand((args) => spawn(process.execPath, ["cli.cjs", ...args], folder));
    assert.deepEqual(readdirSync(folder).sort(), [...Object.keys(files), "cli.cjs"].sort());
  });
});

/** A program that names everything that the library exports, each type and each value. */
function everyExport(): string {
  const entry = readFileSync(join(root, "library/main.ts"), "utf8");
  const names = [...entry.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type, list]) =>
    list!.split(",").flatMap((name) => {
      const [, own, bare] = /^\s*(type )?(\w+)\s*$/.exec(name) ?? [];
      return bare === undefined ? [] : [{ bare, isType: (type ?? own) !== undefined }];
    }),
  );
  const types = names.filter(({ isType }) => isType).map(({ bare }) => bare);
  const values = names.filter(({ isType }) => !isType).map(({ bare }) => bare);
  assert.ok(types.length > 10 && values.length > 10, `${types.length} types, ${values.length} values`);
  return `import { ${values.join(", ")} } from "nessus-audit";
import type { ${types.join(", ")} } from "nessus-audit";
export const values = [${values.join(", ")}];
export type Types = [${types.join(", ")}];
`;
}

/** Besides small files that lead to one of them; the command line is not among them. */
const builtForEditor = [
  "client/main.js",
  "client/matrix.js",
  "client/node.cjs",
  "server/main.js",
  "server/node.cjs",
];

describe("the packed extension", () => {
  const entries = () => unzipSync(readFileSync(packed.vsix));

  it("holds the bundles, what package.json names, and no more", () => {
    const paths = Object.keys(entries());
    const folders = new Set(paths.map((path) => path.split("/").slice(0, 2).join("/")));
    assert.deepEqual([...folders].sort(), [
      "[Content_Types].xml",
      "extension.vsixmanifest",
      "extension/CHANGELOG.md",
      "extension/LICENSE",
      "extension/README.md",
      `extension/${noticesFile}`,
      "extension/dist",
      "extension/l10n",
      "extension/media",
      "extension/package.json",
      "extension/package.nls.de.json",
      "extension/package.nls.json",
      `extension/${billOfMaterialsFile}`,
      "extension/schema",
      "extension/syntaxes",
    ]);
    const named = strFromU8(entries()["extension/package.json"]!).match(
      /"(?:\.\/)?(?:dist|media|syntaxes|schema)\/[^"]+\.\w+"/g,
    );
    assert.ok(named && named.length > 10, `package.json names few files: ${named}`);
    for (const path of named.map((text) => (JSON.parse(text) as string).replace(/^\.\//, ""))) {
      assert.ok(paths.includes(`extension/${path}`), `${path} is missing`);
    }
    assert.deepEqual(
      paths.filter((path) => /\.(?:map|ts|tsx)$|test/.test(path)),
      [],
    );
  });

  it("has entries that every extension host can load", () => {
    const manifest = JSON.parse(strFromU8(entries()["extension/package.json"]!));
    // As VS Code sees it; its web extension host loads no ES module, and nothing that does not end in .js.
    const isEsModule = (entry: string) =>
      entry.endsWith(".mjs") || (manifest.type === "module" && !entry.endsWith(".cjs"));
    for (const entry of [manifest.main, manifest.browser]) assert.ok(!isEsModule(entry), entry);
    assert.match(manifest.browser, /\.js$/);
    const {
      type: _,
      bin: _bin,
      files: _files,
      scripts: _scripts,
      devDependencies: _dev,
      ...sources
    } = packageJson;
    assert.deepEqual(manifest, sources);
  });

  it("has a manifest whose assets are there, and a type for every file", () => {
    const parts = entries();
    const assets = elements(strFromU8(parts["extension.vsixmanifest"]!), "Asset");
    assert.ok(assets.length >= 5);
    for (const { Path } of assets) assert.ok(Path && parts[Path], `${Path} is missing`);
    assert.ok(strFromU8(parts["extension.vsixmanifest"]!).includes(`>${english.description}<`));
    const types = strFromU8(parts["[Content_Types].xml"]!);
    const endings = elements(types, "Default").map(({ Extension }) => Extension);
    const overridden = elements(types, "Override").map(({ PartName }) => PartName);
    for (const path of Object.keys(parts)) {
      const known =
        endings.some((ending) => ending && path.endsWith(ending)) || overridden.includes(`/${path}`);
      assert.ok(known || path === "[Content_Types].xml", `${path} has no type`);
    }
  });

  it("tells a gallery which files it is for, how its page looks and where questions go", () => {
    const text = strFromU8(entries()["extension.vsixmanifest"]!);
    const properties = new Map(elements(text, "Property").map(({ Id, Value }) => [Id, Value]));
    const links = (name: string) => properties.get(`Microsoft.VisualStudio.Services.${name}`);
    assert.deepEqual(
      ["Links.Support", "Links.Learn", "Branding.Color", "Branding.Theme", "CustomerQnALink"].map(links),
      [
        packageJson.bugs.url,
        packageJson.homepage,
        packageJson.galleryBanner.color,
        packageJson.galleryBanner.theme,
        packageJson.qna,
      ],
    );
    assert.match(text, /<Tags>nessus,.*,__ext_audit,__web_extension<\/Tags>/);
  });

  it("says whose work is in it", () => {
    const text = (path: string) => strFromU8(entries()[`extension/${path}`]!);
    const bundles = Object.keys(entries()).flatMap((path) => /^extension\/dist\/(.*)$/.exec(path)?.[1] ?? []);
    assert.deepEqual(bundles.sort(), builtForEditor);
    assertNamesPackages(text(noticesFile), text(billOfMaterialsFile), bundles);
  });

  it("has a server that runs as a program of Node", () => {
    const folder = mkdtempSync(join(tmpdir(), "nessus-audit-server-"));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const parts = entries();
    for (const file of ["node.cjs", "main.js"]) {
      writeFileSync(join(folder, file), parts[`extension/dist/server/${file}`]!);
    }
    const { status, stderr } = spawn(process.execPath, ["node.cjs"], folder);
    assert.deepEqual([status, stderr.slice(0, 27)], [2, "nessus-audit: name a channe"]);
  });

  it("has a server that runs in a worker, where nothing of Node is", async () => {
    const script = strFromU8(entries()["extension/dist/server/main.js"]!);
    const worker = startWorker(script);
    const params = { processId: null, rootUri: null, capabilities: {} };
    const answer = await worker.answer({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    assert.equal(answer.result?.serverInfo.name, name);
  });

  it("links from its pages to the repository", () => {
    const readme = strFromU8(entries()["extension/README.md"]!);
    assert.deepEqual(readme.match(/\]\((?!https?:|#)[^)]*\)/g), null);
    assert.match(readme, /\]\(https:\/\/\S+\/raw\/HEAD\/docs\/images\/\S+\.png\)/);
  });
});

interface Answer {
  result?: { serverInfo: { name: string } };
}

/** Runs a script with the names that a browser's worker provides. */
function startWorker(script: string) {
  const scope: Record<string, unknown> = { URL, TextDecoder, TextEncoder, atob, btoa, performance, console };
  Object.assign(scope, { setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask });
  let answered: (answer: Answer) => void;
  const first = new Promise<Answer>((resolve) => {
    answered = resolve;
  });
  scope.self = scope;
  scope.postMessage = (answer: Answer) => answered(answer);
  scope.addEventListener = () => undefined;
  runInNewContext(script, scope);
  return {
    /** The first message that comes back. */
    async answer(message: object): Promise<Answer> {
      // what a script begins in microtasks is done before a message can arrive
      await new Promise((resolve) => setImmediate(resolve));
      (scope.onmessage as (event: { data: object }) => void)({ data: message });
      return first;
    },
  };
}

/**
 * Fails unless notices and bill of materials name the packages that are in bundles: those whose files the bundles for
 * tests name in comments, which are not what packing goes by.
 */
function assertNamesPackages(notices: string, bom: string, bundles: readonly string[]): void {
  const named = new Set(
    bundles.flatMap((bundle) =>
      [...readFileSync(join(root, "dist", bundle), "utf8").matchAll(/^ *\/\/ (node_modules\/.*)$/gm)].map(
        ([, path]) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path!)![1]!,
      ),
    ),
  );
  const expected = new Set(
    [...named].map((path) => {
      const manifest = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
      return `${manifest.name} ${manifest.version}`;
    }),
  );
  assert.ok(expected.size >= 5, `few packages: ${[...expected]}`);
  const validate = new Ajv({ allErrors: true }).compile(bomSchema);
  assert.ok(validate(JSON.parse(bom)), JSON.stringify(validate.errors));
  const { components, metadata } = JSON.parse(bom);
  assert.equal(metadata.component.version, version);
  const listed = components.map((part: { name: string; version: string }) => `${part.name} ${part.version}`);
  assert.deepEqual(listed.sort(), [...expected].sort());
  for (const each of expected) {
    const blocks = notices.split(`\n${"-".repeat(80)}\n`);
    const block = blocks.filter((text) => text.split("\n").some((line) => line.startsWith(`${each} (`)));
    assert.match(block.join("\n"), /permi(?:t|ssion)/i, `${each} has no licence in the notices`);
  }
}

/** What everyone does first: look at the version, lint, check a host. */
function usesCommand(command: (args: string[]) => ReturnType<typeof spawn>): void {
  assert.equal(command(["--version"]).stdout.trim(), version);
  const clean = command(["lint", "good.audit"]);
  assert.equal(clean.status, 0, clean.stderr);
  const found = command(["lint", "bad.audit"]);
  assert.equal(found.status, 1, found.stderr);
  assert.match(found.stdout, /error\[unterminated-string\]/);
  const threads = command(["lint", "--workers", "2", "good.audit", "bad.audit"]);
  assert.equal(threads.status, 1, threads.stderr);
  assert.equal(threads.stdout, found.stdout.replace("1 file", "2 files"));
  const checked = command(["check", "good.audit", "--snapshot", "host.ss.txt"]);
  assert.equal(checked.status, 1, checked.stderr);
  assert.match(checked.stdout, /23\/tcp/);
}

function packedFiles(): string[] {
  const list = run("tar", ["-tzf", packed.tarball], folder);
  return list
    .trim()
    .split("\n")
    .map((path) => path.replace("package/", ""))
    .sort();
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}

/** The attributes of the elements with this name. */
function elements(xml: string, wanted: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    if (tag.name === wanted) found.push(tag.attributes as Record<string, string>);
  });
  parser.on("error", (error) => assert.fail(error));
  parser.write(xml).close();
  return found;
}

function npm(args: string[], cwd: string) {
  const path = process.env.npm_execpath;
  return path ? spawn(process.execPath, [path, ...args], cwd) : spawn("npm", args, cwd);
}
