import type { Rule } from "./rule.ts";
import { unterminatedString } from "./unterminated-string.ts";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [unterminatedString];
