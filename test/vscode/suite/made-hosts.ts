/** A policy of one check, which a host with port 23 open fails. */
export const noTelnet = `<check_type:"Unix">
<custom_item>
  type : AUDIT_DENIED_OPEN_PORTS
  description : "No Telnet"
  port_type : TCP
  ports : "23"
</custom_item>
</check_type>
`;

/**
 * Files of hosts for `writeFiles`: `hosts/fleet-001.txt` and so on, each the complete list of a host of that name.
 * @param portsOf the TCP ports that are open on a host, counted from 1; without it port 22
 */
export function makeHosts(count: number, portsOf: (host: number) => readonly number[] = () => [22]) {
  const hosts = Array.from({ length: count }, (_, index) => {
    const name = `fleet-${String(index + 1).padStart(3, "0")}`;
    return [`hosts/${name}.txt`, netstatOf(name, portsOf(index + 1))] as const;
  });
  return Object.fromEntries(hosts);
}

/** What `netstat -tuln` of Linux prints on a host, with its prompt. */
export function netstatOf(name: string, tcpPorts: readonly number[]): string {
  const rows = tcpPorts.map(
    (port) => `tcp        0      0 ${`0.0.0.0:${port}`.padEnd(23)} 0.0.0.0:*               LISTEN`,
  );
  return `# host: ${name}
$ netstat -tuln
Active Internet connections (only servers)
Proto Recv-Q Send-Q Local Address           Foreign Address         State
${rows.join("\n")}
`;
}
