/** What is about to be released, as seen by the checks. */
export interface Release {
  manifest: ReleaseManifest;
  /** Texts of the project by their paths: whatever names a version. */
  texts: ReadonlyMap<string, string>;
  /** Paths of all files of the project. */
  paths: ReadonlySet<string>;
  packages: readonly Package[];
}

/** What the checks read of package.json. */
export interface ReleaseManifest {
  name: string;
  version: string;
  displayName?: string;
  description?: string;
  publisher?: string;
  icon?: string;
  license?: string;
  categories?: string[];
  keywords?: string[];
  repository?: { url: string };
  homepage?: string;
  bugs?: { url: string };
  qna?: string;
  galleryBanner?: { color?: string; theme?: string };
  engines?: { vscode?: string; node?: string };
}

/** A package as published. */
export interface Package {
  /** The name of its file. */
  file: string;
  bytes: number;
  /** The files of the package itself, without the folder that they are in inside a VSIX. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** Checks one aspect of a release. Each problem is a sentence or two with a next step. */
export type ReleaseCheck = (release: Release) => string[];

export function textIn(files: ReadonlyMap<string, Uint8Array>, path: string): string | undefined {
  const content = files.get(path);
  return content && new TextDecoder().decode(content);
}
