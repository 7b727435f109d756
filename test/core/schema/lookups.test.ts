import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aclSchema,
  builtinItem,
  builtinItems,
  checkTypeSchema,
  checkTypes,
  checkTypesWithItemType,
  frameworks,
  hasRawDoubleQuotes,
  itemSchema,
  itemTypesOf,
  keywordsOf,
  metadataElements,
  operators,
  reportSchema,
  schemaOfCheck,
  tagSchema,
  twinKeyword,
  valueTypeSchema,
} from "../../../core/schema/index.ts";

const names = (list: readonly { name: string }[]) => list.map((entry) => entry.name);
const values = (list: readonly { value: string }[] = []) => list.map((entry) => entry.value);

test("all check types, most used first", () => {
  assert.equal(checkTypes().length, 56);
  assert.deepEqual(names(checkTypes()).slice(0, 2), ["Unix", "Windows"]);
  assert.equal(checkTypes().flatMap((checkType) => checkType.itemTypes).length, 169);
  assert.equal(checkTypes().filter((checkType) => checkType.hasUntyped).length, 19);
});

test("opening tags have the attributes that they need", () => {
  assert.equal(checkTypeSchema("Unix")?.tag, '<check_type:"Unix">');
  assert.equal(checkTypeSchema("Windows")?.tag, '<check_type:"Windows" version:"2">');
  assert.equal(checkTypeSchema("Database")?.tag, '<check_type:"Database" db_type:"SQLServer" version:"1">');
  assert.equal(checkTypeSchema("MDM")?.tag, '<check_type:"MDM" mdm_type:AIRWATCH>');
});

test("check types must be spelt exactly, and are not looked up in what every object inherits", () => {
  for (const name of ["unix", "Unix ", "", "constructor", "toString", "__proto__"]) {
    assert.equal(checkTypeSchema(name), undefined, name);
    assert.equal(itemSchema(name, "CMD_EXEC"), undefined, name);
    assert.equal(itemSchema("Unix", name), undefined, name);
    assert.equal(builtinItem("Unix", name), undefined, name);
    assert.equal(builtinItem("Windows", name), undefined, name);
    assert.equal(valueTypeSchema(name), undefined, name);
    assert.equal(tagSchema(name), undefined, name);
    assert.equal(aclSchema(name), undefined, name);
    assert.equal(itemTypesOf(name).length, 0, name);
  }
});

test("the same question gives the same object", () => {
  assert.equal(itemSchema("Unix", "CMD_EXEC"), itemSchema("Unix", "CMD_EXEC"));
  assert.equal(checkTypeSchema("Unix"), checkTypeSchema("Unix"));
  assert.equal(reportSchema(), reportSchema());
});

for (const [checkType, itemType, required] of [
  ["Unix", "AUDIT_ALLOWED_OPEN_PORTS", ["type", "description", "port_type", "ports"]],
  ["Unix", "AUDIT_DENIED_OPEN_PORTS", ["type", "description", "port_type", "ports"]],
  ["Unix", "AUDIT_PROCESS_ON_PORT", ["type", "description", "port_type", "ports", "name"]],
  ["Windows", "AUDIT_ALLOWED_OPEN_PORTS", ["type", "description", "port_type", "value_type", "value_data"]],
  [
    "Windows",
    "AUDIT_PROCESS_ON_PORT",
    ["type", "description", "port_type", "port_no", "value_type", "value_data"],
  ],
  ["Unix", "FILE_CHECK", ["type", "description", "file"]],
  ["Windows", "REGISTRY_SETTING", ["type", "description", "value_type", "value_data", "reg_key", "reg_item"]],
] as const) {
  test(`${checkType} ${itemType} needs ${required.join(", ")}`, () => {
    const item = itemSchema(checkType, itemType)!;
    assert.deepEqual(names([...item.keywords.values()].filter((keyword) => keyword.required)), required);
    assert.ok(required.every((keyword) => item.order.includes(keyword)));
  });
}

test("the open-port dialects do not mix", () => {
  for (const itemType of ["AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS", "AUDIT_PROCESS_ON_PORT"]) {
    const unix = itemSchema("Unix", itemType)!;
    const windows = itemSchema("Windows", itemType)!;
    for (const keyword of ["value_type", "value_data", "port_no", "port_option", "check_type"]) {
      assert.ok(!unix.keywords.has(keyword), keyword);
    }
    for (const keyword of ["ports", "name", "system"]) assert.ok(!windows.keywords.has(keyword), keyword);
    assert.ok(unix.strict && windows.strict);
    assert.deepEqual(values(unix.keywords.get("port_type")?.values), ["TCP", "UDP"]);
  }
});

