import type { Place, Why } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";
import { rowsKey, windowsServiceKey } from "../../observations/windows-keys.ts";

/** Instances of a class that an output shows. */
export interface Instances {
  className: string;
  namespace?: string | undefined;
  columns: readonly string[];
  rows: readonly { cells: readonly (string | undefined)[]; place: Place }[];
  where?: string | undefined;
  /** The place that shows all of them. */
  place: Place;
  partial?: Why | undefined;
}

/** A host is one computer that runs one system, so a single row is all there is, whatever follows. */
const single: ReadonlySet<string> = new Set(["win32_computersystem", "win32_operatingsystem"]);

/** Adds the rows, and the services among them. */
export function addRows(observations: Observations, instances: Instances): void {
  const { className, namespace, columns, rows, where, place } = instances;
  const isAll = rows.length === 1 && instances.partial === "cut" && single.has(className.toLowerCase());
  const partial = isAll ? undefined : instances.partial;
  const value = { columns, rows: rows.map(({ cells }) => cells), ...(where !== undefined && { where }) };
  observations.add("rows", rowsKey(className, namespace), value, place, partial);
  if (className.toLowerCase() === "win32_service") addServices(observations, instances);
}

const startModes: Readonly<Record<string, string>> = {
  auto: "automatic",
  automatic: "automatic",
  manual: "manual",
  disabled: "disabled",
  boot: "boot",
  system: "system",
};

function addServices(observations: Observations, { columns, rows, where, place, partial }: Instances): void {
  const at = (name: string) => columns.findIndex((column) => column.toLowerCase() === name);
  const [name, mode, state] = [at("name"), at("startmode"), at("state")];
  if (name < 0) return;
  for (const { cells, place: own } of rows) {
    const service = cells[name];
    if (service === undefined) continue;
    const start = startModes[(cells[mode] ?? "").toLowerCase()];
    if (start !== undefined)
      observations.add("service", windowsServiceKey(service, "start"), { state: start }, own);
    const running = cells[state]?.toLowerCase();
    if (running !== undefined) {
      observations.add("service", windowsServiceKey(service, "state"), { state: running }, own);
    }
  }
  if (where === undefined && partial === undefined && rows.length > 0) {
    if (mode >= 0) observations.coverList("windows", place);
    if (state >= 0) observations.coverList("windows-active", place);
  }
}
