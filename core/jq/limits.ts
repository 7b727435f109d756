/** The longest text that is read as JSON, in UTF-16 code units. */
export const longestJson = 4_000_000;
/** How many lists and objects may be inside each other. */
export const deepestJson = 200;
/** The longest program, and how many parentheses and the like may be inside each other in it. */
export const longestProgram = 20_000;
export const deepestProgram = 100;
/** Operators and steps of paths in a program: what one is made of is asked inside of it. */
export const mostOperators = 1000;
/** Steps of a program: values that are visited, and characters that are put together, 16 to a step. */
export const mostSteps = 2_000_000;
/** What a program may print, in UTF-16 code units. */
export const longestPrinted = 1_000_000;
