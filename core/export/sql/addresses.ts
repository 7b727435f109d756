import type { Dialect } from "./dialects.ts";
import { allOf, anyOf, beginsWith, isOneOf } from "./expressions.ts";

/**
 * Where a socket is bound, as SQL: 'open', 'local' for a loopback address, NULL if no address is shown. The
 * addresses are those of `evaluate/host/address-scope.ts`; a truncated name counts as open.
 *
 * @param address the column
 */
export function scopeOfAddress(address: string, dialect: Dialect, counted: boolean): string {
  if (counted) return "'open'";
  return `CASE WHEN ${address} IS NULL OR ${address} = '' THEN NULL WHEN ${isLoopback(address, dialect)} THEN 'local' ELSE 'open' END`;
}

/** Whether it is an address of the loopback interface, with or without a zone. */
export function isLoopback(address: string, dialect: Dialect): string {
  const percent = dialect.position(address, "%");
  const plain = `LOWER(CASE WHEN ${percent} > 0 THEN SUBSTR(${address}, 1, ${percent} - 1) ELSE ${address} END)`;
  const unzoned = dialect.trimmedEnd(address, "0123456789");
  return anyOf([
    isOneOf(plain, names, dialect),
    allOf([beginsWith(plain, "127.", dialect), `${dialect.trimmed(plain, digits)} = ''`]),
    ...mapped.flatMap((prefix) => {
      const rest = `SUBSTR(${plain}, ${prefix.length + 1})`;
      return [
        allOf([beginsWith(plain, `${prefix}127.`, dialect), `${dialect.trimmed(rest, digits)} = ''`]),
        allOf([
          beginsWith(plain, `${prefix}7f`, dialect),
          `SUBSTR(${plain}, ${prefix.length + 5}, 1) = ':'`,
          `${dialect.trimmed(rest, hexDigits)} = ''`,
        ]),
      ];
    }),
    allOf([`${percent} > 0`, `SUBSTR(${unzoned}, ${percent}) = '%lo'`]),
  ]);
}

const digits = "0123456789.";
const hexDigits = "0123456789abcdef:";
const mapped = ["::ffff:", "0:0:0:0:0:ffff:"];

const names = [
  "::1",
  "0:0:0:0:0:0:0:1",
  "localhost",
  "localhost4",
  "localhost6",
  "localhost.localdomain",
  "localhost4.localdomain4",
  "localhost6.localdomain6",
  "ip6-localhost",
  "ip6-loopback",
];
