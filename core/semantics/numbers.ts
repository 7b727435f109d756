export { isNumber, type NumberRange, readBareRange, readRange } from "../syntax/grammar/values/range.ts";
