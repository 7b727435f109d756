/** The longest text that is read as JSON, in UTF-16 code units. */
export const longestJson = 4_000_000;
/** How deeply lists and objects may be nested. */
export const deepestJson = 200;
/** The longest program, and how deeply parentheses and the like may be nested in it. */
export const longestProgram = 20_000;
export const deepestProgram = 100;
/** The maximum number of operators and path steps in a program: each is evaluated inside of the next. */
export const mostOperators = 1000;
/**
 * The maximum number of steps of a program: visited values, and built strings, with 16 characters to a step.
 */
export const mostSteps = 2_000_000;
/** The longest output of a program, in UTF-16 code units. */
export const longestPrinted = 1_000_000;
