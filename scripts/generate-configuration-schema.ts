/**
 * Writes schema/configuration.schema.json.
 *
 *   node --import tsx scripts/generate-configuration-schema.ts
 */
import { writeFileSync } from "node:fs";
import { configurationSchema } from "./configuration-schema.ts";

writeFileSync(new URL("../schema/configuration.schema.json", import.meta.url), configurationSchema());
