/**
 * Makes the names of hosts unique, in their order: if several have the same, each also gets the place where
 * it was found. A name does not depend on the order, so it stays the same when hosts are added.
 *
 * @param hosts `place` is the file or folder of the host, as the user knows it
 */
export function uniqueHostNames(hosts: readonly { name: string; place: string }[]): string[] {
  const wanted = countOf(hosts.map(({ name }) => name));
  const placed = hosts.map(({ name, place }) =>
    wanted.get(name) === 1 || place === "" ? name : `${name} (${place})`,
  );
  const counts = countOf(placed);
  const seen = new Map<string, number>();
  return placed.map((name) => {
    if (counts.get(name) === 1) return name;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return number === 1 ? name : `${name} #${number}`;
  });
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
