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
 *   node --import tsx test/measure/inventory.ts FOLDER [HOSTS] [ROWS,…] [CHECKS,…]
 *
 * FOLDER gets the fleet, 20 listeners for each host, as Parquet. The scan adds up the text lengths and the
 * ports in the columns of both tables that the statement uses. It alternates with the statement, so that
 * other load on the machine affects both. CPU seconds are measured, which are comparable on a shared machine.
 * If a statement returns rows, their number and the lengths of host, status and evidence are added up, and a cross
 * join that generates as many rows is measured too. The memory is that of one process for one statement.
 */
const [folder, hosts = "1000000", kinds = "counts,problems,all", counts = "1,10,30"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a folder for the fleet, such as /tmp/fleet.");
const runs = 5;
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

console.log(
  "rows      checks   scan CPU s   statement CPU s   ratio      scan s   statement s   ratio   rows alone",
);
for (const rows of kinds.split(",") as ("counts" | "problems" | "all")[]) {
  for (const count of counts.split(",").map(Number)) await measure(rows, count);
}
console.log(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
process.exit(0);

async function measure(rows: "counts" | "problems" | "all", count: number): Promise<void> {
  const statement = duckdbStatement([planOf(count)], {
    loopback: "ignore",
    unknownPorts: "undecided",
    rows,
  });
  const consumed = (from: string) =>
    `SELECT COUNT(*), SUM(LENGTH(host)), SUM(LENGTH(status)), SUM(LENGTH(evidence)) FROM (${from}) AS result`;
  const whole = rows === "counts" ? statement : consumed(statement);
  const scans: Usage[] = [];
  const own: Usage[] = [];
  const alone: Usage[] = [];
  let made = 0;
  for (let time = 0; time < runs; time++) {
    scans.push(await used(scanOf(statement)));
    const result = await used(whole);
    own.push(result);
    if (rows === "counts") continue;
    made = Number(result.first[0]);
    const each = Math.ceil(made / Number(hosts));
    alone.push(
      await used(
        consumed(
          `SELECT host, CASE n WHEN 0 THEN 'PASSED' ELSE 'FAILED' END AS status, CAST(NULL AS VARCHAR) AS evidence FROM (FROM hosts LIMIT ${Math.ceil(made / each)}) CROSS JOIN RANGE(${each}) AS numbers(n)`,
        ),
      ),
    );
  }
  const [scan, statementCpu, aloneCpu] = [scans, own, alone].map((all) => median(all.map(({ cpu }) => cpu)));
  const [scanWall, wall] = [scans, own].map((all) => median(all.map(({ wall: one }) => one)));
  const number = (value: number | undefined, width: number) =>
    (value === undefined ? "" : value.toFixed(2)).padStart(width);
  console.log(
    rows.padEnd(9) +
      String(count).padStart(7) +
      number(scan, 13) +
      number(statementCpu, 18) +
      number(statementCpu! / scan!, 8) +
      number(scanWall, 12) +
      number(wall, 14) +
      number(wall! / scanWall!, 8) +
      number(rows === "counts" ? undefined : aloneCpu, 13) +
      (rows === "counts" ? "" : `   ${made} rows`),
  );
}

/** Reads the columns that a statement names, and does next to nothing with them. */
function scanOf(statement: string): string {
  const texts = ["host", "protocol", "address", "process"].filter((name) => statement.includes(`l.${name}`));
  const sums = texts.map((name) => `SUM(LENGTH(${name}))`).concat("SUM(port)");
  return `SELECT (SELECT ${sums.join(" + ")} FROM listeners) + (SELECT SUM(LENGTH(host)) + SUM(LENGTH(os)) + COUNT(tcp_listed) + COUNT(udp_listed) + COUNT(as_root) FROM hosts)`;
}

interface Usage {
  /** Seconds of all threads, user and system. */
  cpu: number;
  wall: number;
  first: readonly unknown[];
}

async function used(sql: string): Promise<Usage> {
  const usage = process.cpuUsage();
  const start = performance.now();
  const reader = await connection.runAndReadAll(sql);
  const first = reader.getRows()[0]!;
  const { user, system } = process.cpuUsage(usage);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - start) / 1e3, first };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]!;
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
