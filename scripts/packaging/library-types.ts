import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";

/** The entry of the library, and its door to core: declarations, by their paths from the project. */
const entry = "library/main.d.ts";
const door = "core/library.d.ts";

/**
 * The declarations of the library, by their paths from the project: those that its entry leads to, and no
 * others. The door to core is packed with only the names that the library exports.
 */
export function libraryTypes(root: string): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "nessus-audit-types-"));
  try {
    declare(root, folder);
    const files = new Map<string, string>();
    const shown = new Set<string>();
    follow(entry, (path) => {
      if (path === door) return undefined;
      const text = readFileSync(join(folder, path), "utf8");
      for (const name of namesFrom(text, path, door)) shown.add(name);
      return text;
    });
    const ofDoor = onlyNames(readFileSync(join(folder, door), "utf8"), shown);
    follow(door, (path) => (path === door ? ofDoor : readFileSync(join(folder, path), "utf8")));
    return files;

    function follow(path: string, textOf: (path: string) => string | undefined): void {
      if (files.has(path)) return;
      const text = textOf(path);
      if (text === undefined) return;
      files.set(path, text.replace(specifier, '$1"$2.js"'));
      for (const [, , target] of text.matchAll(specifier)) follow(resolveType(path, target!), textOf);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What another declaration is imported by. */
const specifier = /(from |import\()"(\.[^"]+)\.ts"/g;

function resolveType(from: string, target: string): string {
  return `${posix.join(posix.dirname(from), target)}.d.ts`;
}

/** The names that a declaration takes from another one. */
function namesFrom(text: string, path: string, other: string): string[] {
  const statements = text.matchAll(/(?:import|export) (?:type )?\{([^}]*)\} from "(\.[^"]+)\.ts"/g);
  return [...statements].flatMap(([, names, target]) =>
    resolveType(path, target!) === other ? names!.split(",").map(nameOf) : [],
  );
}

/** A module that exports names of others, with some of these only. */
function onlyNames(text: string, wanted: ReadonlySet<string>): string {
  return text.replace(
    /export (type )?\{([^}]*)\} from ("[^"]+");\n/g,
    (_, type = "", names: string, from) => {
      const kept = names.split(",").filter((name) => wanted.has(nameOf(name)));
      return kept.length === 0 ? "" : `export ${type}{${kept.join(",")}} from ${from};\n`;
    },
  );
}

/** `type Policy as Other` → `Policy` */
function nameOf(exported: string): string {
  return exported
    .trim()
    .replace(/^type /, "")
    .split(" ")[0]!;
}

function declare(root: string, outDir: string): void {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  const { noEmit: _, ...options } = compilerOptions as Record<string, unknown>;
  const flags = Object.entries({
    ...options,
    declaration: true,
    emitDeclarationOnly: true,
    outDir,
    rootDir: root,
    ignoreConfig: true,
  }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, ...flags, "library/main.ts"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The types of the library can't be made.\n${stdout}${stderr}`);
}

/** The folder of a package that they are packed into, with one entry for `import` and one for `require`. */
export function packedTypes(types: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([
    ...[...types].map(([path, text]) => [posix.join("dist/types", path), text] as const),
    [importedTypesEntry, `export * from "./${posix.basename(entry, ".d.ts")}.js";\n`],
  ]);
}

export const typesEntry = posix.join("dist/types", entry);

/** By its name it is of an ES module, which has no default export; by that of the other a program could import one. */
export const importedTypesEntry = typesEntry.replace(/\.d\.ts$/, ".d.mts");
