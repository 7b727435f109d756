import type { Need } from "../../../observations/observation.ts";
import type { Judge } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import { type KeywordRoles, keywordRoles } from "../keyword-roles.ts";

/** A built-in check that is compiled, or why its keywords can't be read: a sentence. */
export type CompiledBuiltin = { judge: Judge; needs: readonly Need[] } | string;

/** How a built-in check of the scanner is judged. */
export interface Builtin {
  keywords: KeywordRoles;
  /** @param name the value of `name`, which evidence refers to */
  compile(source: CheckSource, name: Written): CompiledBuiltin;
}

/** Keywords of built-in checks: these, and those of every check. */
export function builtinKeywords(own: KeywordRoles = {}): KeywordRoles {
  return keywordRoles({ name: "judged", ...own });
}

/** Those that find files: how long it may take has no influence on what is found. */
export const findKeywords = builtinKeywords({
  basedir: "judged",
  ignore: "repeated",
  find_option: "judged",
  timeout: "ignored",
});
