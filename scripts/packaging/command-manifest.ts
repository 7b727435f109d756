import { importedTypesEntry, typesEntry } from "./library-types.ts";
import { webAddress } from "./package-manifest.ts";

/** The parts of the project's package.json that are also about the command line. */
export interface CommandSource {
  name: string;
  version: string;
  license: string;
  keywords: string[];
  repository: { url: string };
  engines: { node: string };
  bin: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional: boolean }>;
}

/**
 * The package.json of the command line and the library for npm. The project's own is the extension's, whose
 * entry, contributions and scripts mean something else to npm, or nothing.
 */
export function commandManifest({
  name,
  version,
  license,
  keywords,
  repository,
  engines,
  bin,
  peerDependencies,
  peerDependenciesMeta,
}: CommandSource): object {
  const address = webAddress(repository.url);
  const [program] = Object.values(bin);
  return {
    name,
    version,
    description:
      "Lints and evaluates Tenable Nessus .audit policies: a command line, a language server and a library.",
    keywords,
    license,
    homepage: `${address}#readme`,
    bugs: { url: `${address}/issues` },
    repository,
    engines: { node: engines.node },
    bin,
    // Imported by name where it is needed; optional.
    peerDependencies,
    peerDependenciesMeta,
    main: `./${program}`,
    types: `./${typesEntry}`,
    exports: {
      ".": {
        import: { types: `./${importedTypesEntry}`, default: "./dist/library.mjs" },
        default: { types: `./${typesEntry}`, default: `./${program}` },
      },
      "./schema/output/*": "./schema/output/*",
      "./package.json": "./package.json",
    },
    files: packedPaths,
  };
}

/** What npm packs, besides what it always packs. */
const packedPaths = [
  "dist/cli.cjs",
  "dist/library.mjs",
  "dist/types",
  "schema/output",
  "CHANGELOG.md",
  "THIRD-PARTY-NOTICES.txt",
  "sbom.cdx.json",
];
