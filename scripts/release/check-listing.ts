import { type Package, type Release, type ReleaseCheck, type ReleaseManifest, textIn } from "./release.ts";

/** The categories of the Marketplace */
const categories = new Set([
  "AI",
  "Azure",
  "Chat",
  "Data Science",
  "Debuggers",
  "Education",
  "Extension Packs",
  "Formatters",
  "Keymaps",
  "Language Packs",
  "Linters",
  "Machine Learning",
  "Notebooks",
  "Other",
  "Programming Languages",
  "SCM Providers",
  "Snippets",
  "Testing",
  "Themes",
  "Visualization",
]);

/** In pixels; the minimum that the Marketplace requires. */
const smallestIcon = 128;

/**
 * What a marketplace shows about the extension: name, description, icon, categories, licence and where its
 * sources are.
 */
export const checkListing: ReleaseCheck = (release) => {
  const { manifest, packages } = release;
  const vsix = packages.find(({ file }) => file.endsWith(".vsix"));
  return [
    ...missingMembers(manifest),
    ...addressProblems(manifest),
    ...bannerProblems(manifest),
    ...pageProblems(release),
    ...(manifest.categories ?? [])
      .filter((category) => !categories.has(category))
      .map((category) => `package.json: the Marketplace has no category ${category}.`),
    ...((manifest.keywords ?? []).length > 30
      ? ["package.json: the Marketplace takes 30 keywords at most."]
      : []),
    ...(vsix === undefined ? ["There is no .vsix."] : iconProblems(vsix, release)),
  ];
};

function missingMembers(manifest: ReleaseManifest): string[] {
  const members = [
    "displayName",
    "description",
    "publisher",
    "icon",
    "license",
    "categories",
    "keywords",
    "repository",
    "homepage",
    "bugs",
    "qna",
    "engines",
  ] as const;
  return members
    .filter((member) => ["", "[]", undefined].includes(showValue(manifest[member])))
    .map((member) => `package.json has no ${member}, which the Marketplace shows.`);
}

/** A string unchanged, anything else as JSON. */
function showValue(value: unknown): string | undefined {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function addressProblems({ repository, homepage, bugs, qna }: ReleaseManifest): string[] {
  return [repository?.url.replace(/^git\+/, ""), homepage, bugs?.url, qna]
    .filter((address) => address !== undefined && !address.startsWith("https://"))
    .map((address) => `package.json: ${address} is no https address.`);
}

function bannerProblems({ galleryBanner: { color = "", theme = "" } = {} }: ReleaseManifest): string[] {
  if (/^#[0-9a-f]{6}$/i.test(color) && ["dark", "light"].includes(theme)) return [];
  return ["package.json: galleryBanner needs a color such as #1f2a37, and a theme, dark or light."];
}

/** Pages that a buyer looks for, which the README leads to. */
function pageProblems({ paths, packages }: Release): string[] {
  const readmes = packages.map(({ files }) => textIn(files, "README.md") ?? "");
  return ["CHANGELOG.md", "SECURITY.md", "SUPPORT.md", "PRIVACY.md"].flatMap((page) => {
    if (!paths.has(page)) return [`The repository has no ${page}.`];
    const isLinked = readmes.every((readme) => readme.includes(`/${page})`));
    return isLinked ? [] : [`README.md does not lead to ${page}.`];
  });
}

function iconProblems({ file, files }: Package, { manifest: { icon } }: Release): string[] {
  if (icon === undefined) return [];
  const content = files.get(icon);
  if (content === undefined) return [`${file} has no ${icon}, the icon of package.json.`];
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const isPng = content.length > 24 && view.getUint32(0) === 0x89504e47;
  if (!isPng) return [`${icon} is no PNG, and the Marketplace shows no other icon.`];
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === height && width >= smallestIcon) return [];
  return [
    `${icon} has ${width} × ${height} pixels; the Marketplace asks for a square of ${smallestIcon} at least.`,
  ];
}