test("a keyword of the other dialect leads to the one of this dialect", () => {
  const list = itemSchema("Unix", "AUDIT_DENIED_OPEN_PORTS")!;
  const process = itemSchema("Unix", "AUDIT_PROCESS_ON_PORT")!;
  assert.equal(twinKeyword(list, "value_data"), "ports");
  assert.equal(twinKeyword(process, "value_data"), "name");
  assert.equal(twinKeyword(process, "port_no"), "ports");
  assert.equal(twinKeyword(itemSchema("Windows", "AUDIT_PROCESS_ON_PORT")!, "ports"), "port_no");
  assert.equal(twinKeyword(list, "port_type"), undefined);
  assert.equal(twinKeyword(itemSchema("Unix", "CMD_EXEC")!, "value_data"), undefined);
});

test("a list of ports on Unix, one port for a process", () => {
  assert.equal(itemSchema("Unix", "AUDIT_DENIED_OPEN_PORTS")?.keywords.get("ports")?.form, "port-list");
  assert.equal(itemSchema("Unix", "AUDIT_PROCESS_ON_PORT")?.keywords.get("ports")?.form, "port");
});

test("every check has the common keywords, Unix checks have system", () => {
  for (const checkType of checkTypes()) {
    for (const item of itemTypesOf(checkType.name)) {
      for (const keyword of [
        "type",
        "description",
        "info",
        "solution",
        "see_also",
        "reference",
        "severity",
      ]) {
        assert.ok(item.keywords.has(keyword), `${checkType.name} ${item.name} ${keyword}`);
      }
    }
  }
  assert.ok(itemSchema("Unix", "RPM_CHECK")?.keywords.has("system"));
  assert.ok(builtinItem("Unix", "passwd_zero_uid")?.keywords.has("system"));
  assert.ok(!itemSchema("Windows", "REG_CHECK")?.keywords.has("system"));
});

test("untyped forms have no type", () => {
  const item = itemSchema("FortiGate", undefined)!;
  assert.equal(item.kind, "untyped");
  assert.ok(!item.keywords.has("type"));
  assert.equal(itemSchema("Unix", undefined), undefined);
});

test("members of a family have their own item types", () => {
  assert.ok(itemSchema("Cisco_Viptela", "BANNER_CHECK"));
  assert.equal(itemSchema("Cisco_ACI", "BANNER_CHECK"), undefined);
  assert.equal(itemSchema("Adtran", "BANNER_CHECK"), undefined);
  assert.deepEqual(checkTypesWithItemType("SQL_POLICY").slice().sort(), [
    "Database",
    "IBM_DB2DB",
    "MS_SQLDB",
    "MySQLDB",
    "OracleDB",
    "PostgreSQLDB",
    "Snowflake",
    "SybaseDB",
  ]);
});

test("built-in checks and predefined policies", () => {
  assert.equal(builtinItems("Unix").size, 39);
  assert.equal(builtinItems("Windows").size, 104);
  assert.equal(builtinItems("Cisco").size, 0);
  const lockout = builtinItem("Windows", "Account lockout duration")!;
  assert.deepEqual([lockout.valueType, lockout.category], ["TIME_MINUTE", "Account Lockout Policy"]);
  assert.equal(lockout.keywords.get("description")?.required, false);
  assert.deepEqual(values(builtinItem("Unix", "find_orphan_files")?.keywords.get("find_option")?.values), [
    "nouser",
    "nogroup",
    "both",
  ]);
  assert.equal(builtinItem("Unix", "find_orphan_files")?.keywords.get("timeout")?.maximum, 7200);
});

test("the schema of a check follows its tag, type and name", () => {
  const unix = checkTypeSchema("Unix")!;
  const check = { tag: "custom_item", itemType: undefined, builtin: undefined } as const;
  assert.equal(schemaOfCheck(unix, { ...check, tag: "report" })?.kind, "report");
  assert.equal(schemaOfCheck(unix, { ...check, itemType: "CMD_EXEC" })?.name, "CMD_EXEC");
  assert.equal(schemaOfCheck(unix, { ...check, tag: "item", builtin: "group_zero_gid" })?.kind, "builtin");
  assert.equal(schemaOfCheck(unix, check), undefined);
  assert.equal(schemaOfCheck(checkTypeSchema("Huawei")!, check)?.kind, "untyped");
});

test("double quotes are only raw in Windows and content files", () => {
  const raw = names(checkTypes()).filter((name) => hasRawDoubleQuotes(name));
  assert.deepEqual(raw.sort(), ["FileContent", "Windows", "WindowsFiles"]);
  assert.equal(hasRawDoubleQuotes(undefined), false);
});

