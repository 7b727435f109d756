// The entry of the bundle, which is a single file: run, it is the command line, or a thread of it; loaded,
// the library.
if (require.main === module) require("./main.ts");
else module.exports = require("../library/main.ts");
