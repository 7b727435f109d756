import { readdirSync, readFileSync } from "node:fs";
import { rules } from "../../../core/rules/index.ts";
import { below } from "../../fuzz/damage.ts";
import { pick, type Random, seeded } from "../../mutation/random.ts";
import { examples } from "./examples.ts";

const samples = new URL("../../../samples/policies/", import.meta.url);

/** What a rule finds in a check that has nothing else of interest to it. */
const corners: readonly string[] = [
  `<check_type:"Unix">
<custom_item>
  type : CMD_EXEC
  cmd  : "grep '\\s' /etc/fstab"
</custom_item>
<custom_item>
  type        : PROCESS_CHECK
  description : "One of the two"
  name        : "chronyd, ntpd"
  status      : ON
</custom_item>
<custom_item>
  type        : constructor
  ports       : "99999"
</custom_item>
</check_type>
`,
  `<check_type:"Windows" version:"2">
<custom_item>
  type            : PASSWORD_POLICY
  value_type      : POLICY_DWORD
  value_data      : "[14-MAX]"
  password_policy : MINIMUM_PASSWORD_LENGTH
</custom_item>
<custom_item>
  type       : AUDIT_FILEHASH_POWERSHELL
  value_data : "9e107d9d372bb6826bd81d3542a419d6"
</custom_item>
</check_type>
`,
];

/** The examples of all rules, which between them have every mistake, and the samples. */
const goodAndBad: readonly string[] = [
  ...corners,
  ...examples.flatMap(({ bad, good }) => [bad, good]),
  ...readdirSync(samples).map((name) => readFileSync(new URL(name, samples), "utf8")),
];

const comments = [
  "# nessus-audit-disable",
  "# nessus-audit-disable-next-line",
  "# nessus-audit-disable-file",
  "# nessus-audit-enable",
];

/** Policies, and what becomes of them when lines and characters of one get lost in another; the same in every run. */
export function* damagedPolicies(count: number, seed = 1): Generator<string> {
  yield* goodAndBad;
  const random = seeded(seed);
  for (let made = 0; made < count; made++) {
    let text = pick(random, goodAndBad)!;
    for (let edits = 1 + below(random, 4); edits > 0; edits--) text = damage(text, random);
    yield text;
  }
}

function damage(text: string, random: Random): string {
  const lines = text.split("\n");
  const at = below(random, lines.length);
  const other = pick(random, pick(random, goodAndBad)!.split("\n"))!;
  switch (below(random, 8)) {
    case 0:
      return lines.toSpliced(at, 1).join("\n");
    case 1:
      return lines.toSpliced(at, 1, other).join("\n");
    case 2:
    case 3:
      // The value of another keyword.
      return lines
        .with(
          at,
          lines[at]!.replace(/:.*/, () => /:.*/.exec(other)?.[0] ?? ""),
        )
        .join("\n");
    case 4:
      return lines
        .with(
          at,
          lines[at]!.replace(/\w+/, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
        )
        .join("\n");
    case 5:
      return lines.toSpliced(at, 0, `${pick(random, comments)} ${pick(random, rules)!.id}`).join("\n");
    case 6: {
      const place = below(random, text.length);
      return text.slice(0, place) + text.slice(place + 1 + below(random, 3));
    }
    default: {
      const place = below(random, text.length);
      return text.slice(0, place) + pick(random, [..."\"'\\$:|,()[]@<>\n"])! + text.slice(place);
    }
  }
}
