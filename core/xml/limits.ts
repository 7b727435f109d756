/** The longest text that is read as XML, in UTF-16 code units. */
export const longestXml = 4_000_000;
/** How many elements may be inside each other. */
export const deepestXml = 200;
/** Elements, attributes and texts of a document. */
export const mostNodes = 300_000;
/** Steps of a transform: nodes that are visited, and characters that are printed or compared, 16 to a step. */
export const mostSteps = 2_000_000;
/** The longest path or test in XPath, and how many parentheses and brackets may be inside each other in it. */
export const longestPath = 10_000;
export const deepestPath = 50;
