/** Predefined Windows policies: `<item>` with the name of a policy and the value that it should have. */
import { buildItem } from "./items.ts";
import type { ItemFrequency, ItemSource, SchemaSource } from "./source.ts";
import type { ItemSchema } from "./types.ts";

/** The policy with exactly this name (G 335-351). */
export function predefinedItem(
  source: SchemaSource,
  checkType: string,
  name: string,
  frequency: ItemFrequency,
): ItemSchema | undefined {
  for (const file of source.predefinedPolicies) {
    if (file.checkType !== checkType) continue;
    for (const [category, group] of Object.entries(file.groups)) {
      if (!Object.hasOwn(group.policies, name)) continue;
      const valueType = group.policies[name] as string;
      const type = source.valueTypes[valueType];
      const item: ItemSource = {
        summary: `Predefined policy of the group "${category}".`,
        pages: group.pages,
        required: ["value"],
        // The usage on G 335 has only name and value, and shipped files leave out the description.
        optional: ["description"],
        keywords: {
          value: {
            form: type?.form ?? "expression",
            summary: `${file.valueSummary} ${type?.summary ?? ""}`.trim(),
            pages: group.pages,
            ...(type?.values && { values: type.values, caseInsensitive: true }),
            ...(type?.example && { example: type.example }),
          },
        },
      };
      const request = { kind: "builtin", checkType, name, element: "item", strict: true, frequency } as const;
      return Object.assign(buildItem(source, undefined, item, request), { valueType, category });
    }
  }
  return undefined;
}
