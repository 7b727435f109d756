import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Place, RegistryValue, Source } from "../../../core/observations/observation.ts";
import { Observations } from "../../../core/observations/observations.ts";
import { registryKey, registryValueKey } from "../../../core/observations/registry-key.ts";
import { rowsKey, settingKey, settingList } from "../../../core/observations/windows-keys.ts";

const source: Source = { text: "", firstLine: 1, from: "output" };
const place: Place = { source, start: 0, end: 0 };
const one: RegistryValue = { type: "REG_DWORD", data: 1 };
const key = "HKLM\\SOFTWARE\\Fabrikam\\Gate";

describe("keys of the registry", () => {
  for (const spelling of [
    "HKEY_LOCAL_MACHINE\\Software\\FABRIKAM\\gate\\",
    "MACHINE\\Software\\Fabrikam\\Gate",
    "HKLM:\\SOFTWARE\\Fabrikam\\Gate",
    "Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Fabrikam\\Gate",
    "Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Fabrikam\\\\Gate",
  ]) {
    it(`${spelling} is ${key}`, () => assert.equal(registryKey(spelling), registryKey(key)));
  }
  it("the view of 32 bits is another key", () => {
    assert.notEqual(registryKey("HKLM\\SOFTWARE\\Wow6432Node\\Fabrikam\\Gate"), registryKey(key));
  });
});

describe("the registry of a host", () => {
  const ask = (observations: Observations, name: string, path = key) =>
    observations.ask("registry", registryValueKey(path, name));

  it("shows a value, and that its key and those above exist", () => {
    const observations = new Observations();
    observations.addRegistryValue(key, "Strict", one, place);
    assert.deepEqual(ask(observations, "STRICT", `${key}\\`), {
      is: "present",
      values: [one],
      places: [place],
    });
    assert.equal(observations.ask("registryKey", registryKey("HKLM\\Software")).is, "present");
    assert.equal(ask(observations, "Other").is, "unknown");
  });

  it("two values of one name are a conflict, a value without a type agrees with one that has it", () => {
    const observations = new Observations();
    observations.startOutput();
    observations.addRegistryValue(key, "Strict", { type: "shown", data: "1" }, place);
    observations.startOutput();
    observations.addRegistryValue(key, "Strict", one, place);
    assert.deepEqual(ask(observations, "Strict"), { is: "present", values: [one], places: [place] });
    observations.startOutput();
    observations.addRegistryValue(key, "Strict", { type: "REG_SZ", data: "1" }, place);
    const found = ask(observations, "Strict");
    assert.equal(found.is === "unknown" && found.why, "conflict");
  });

  it("silence is absence only where the key is covered", () => {
    const observations = new Observations();
    observations.addRegistryKey(key, place);
    observations.coverRegistry({ key, of: "values" }, place);
    assert.equal(ask(observations, "Strict").is, "absent");
    assert.equal(ask(observations, "Strict", `${key}\\Doors`).is, "unknown");
    observations.coverRegistry({ key, of: "keys" }, place);
    assert.equal(ask(observations, "Strict", `${key}\\Doors`).is, "absent");
    assert.equal(ask(observations, "Strict", `${key}\\Doors\\Left`).is, "absent");
    assert.equal(ask(observations, "Strict", "HKLM\\SOFTWARE\\Contoso").is, "unknown");
  });

  it("a subtree that is listed whole covers all that is in it", () => {
    const observations = new Observations();
    observations.addRegistryKey(`${key}\\Doors`, place);
    observations.coverRegistry({ key, of: "all" }, place);
    assert.equal(ask(observations, "Strict", `${key}\\Doors`).is, "absent");
    assert.equal(observations.ask("registryKey", registryKey(`${key}\\Walls`)).is, "absent");
    assert.deepEqual(
      observations.askKeysBelow(key).keys.map((child) => child.key),
      [registryKey(`${key}\\Doors`)],
    );
    assert.equal(observations.askKeysBelow(key).missing, undefined);
  });

  it("a key that there is not has no values, one that is denied may have any", () => {
    const observations = new Observations();
    observations.addAbsent("registryKey", registryKey(key), place);
    observations.addUnknown("registryKey", registryKey("HKLM\\SECURITY"), "denied", place);
    assert.equal(ask(observations, "Strict", `${key}\\Doors`).is, "absent");
    const found = ask(observations, "Strict", "HKLM\\SECURITY\\Policy");
    assert.equal(found.is === "unknown" && found.why, "denied");
    observations.addRegistryValue(`${key}\\Doors`, "Strict", one, place);
    assert.equal(ask(observations, "Strict", `${key}\\Doors`).is, "unknown");
  });

  it("users that are not listed whole may be more", () => {
    const observations = new Observations();
    observations.addRegistryKey("HKU\\S-1-5-19", place);
    assert.equal(observations.askKeysBelow("HKEY_USERS").missing, "not captured");
    observations.coverRegistry({ key: "HKU", of: "keys" }, place);
    assert.equal(observations.askKeysBelow("HKEY_USERS").missing, undefined);
  });
});

describe("settings and rows", () => {
  it("a whole section shows what is not in it, an unknown language nothing", () => {
    const observations = new Observations();
    observations.add("setting", settingKey("System Access", "LockoutBadCount"), { value: "5" }, place);
    assert.equal(observations.ask("setting", settingKey("system access", "lockoutbadcount")).is, "present");
    observations.coverList(settingList("Privilege Rights"), place);
    assert.equal(observations.ask("setting", settingKey("Privilege Rights", "SeTcbPrivilege")).is, "absent");
    observations.addUnknown("setting", settingKey("auditpol", ""), "other language", place);
    const found = observations.ask("setting", settingKey("auditpol", "Logon"));
    assert.equal(found.is === "unknown" && found.why, "other language");
  });

  it("rows are asked by columns, and contradict each other in those only", () => {
    const observations = new Observations();
    const system = rowsKey("Win32_ComputerSystem");
    for (const rows of [
      { columns: ["DomainRole", "Name"], rows: [["3", "gate1"]] },
      { columns: ["Domain", "Name"], rows: [["example.org", "gate2"]] },
    ]) {
      observations.startOutput();
      observations.add("rows", system, rows, place);
    }
    const role = observations.askRows(system, ["domainrole"]);
    assert.deepEqual(role.is === "present" && role.values, [{ columns: ["domainrole"], rows: [["3"]] }]);
    const name = observations.askRows(system, ["Name"]);
    assert.equal(name.is === "unknown" && name.why, "conflict");
    assert.equal(observations.askRows(system, ["Model"]).is, "unknown");
    assert.equal(observations.askRows(system, ["Name"], "DomainRole = 3").is, "unknown");
  });
});
