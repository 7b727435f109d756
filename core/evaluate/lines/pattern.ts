import { type CompiledRegex, compileRegex } from "../../regex/compile.ts";
import { remember } from "../../text/remember.ts";

/** A pattern of a policy, in the syntax of Perl. The same pattern is in many checks. */
export const compilePattern: (pattern: string) => CompiledRegex = remember((pattern) =>
  compileRegex(pattern),
);
