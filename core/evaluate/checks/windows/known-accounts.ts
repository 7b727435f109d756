import type { Account, Found } from "../../../observations/observation.ts";
import type { Observations } from "../../../observations/observations.ts";
import { rememberFor } from "../../../text/remember.ts";
import type { Host } from "../../host/host.ts";
import type { AccountHost } from "../../windows-values/accounts.ts";

/** What the snapshot shows about names, for sets of accounts. */
export function accountHost({ snapshot, observations }: Host): AccountHost {
  return {
    name: snapshot.host,
    nameOf: (sid) => accountsBySid(observations).get(sid.toUpperCase())?.name,
  };
}

/** The built-in account of the host, or of the domain that it controls, whose SID ends with this number. */
export function accountWithRid({ observations }: Host, rid: string): Found<"account"> | undefined {
  const account = [...accountsBySid(observations)].find(
    ([sid]) => /^S-1-5-21-\d+-\d+-\d+-\d+$/.test(sid) && sid.endsWith(`-${rid}`),
  );
  return account === undefined ? undefined : observations.ask("account", account[1].key);
}

interface KnownAccount extends Pick<Account, "name"> {
  key: string;
}

/** The accounts with a known SID, by SID. A host may have many, and checks ask repeatedly. */
const accountsBySid = rememberFor((observations: Observations): ReadonlyMap<string, KnownAccount> => {
  const bySid = new Map<string, KnownAccount>();
  for (const key of observations.keys("account")) {
    const found = observations.ask("account", key);
    if (found.is !== "present") continue;
    for (const { name, sid } of found.values)
      if (sid !== undefined) bySid.set(sid.toUpperCase(), { name, key });
  }
  return bySid;
});
