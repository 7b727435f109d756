import type { BundledPackage } from "./bundled-packages.ts";

export const billOfMaterialsFile = "sbom.cdx.json";

/** The product that is packed. */
export interface Product {
  name: string;
  version: string;
  description: string;
  license: string;
}

/**
 * The contents of a published package, as a CycloneDX 1.6 document. It has no serial number and no time, so
 * that the same files always make the same package.
 */
export function billOfMaterials(product: Product, packages: readonly BundledPackage[]): string {
  const { name, version, description, license } = product;
  const own = purlOf(name, version);
  const bom = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        "bom-ref": own,
        type: "application",
        name,
        version,
        description,
        licenses: licensesOf(license),
        purl: own,
      },
    },
    components: packages.map((each) => ({
      "bom-ref": purlOf(each.name, each.version),
      type: "library",
      name: each.name,
      version: each.version,
      scope: "required",
      ...(each.integrity !== undefined && { hashes: hashesOf(each.integrity) }),
      licenses: licensesOf(each.license),
      purl: purlOf(each.name, each.version),
      ...(each.repository !== undefined && {
        externalReferences: [{ type: "vcs", url: each.repository }],
      }),
    })),
    dependencies: [
      { ref: own, dependsOn: packages.map((each) => purlOf(each.name, each.version)) },
      ...packages.map((each) => ({ ref: purlOf(each.name, each.version) })),
    ],
  };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

/** The URL of a package according to the purl specification: the `@` of a scope is encoded. */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

function licensesOf(license: string): object[] {
  return /^[\w.+-]+$/.test(license) ? [{ license: { id: license } }] : [{ expression: license }];
}

const algorithms: Record<string, string> = {
  sha1: "SHA-1",
  sha256: "SHA-256",
  sha384: "SHA-384",
  sha512: "SHA-512",
};

/** Converts a digest of the lock file, such as `sha512-…` in base64, into hexadecimal digits. */
function hashesOf(integrity: string): { alg: string; content: string }[] {
  return integrity.split(" ").flatMap((digest) => {
    const dash = digest.indexOf("-");
    const alg = algorithms[digest.slice(0, dash)];
    const content = Buffer.from(digest.slice(dash + 1), "base64").toString("hex");
    return alg === undefined ? [] : [{ alg, content }];
  });
}
