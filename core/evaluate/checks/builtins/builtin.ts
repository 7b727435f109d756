import type { Need } from "../../../observations/observation.ts";
import type { Judge } from "../../outcome.ts";
import type { CheckSource, Written } from "../check-source.ts";
import { type KeywordRoles, keywordRoles } from "../keyword-roles.ts";

/** A compiled built-in check, or why its keywords can't be read: a sentence. */
export type CompiledBuiltin = { judge: Judge; needs: readonly Need[] } | string;

/** How a built-in check of the scanner is judged. */
export interface Builtin {
  keywords: KeywordRoles;
  /** @param name the value of `name`, which evidence refers to */
  compile(source: CheckSource, name: Written): CompiledBuiltin;
}

/** The keywords of built-in checks: these, and those of every check. */
export function builtinKeywords(own: KeywordRoles = {}): KeywordRoles {
  return keywordRoles({ name: "judged", ...own });
}

/** The keywords of those that find files: the time limit has no influence on what is found. */
export const findKeywords = builtinKeywords({
  basedir: "judged",
  ignore: "repeated",
  find_option: "judged",
  timeout: "ignored",
});
