import { neverDecided } from "../../outcome.ts";
import type { CheckSource } from "../check-source.ts";
import { type CompileCheck, type Compiled, unjudged } from "../compiled.ts";
import { keywordProblem } from "../keyword-roles.ts";
import { accountBuiltins } from "./account-files.ts";
import type { Builtin } from "./builtin.ts";
import { findBuiltins } from "./find-files.ts";
import { ftpUserBuiltins } from "./ftp-users.ts";
import { homeBuiltins } from "./homes.ts";
import { passwordPolicies } from "./password-policy.ts";
import { withReport } from "./reported.ts";
import { rootLoginBuiltins } from "./root-login.ts";
import { rootPathBuiltins } from "./root-path.ts";
import { shellBuiltins } from "./shells.ts";

const builtins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries({
    ...passwordPolicies,
    ...accountBuiltins,
    ...ftpUserBuiltins,
    ...homeBuiltins,
    ...shellBuiltins,
    ...rootLoginBuiltins,
    ...rootPathBuiltins,
    ...findBuiltins,
  }),
);

/** Returns the compiler of a built-in check of a Unix policy (G 198-227); undefined if it is never judged. */
export function builtinCompilerOf(name: string): CompileCheck | undefined {
  if (name === "list_docker_container_packages") {
    return () =>
      unjudged(
        "list_docker_container_packages is not evaluated: it lists packages and judges nothing (guide p. 227).",
      );
  }
  const builtin = builtins.get(name);
  return builtin && ((source) => compileBuiltin(source, builtin));
}

function compileBuiltin(source: CheckSource, builtin: Builtin): Compiled {
  const name = source.written("name");
  if (name === undefined) {
    return {
      judge: neverDecided("undocumented", "The value of name is not a single quoted string."),
      needs: [],
    };
  }
  const compiled = builtin.compile(source, name);
  const needs = typeof compiled === "string" ? [] : compiled.needs;
  const problem = keywordProblem(source, builtin.keywords);
  if (problem !== undefined) return { judge: neverDecided("undocumented", problem), needs };
  if (typeof compiled === "string") return { judge: neverDecided("undocumented", compiled), needs };
  return { judge: withReport(source, name, compiled.judge), needs };
}
