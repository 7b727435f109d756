import { type CompiledRegex, compileRegex } from "../../regex/compile.ts";
import { remember } from "../../text/remember.ts";

/** Compiles a pattern of a policy, in Perl syntax. Remembered, because the same pattern is in many checks. */
export const compilePattern: (pattern: string) => CompiledRegex = remember((pattern) =>
  compileRegex(pattern),
);
