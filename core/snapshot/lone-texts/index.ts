import { registryExport } from "../registry/export-text.ts";
import { queriedKeys } from "../registry/query-text.ts";
import type { LoneText } from "./lone-text.ts";

export const loneTexts: readonly LoneText[] = [registryExport, queriedKeys];
