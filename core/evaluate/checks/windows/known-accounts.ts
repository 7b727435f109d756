import type { Account, Found } from "../../../observations/observation.ts";
import type { Host } from "../../host/host.ts";
import type { AccountHost } from "../../windows-values/accounts.ts";

/** What the snapshot shows of names, for sets of accounts. */
export function accountHost(host: Host): AccountHost {
  return {
    name: host.snapshot.host,
    nameOf: (sid) => {
      const found = accountWith(host, (account) => account.sid?.toLowerCase() === sid.toLowerCase());
      return found?.is === "present" ? found.values[0]!.name : undefined;
    },
  };
}

/** The first account of the host that is as asked for. */
export function accountWith(
  { observations }: Host,
  isWanted: (account: Account) => boolean,
): Found<"account"> | undefined {
  for (const key of observations.keys("account")) {
    const found = observations.ask("account", key);
    if (found.is === "present" && found.values.some(isWanted)) return found;
  }
  return undefined;
}
