import { textOf } from "../syntax/string-value.ts";
import { isDatabaseCheckType } from "./check-type-kinds.ts";
import type { Policy } from "./policy.ts";

/**
 * The database that a policy is for, according to its `db_type` or its check type; undefined for policies of
 * another kind.
 */
export function databaseOf({ checkType, checkTypeElement, tree }: Policy): string | undefined {
  if (checkType === undefined || !isDatabaseCheckType(checkType)) return undefined;
  if (checkType !== "Database") return checkType;
  const attribute = checkTypeElement?.open.attributes.find(({ name }) => name.toLowerCase() === "db_type");
  return attribute?.value === undefined ? "" : textOf(tree, attribute.value);
}
