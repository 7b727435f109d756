/**
 * Check types whose policies are for the configuration of a network device, as far as is known what they
 * read.
 */
export const deviceCheckTypes = [
  "Cisco",
  "Cisco_Firepower",
  "Cisco_ACI",
  "HPProCurve",
  "ArubaOS",
  "Juniper",
  "BlueCoat",
  "NetApp",
  "SonicWALL",
  "Arista",
  "FortiGate",
  "Alcatel",
  "FireEye",
  "Brocade",
  "CheckPoint",
  "Adtran",
  "Huawei",
  "Dell_Force10",
  "Extreme_ExtremeXOS",
  "F5",
] as const;

export type DeviceCheckType = (typeof deviceCheckTypes)[number];

/** Check types whose checks a shell on the host can answer: XenServer is a Linux. */
export const unixCheckTypes = ["Unix", "XenServer"] as const;

export function isUnixCheckType(checkType: string | undefined): boolean {
  return unixCheckTypes.some((name) => name === checkType);
}

/**
 * Check types of databases whose `sql_types` say how values are compared (G 159-161); `Database`, with a
 * `db_type`, is older.
 */
export const typedDatabases = [
  "MS_SQLDB",
  "MySQLDB",
  "OracleDB",
  "PostgreSQLDB",
  "IBM_DB2DB",
  "SybaseDB",
  "Snowflake",
] as const;

export function isDeviceCheckType(checkType: string): checkType is DeviceCheckType {
  return deviceCheckTypes.some((name) => name === checkType);
}

export function isDatabaseCheckType(checkType: string): boolean {
  return checkType === "Database" || typedDatabases.some((name) => name === checkType);
}
