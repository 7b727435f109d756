/**
 * Finds the items of a list by a key, in order. The first lookup builds an index, which lives as long as the
 * list: a policy may have as many checks as a host has ports or files, and each looks up one.
 */
export function indexBy<Item, Key>(
  keyOf: (item: Item) => Key,
): (items: readonly Item[], key: Key) => readonly Item[] {
  const indexes = new WeakMap<readonly Item[], Map<Key, Item[]>>();
  return (items, key) => {
    let index = indexes.get(items);
    if (index === undefined) {
      index = new Map();
      for (const item of items) {
        const own = keyOf(item);
        const others = index.get(own);
        if (others === undefined) index.set(own, [item]);
        else others.push(item);
      }
      indexes.set(items, index);
    }
    return index.get(key) ?? [];
  };
}
