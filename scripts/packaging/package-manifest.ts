import { xmlAttributes, xmlText } from "../../core/pages.ts";

/** What a package manifest says about the extension, in package.json. */
export interface ExtensionManifest {
  name: string;
  displayName: string;
  description: string;
  version: string;
  publisher: string;
  icon: string;
  /** How the head of its page is coloured. */
  galleryBanner: { color: string; theme: "dark" | "light" };
  /** Where questions go. */
  qna: string;
  bugs: { url: string };
  homepage: string;
  license: string;
  engines: { vscode: string };
  categories: string[];
  keywords: string[];
  repository: { url: string };
  contributes: { languages: { id: string; extensions?: string[] }[] };
  main: string;
  browser: string;
}

/** Where a file of the extension is in a VSIX. */
export const extensionFolder = "extension";

/** Assets that the editor and a gallery look for, by type. */
const assets = (manifest: ExtensionManifest) => ({
  "Microsoft.VisualStudio.Code.Manifest": "package.json",
  "Microsoft.VisualStudio.Services.Content.Details": "README.md",
  "Microsoft.VisualStudio.Services.Content.Changelog": "CHANGELOG.md",
  "Microsoft.VisualStudio.Services.Content.License": "LICENSE",
  "Microsoft.VisualStudio.Services.Icons.Default": manifest.icon,
});

/**
 * `extension.vsixmanifest`: what an editor reads before it installs, and a gallery before it publishes. The same
 * properties as vsce 3.9 writes for this extension, and of its tags those that say what it is for.
 */
export function packageManifest(manifest: ExtensionManifest): string {
  const source = webAddress(manifest.repository.url);
  const properties = {
    "Microsoft.VisualStudio.Code.Engine": manifest.engines.vscode,
    "Microsoft.VisualStudio.Code.ExtensionDependencies": "",
    "Microsoft.VisualStudio.Code.ExtensionPack": "",
    // "main" runs where the workspace is, "browser" in the web extension host
    "Microsoft.VisualStudio.Code.ExtensionKind": "workspace,web",
    "Microsoft.VisualStudio.Code.LocalizedLanguages": "",
    "Microsoft.VisualStudio.Code.EnabledApiProposals": "",
    "Microsoft.VisualStudio.Code.ExecutesCode": "true",
    "Microsoft.VisualStudio.Services.Links.Source": source,
    "Microsoft.VisualStudio.Services.Links.Getstarted": source,
    "Microsoft.VisualStudio.Services.Links.GitHub": source,
    "Microsoft.VisualStudio.Services.Links.Support": manifest.bugs.url,
    "Microsoft.VisualStudio.Services.Links.Learn": manifest.homepage,
    "Microsoft.VisualStudio.Services.Branding.Color": manifest.galleryBanner.color,
    "Microsoft.VisualStudio.Services.Branding.Theme": manifest.galleryBanner.theme,
    "Microsoft.VisualStudio.Services.CustomerQnALink": manifest.qna,
    "Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown": "true",
    "Microsoft.VisualStudio.Services.Content.Pricing": "Free",
  };
  const { name, version, publisher, displayName, description, keywords, categories, icon } = manifest;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity${xmlAttributes({ Language: "en-US", Id: name, Version: version, Publisher: publisher })} />
    <DisplayName>${xmlText(displayName)}</DisplayName>
    <Description xml:space="preserve">${xmlText(description)}</Description>
    <Tags>${xmlText([...keywords, ...fileTags(manifest), "__web_extension"].join(","))}</Tags>
    <Categories>${xmlText(categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
${Object.entries(properties)
  .map(([Id, Value]) => `      <Property${xmlAttributes({ Id, Value })} />`)
  .join("\n")}
    </Properties>
    <License>${extensionFolder}/LICENSE</License>
    <Icon>${xmlText(`${extensionFolder}/${icon}`)}</Icon>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code" />
  </Installation>
  <Dependencies />
  <Assets>
${Object.entries(assets(manifest))
  .map(([Type, path]) => assetElement(Type, path))
  .join("\n")}
  </Assets>
</PackageManifest>
`;
}

/** By these an editor that opens a file without a language finds the extension. */
function fileTags({ contributes: { languages } }: ExtensionManifest): string[] {
  return languages.flatMap(({ extensions = [] }) => extensions.map((one) => `__ext_${one.slice(1)}`));
}

function assetElement(Type: string, path: string): string {
  return `    <Asset${xmlAttributes({ Type, Path: `${extensionFolder}/${path}`, Addressable: "true" })} />`;
}

/** The URL of a repository for people: without git's prefix and suffix. */
export function webAddress(url: string): string {
  return url.replace(/^git\+/, "").replace(/\.git$/, "");
}
