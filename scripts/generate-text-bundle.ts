/**
 * Writes l10n/bundle.l10n.json.
 *
 *   node --import tsx scripts/generate-text-bundle.ts
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { textBundle } from "./localisation/text-bundle.ts";
import { root } from "./vscode-web.ts";

writeFileSync(join(root, "l10n", "bundle.l10n.json"), textBundle(root));
