import { replaceWith } from "../../findings/suggestion.ts";
import { closest, frameworks, type Schema } from "../../schema/index.ts";
import { areKnownReferences, forEachReference } from "../../semantics/references.ts";
import { rememberFor } from "../../text/remember.ts";
import { referenceConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";

export const unknownFramework: Rule = {
  id: "unknown-framework",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: referenceConcern,
      visit({ value }, _, { check, schema }, report) {
        if (value?.kind !== "string" || areKnownReferences(check.tree, value, schema)) return;
        const known = frameworkIds(schema);
        forEachReference(check.tree, value, ({ framework, id, start }) => {
          if (framework === "" || id === "" || known.has(framework)) return;
          const span = { start, end: start + framework.length };
          const likely = closest(framework, known);
          const rest = likely === undefined ? "published files don't use it." : `did you mean ${likely}?`;
          report(span, `Unknown framework ${framework}: ${rest}`, {
            fixes: likely === undefined ? [] : [replaceWith(likely, [span])],
          });
        });
      },
    },
  },
};

const frameworkIds = rememberFor(
  (schema: Schema): ReadonlySet<string> => new Set(frameworks(schema).map(({ id }) => id)),
);