test("keywords come with required ones first, then most used first", () => {
  const keywords = keywordsOf(itemSchema("Unix", "FILE_CHECK")!);
  assert.deepEqual(
    names(keywords.filter((keyword) => keyword.required)),
    ["description", "type", "file"].slice(0, 1).concat(["file", "type"]),
  );
  const optional = keywords.filter((keyword) => !keyword.required).map((keyword) => keyword.frequency);
  assert.deepEqual(
    optional,
    optional.toSorted((a, b) => b - a),
  );
});

test("values say what they mean and where they come from", () => {
  const option = itemSchema("Windows", "REGISTRY_SETTING")!.keywords.get("reg_option")!;
  assert.deepEqual(
    option.values.map((value) => [value.value, value.fromFiles]),
    [
      ["CAN_BE_NULL", false],
      ["CAN_NOT_BE_NULL", false],
      ["MUST_EXIST", true],
      ["MUST_NOT_EXIST", true],
    ],
  );
  assert.equal(option.slips?.CANNOT_BE_NULL, "CAN_NOT_BE_NULL");
  const operator = itemSchema("Windows", "REGISTRY_SETTING")!.keywords.get("check_type")!.values[0];
  assert.equal(operator?.summary, operators()[0]?.summary);
});

test("a keyword that only files show says so", () => {
  const certainty = (checkType: string, itemType: string | undefined, keyword: string) =>
    itemSchema(checkType, itemType)?.keywords.get(keyword)?.certainty;
  assert.equal(certainty("Windows", "REGISTRY_SETTING", "reg_type"), "seen");
  assert.equal(certainty("Windows", "FILE_DACL", "dacl"), "web edition");
  assert.equal(certainty("Unix", "FILE_CHECK", "md5"), "documented");
  assert.equal(certainty("FortiGate", undefined, "regex"), "documented");
  assert.equal(certainty("Arista", undefined, "regex"), "seen");
});

test("tags: where they can be, what closes them, which attributes they have", () => {
  assert.deepEqual(tagSchema("if")?.children, ["condition", "then", "else"]);
  assert.deepEqual(tagSchema("condition")?.children, ["custom_item", "item"]);
  assert.deepEqual(tagSchema("file_acl")?.closing, ["acl", "file_acl"]);
  assert.deepEqual(tagSchema("debug")?.closing, []);
  assert.deepEqual(names(tagSchema("check_type", "Database")?.attributes ?? []), ["db_type", "version"]);
  assert.deepEqual(tagSchema("check_type", "Unix")?.attributes, []);
  const type = tagSchema("condition")?.attributes.find((attribute) => attribute.name === "type");
  assert.deepEqual(
    [values(type?.values), type?.required, type?.caseInsensitive],
    [["AND", "OR"], true, true],
  );
});

test("ACL blocks: rights and inheritance differ by block", () => {
  assert.ok(values(aclSchema("file_acl")?.userKeywords.get("acl_allow")?.values).includes("take ownership"));
  assert.deepEqual(values(aclSchema("launch_acl")?.userKeywords.get("acl_inheritance")?.values), [
    "not inherited",
    "inherited",
  ]);
  assert.equal(aclSchema("file_acl")?.userKeywords.get("acl_apply")?.required, true);
  assert.equal(aclSchema("custom_item"), undefined);
});

test("frameworks: most used first, with the form of their ids", () => {
  const cci = frameworks().find((framework) => framework.id === "CCI");
  assert.match("CCI-000366", new RegExp(cci?.pattern ?? ""));
  assert.doesNotMatch("CCI-366", new RegExp(cci?.pattern ?? ""));
  assert.ok(frameworks()[0]!.frequency >= frameworks()[1]!.frequency);
});

test("the metadata header knows its variables", () => {
  const inVariable = metadataElements().filter((element) => element.parents.includes("variable"));
  assert.deepEqual(names(inVariable), ["name", "default", "description", "info", "value_type"]);
});

test("quoted words compare without case, tokens with it, user rights without", () => {
  const caseInsensitive = (checkType: string, itemType: string, keyword: string) =>
    itemSchema(checkType, itemType)?.keywords.get(keyword)?.caseInsensitive;
  assert.equal(caseInsensitive("Unix", "RPM_CHECK", "operator"), true);
  assert.equal(caseInsensitive("Windows", "AUDIT_POLICY_SUBCATEGORY", "audit_policy_subcategory"), true);
  assert.equal(caseInsensitive("Windows", "USER_RIGHTS_POLICY", "right_type"), true);
  assert.equal(caseInsensitive("Unix", "AUDIT_DENIED_OPEN_PORTS", "port_type"), false);
  assert.equal(caseInsensitive("Windows", "REGISTRY_SETTING", "value_type"), false);
});
