import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { defaultEvaluateOptions } from "../../core/evaluate/options.ts";
import type { ExportPlan } from "../../core/export/plan.ts";
import { planPolicy } from "../../core/export/plan-policy.ts";
import { duckdbStatement } from "../../core/export/sql/duckdb.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";

/**
 * How long the statement for DuckDB takes on a fleet, as a ratio to a bare scan of the columns that it reads:
 *
 *   node --import tsx test/measure/inventory.ts FOLDER [HOSTS]
 *
 * FOLDER gets the fleet, 20 listeners for each host, as Parquet. CPU seconds count: they are reliable on a
 * shared machine.
 */
const [folder, hosts = "1000000"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a folder for the fleet, such as /tmp/fleet.");
const place = resolve(folder);
mkdirSync(place, { recursive: true });
const files = {
  listeners: join(place, `listeners-${hosts}.parquet`),
  hosts: join(place, `hosts-${hosts}.parquet`),
};

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
const run = (sql: string) => connection.run(sql);
for (const setting of ["threads = 2", "memory_limit = '700MB'", "preserve_insertion_order = false"]) {
  await run(`SET ${setting}`);
}
if (!existsSync(files.hosts)) await makeFleet(Number(hosts));
await run(`CREATE VIEW listeners AS SELECT * FROM read_parquet('${files.listeners}')`);
await run(`CREATE VIEW hosts AS SELECT * FROM read_parquet('${files.hosts}')`);

const columns = ["host", "protocol", "address", "process"].map((name) => `SUM(LENGTH(${name}))`).join(" + ");
const base = await timed("a bare scan of the columns", `SELECT ${columns} + SUM(port) FROM listeners`);
for (const rows of ["counts", "problems", "all"] as const) {
  for (const count of [1, 10, 30]) {
    const statement = duckdbStatement([planOf(count)], {
      loopback: "ignore",
      unknownPorts: "undecided",
      rows,
    });
    const whole =
      rows === "counts" ? statement : `SELECT COUNT(*), SUM(LENGTH(evidence)) FROM (${statement}) AS result`;
    await timed(`${rows}, ${count} checks`, whole, base);
  }
}
console.log(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
process.exit(0);

/** CPU seconds of the faster of two runs. */
async function timed(name: string, sql: string, unit?: number): Promise<number> {
  let cpu = Number.POSITIVE_INFINITY;
  let wall = Number.POSITIVE_INFINITY;
  let first = "";
  for (let time = 0; time < 2; time++) {
    const usage = process.cpuUsage();
    const start = performance.now();
    const reader = await connection.runAndReadAll(sql);
    first = reader.getRows()[0]!.map(String).join(" ");
    const { user, system } = process.cpuUsage(usage);
    cpu = Math.min(cpu, (user + system) / 1e6);
    wall = Math.min(wall, (performance.now() - start) / 1e3);
  }
  const ratio = unit === undefined ? "" : `${(cpu / unit).toFixed(2)} x`;
  console.log(
    `${name.padEnd(28)} ${cpu.toFixed(2)} s CPU, ${wall.toFixed(2)} s  ${ratio.padStart(7)}  ${first.slice(0, 60)}`,
  );
  return cpu;
}

/** Checks of every kind, most of them about ports that few hosts have open. */
function planOf(count: number): ExportPlan {
  const denied = [
    "23",
    "69",
    "51[2-4]",
    "2049",
    "3306",
    "5432",
    "59[0-9][0-9]",
    "6000",
    "6379",
    "808[1-9]",
    "9200",
    "11211",
    "27017",
    "21",
    "445",
    "873",
    "8443",
    "1[0-9]",
    "600[1-9]",
    "199[0-9]",
  ];
  const checks = Array.from({ length: count }, (_, at) => {
    const kind = at % 10;
    if (kind === 3) {
      return 'type : AUDIT_ALLOWED_OPEN_PORTS\nport_type : TCP\nports : "[0-9], [0-9][0-9], [0-9][0-9][0-9], [1-9][0-9][0-9][0-9], [1-6][0-9][0-9][0-9][0-9]"';
    }
    if (kind === 6) return 'type : AUDIT_PROCESS_ON_PORT\nport_type : TCP\nports : "22"\nname : "sshd"';
    if (kind === 8)
      return 'type : AUDIT_PROCESS_ON_PORT\nport_type : TCP\nports : "443"\nname : "nginx|httpd"';
    const protocol = kind === 5 ? "UDP" : "TCP";
    return `type : AUDIT_DENIED_OPEN_PORTS\nport_type : ${protocol}\nports : "${denied[at % denied.length]}"`;
  });
  const items = checks.map(
    (check, at) => `<custom_item>\n${check}\ndescription : "Check ${at}"\n</custom_item>`,
  );
  const policy = policyOf(parse(`<check_type:"Unix">\n${items.join("\n")}\n</check_type>\n`));
  const planned = planPolicy({ path: "fleet.audit", policy, options: defaultEvaluateOptions });
  if (!planned.ok) throw new Error(planned.reason);
  return planned.plan;
}

async function makeFleet(count: number): Promise<void> {
  const host = "'host-' || LPAD(CAST(h AS VARCHAR), 7, '0') || '.example.net'";
  const usual = "[22, 25, 53, 80, 111, 123, 443, 631, 5353, 8080, 9100, 10050]";
  const rare =
    "[21, 23, 69, 445, 512, 513, 514, 873, 2049, 3306, 5432, 5900, 6000, 6379, 8081, 8085, 8443, 9200, 11211, 27017]";
  const names =
    "['systemd', 'chronyd', 'rpcbind', 'cupsd', 'avahi-daemon', 'java', 'node_exporter', 'zabbix_agentd', 'python3', 'beam.smp']";
  await run(`COPY (SELECT ${host} AS host,
    CASE WHEN k % 3 = 2 THEN 'udp' ELSE 'tcp' END AS protocol,
    CAST(CASE WHEN k < 12 THEN ${usual}[k + 1] WHEN r % 100 < 3 THEN ${rare}[1 + (r // 100) % 20]
      ELSE 32768 + (r // 7) % 28000 END AS INTEGER) AS port,
    CASE WHEN k IN (1, 7) THEN '127.0.0.1' WHEN r % 5 = 0 THEN '::' WHEN r % 11 = 0 THEN '::1' ELSE '0.0.0.0' END AS address,
    CASE WHEN k = 0 THEN CASE WHEN r % 200 = 0 THEN 'dropbear' ELSE 'sshd' END WHEN k IN (3, 6) THEN 'nginx'
      WHEN r % 50 = 1 THEN NULL ELSE ${names}[1 + k % 10] END AS process,
    CAST(1 + r % 40000 AS INTEGER) AS pid
    FROM (SELECT h, k, CAST(HASH(h * 32 + k) >> 20 AS BIGINT) AS r FROM RANGE(${count}) a(h), RANGE(20) b(k)))
    TO '${files.listeners}' (FORMAT parquet, COMPRESSION zstd)`);
  await run(`COPY (SELECT ${host} AS host, 'Linux' AS os, h % 50 <> 7 AS tcp_listed, h % 40 <> 3 AS udp_listed,
    h % 10 <> 1 AS as_root FROM RANGE(${count}) a(h)) TO '${files.hosts}' (FORMAT parquet, COMPRESSION zstd)`);
}
