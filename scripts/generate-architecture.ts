/** Writes the parts of ARCHITECTURE.md that are made from the table of rooms. */
import { readFileSync, writeFileSync } from "node:fs";
import { withGeneratedParts } from "./walls/architecture.ts";
import { rooms } from "./walls/rooms.ts";

const file = new URL("../ARCHITECTURE.md", import.meta.url);
writeFileSync(file, withGeneratedParts(readFileSync(file, "utf8"), rooms));
