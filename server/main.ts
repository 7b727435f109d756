/** Entry under Node and in the worker of a browser, in one bundle: most of it is the same for both. */
const isNode = typeof process === "object" && typeof process.versions?.node === "string";
void (isNode ? import("./node.ts") : import("./browser.ts"));

export {};
