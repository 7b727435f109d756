/** The longest text that is read as XML, in UTF-16 code units. */
export const longestXml = 4_000_000;
/** How deeply elements may be nested. */
export const deepestXml = 200;
/** The maximum number of elements, attributes and texts in a document. */
export const mostNodes = 300_000;
/**
 * The maximum number of steps of a transform: visited nodes, and printed or compared characters, 16 to a
 * step.
 */
export const mostSteps = 2_000_000;
/** The longest path or test in XPath, and how deeply parentheses and brackets may be nested in it. */
export const longestPath = 10_000;
export const deepestPath = 50;
