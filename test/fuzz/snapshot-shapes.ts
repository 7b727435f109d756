/** Outputs made to take much time, by what they repeat; each is about as long as requested. */
export const snapshotShapes: Record<string, (size: number) => string> = {
  "rows of ss": (size) =>
    `Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n${repeat('tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=1,fd=3))\n', size)}`,
  "processes of one socket": (size) =>
    `Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\ntcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(${repeat('("sshd",pid=1,fd=3),', size)})\n`,
  "rows of netstat": (size) =>
    `Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name\n${repeat("tcp 0 0 0.0.0.0:23 0.0.0.0:* LISTEN 812/telnetd\n", size)}`,
  "rows of Windows": (size) =>
    `Active Connections\n\n  Proto  Local Address  Foreign Address  State  PID\n${repeat("  TCP    0.0.0.0:135    0.0.0.0:0    LISTENING    944\n", size)}`,
  "rows that can't be read": (size) =>
    `Proto Recv-Q Send-Q Local Address Foreign Address State\n${repeat("tcp x y z\n", size)}`,
  words: (size) => repeat("word ", size),
  lines: (size) => repeat("line\n", size),
  blanks: (size) => repeat(" ", size),
  "blank lines": (size) => repeat("\n", size),
  "carriage returns": (size) => repeat("\r", size),
  colons: (size) => `tcp LISTEN 0 128 ${repeat(":", size)}22 0.0.0.0:*\n`,
  prompts: (size) => repeat("root@web1:~# ss -tulpn\n", size),
  "escape sequences": (size) => repeat("\u001b[31m", size),
  "brackets of JSON": (size) => "[".repeat(size),
  "objects of JSON": (size) => `[${repeat('{"protocol":"6","port":"22","address":"0.0.0.0"},', size)}{}]`,
  "objects inside objects": (size) => '{"a":'.repeat(size / 5),
  "tags of XML": (size) => `<?xml version="1.0"?>\n<nmaprun>${repeat("<port>", size)}`,
  "hosts of XML": (size) =>
    `<?xml version="1.0"?>\n<nmaprun>${repeat('<host><ports><port protocol="tcp" portid="22"><state state="open"/></port></ports></host>', size)}</nmaprun>`,
  "entities of XML": (size) => `<?xml version="1.0"?>\n<nmaprun a="${repeat("&amp;", size)}"/>`,
  "processes of ps": (size) => `  PID TTY TIME CMD\n${repeat("    1 ?   00:00:01 init\n", size)}`,
  hashes: (size) => repeat("d41d8cd98f00b204e9800998ecf8427e  /bin/x\n", size),
};

/** Sessions on network devices and with databases, made to use up time likewise. */
export const sessionShapes: Record<string, (size: number) => string> = {
  "sections in sections": (size) => device(repeat("{\n", size)),
  "sections of FortiOS": (size) => device(repeat("config a\n", size)),
  "indents that grow": (size) => device(numbered((n) => `${" ".repeat(n % 50)}a\n`, size)),
  "prompts of many devices": (size) => device(numbered((n) => `h${n}#show version\n`, size)),
  "marks of pagers": (size) => device(repeat(" --More-- \n", size)),
  "marks that are erased": (size) => device(` --More-- ${repeat("\x1b[3D ", size)}\n`),
  "messages that are logged": (size) => device(repeat("*Mar  1 00:00:00: %A-1-B: c\n", size)),
  "messages in one line": (size) => device(`${repeat("%A-1-B: ", size)}\n`),
  "banners that do not end": (size) => device(repeat("banner motd #\n", size)),
  "quotes that do not end": (size) => device(repeat('set a "\n', size)),
  "lines of 80 characters": (size) => device(repeat(`${"x".repeat(80)}\n`, size)),
  "connections that break": (size) => device(repeat("client_loop: send disconnect\nr1#show run\n", size)),
  "lines above prompts": (size) => device(repeat("{master}\n[edit]\n", size)),
  "semicolons of a query": (size) => `-- query: select a${repeat(";", size)}\na\n-- end of queries\n`,
  "queries that go on": (size) => `SQL> select a\n${numbered((n) => `  ${n % 999}  from b\n`, size)}SQL> \n`,
  "rows below dashes": (size) => `SQL> select a from b;\n\nA\n---\n${repeat("x\n", size)}\nSQL> \n`,
  "quotes of CSV": (size) => `sql> select a from b\na\n${repeat('"x""', size)}\nsql> \n`,
};

function device(configuration: string): string {
  return `r1#show running-config\n${configuration}r1#\n`;
}

/** Where a run of the same few characters is in a snapshot. */
const places: Record<string, (run: string) => string> = {
  "after a prompt of a device": (run) => `r1#show running-config\n${run}x\nr1#${run}x\nr1#\n`,
  "after a mark of a pager": (run) => `r1#show running-config\n --More-- ${run}x\nr1#\n`,
  "in an answer": (run) => `sql> select a from b\na${run}\n${run}x\nsql> \n`,
  "in a query": (run) => `sql> select a${run}\na\nsql> \n`,
  "in a line": (run) => `${run}x\\\n`,
  "after a bar": (run) => `| tcp${run}x\n`,
  "after a fence": (run) => `\`\`\` ${run}x\n`,
  "after a command": (run) => `$ ss -ltn ${run}\n`,
  "in a group of commands": (run) => `$ (ss -ltn;${run})|${run}\n`,
  "after an owner": (run) =>
    `Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name\ntcp 0 0 0.0.0.0:22 0.0.0.0:* LISTEN 812/sshd${run}x\n`,
  "in the owners of ss": (run) => `tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("${run}\n`,
  "in a header of lsof": (run) => `COMMAND PID FD TYPE ${run}\n`,
  "in a list of files": (run) => `sshd 812 root 3u IPv4 20412 0t0 TCP ${run}:22 (LISTEN)\n`,
  "in a title of Solaris": (run) => `UDP:${run}x\n`,
  "after a rule": (run) =>
    `  Proto  Local address  Remote address  State  User  Inode  PID/Program name\n==${run}x\n`,
  "in a scan": (run) => `# Nmap 7.94 scan initiated as: nmap ${run}\n`,
  "in a finding": (run) =>
    `Plugin ID,Host,Protocol,Port,Plugin Output\n14272,192.0.2.1,tcp,22,"Process id : 1${run}x"\n`,
  "in a string of JSON": (run) => `[{"protocol":"6","port":"22","address":"${run}`,
};

const runs = [
  " ",
  "\t",
  "\n",
  "\r",
  "|",
  "|b",
  ";a",
  "`",
  "\\",
  '"',
  "#",
  "(",
  "[",
  "<a ",
  ".",
  "a.",
  "a@",
  ":",
  "-",
  "=",
  "1",
  "a",
  " FD TYPE ",
  "\u00a0",
];

/** Where names and secrets may be in one. */
const sharedPlaces: Record<string, (run: string) => string> = {
  "after the host": (run) => `# host: web-1\nweb-1${run}x\n`,
  "in a prompt": (run) => `alice@web1${run}$ ss -ltn\n`,
  "in a group of commands": (run) => `$ (ss -ltn;${run})|${run}\n`,
  "between the frames of a key": (run) => `-----BEGIN A-----\n${run}!\n`,
  "in an address": (run) => `tcp 0 0 ${run}:22 0.0.0.0:* LISTEN\n`,
};

/** A run of the same few characters at one place of a snapshot, by the name of both. */
export const snapshotRuns = runsAt(places, runs);
export const sharedRuns = runsAt(sharedPlaces, [" ", "\n", "a@", "a.", ".", "-", "=", "a", "#", "1"]);

function runsAt(
  shapes: Record<string, (run: string) => string>,
  pieces: readonly string[],
): Record<string, (size: number) => string> {
  return Object.fromEntries(
    Object.entries(shapes).flatMap(([place, snapshot]) =>
      pieces.map((run) => [`${JSON.stringify(run)} ${place}`, (size: number) => snapshot(repeat(run, size))]),
    ),
  );
}

/** Bytes that may be of one encoding or another. */
export const byteShapes: Record<string, (size: number) => string> = Object.fromEntries(
  [
    "\0",
    "a\0",
    "\0a",
    "a\0b",
    "a\0b\0cd",
    "\xff\xfe",
    "\xfe\xffa",
    "\xff\xfea\0",
    "\xe9",
    "a\0\0\0",
    "\0\0\0a",
  ].map((piece) => [JSON.stringify(piece), (size) => repeat(piece, size)]),
);

/** What begins like a secret, or a line of one, and is not; on one line, as in a log or JSON. */
export const secretShapes: Record<string, (size: number) => string> = Object.fromEntries(
  [
    "password=",
    "--password ",
    "token",
    ":1:",
    ":!:::",
    "root:!:",
    "$6$",
    "$argon2id$",
    "http://a:",
    "-----BEGIN A",
    "-----BEGIN A-----",
    "-----END A",
    "-----BEGIN A-----\n",
    "AAAAAAAAAAAAAAAA\n",
    "ssh-rsa AAAA",
    "{SSHA}",
    "{PBKDF2-",
    "a",
  ].map((piece) => [JSON.stringify(piece), (size) => repeat(piece, size)]),
);

/** What begins like a command to a terminal or a CI agent. */
export const commandShapes: Record<string, (size: number) => string> = Object.fromEntries(
  [
    "#",
    "##",
    "##a",
    "##vso[",
    "##\u00ad",
    "section_start",
    "section_end:",
    "section_start\u200b",
    ":",
    "::",
    " ",
    "\u00a0\u200b",
    "\n:",
    "\n ",
    "\r",
    "\u001b[",
    "\\ud800",
    "\\",
  ].map((piece) => [JSON.stringify(piece), (size) => repeat(piece, size)]),
);

function repeat(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

/** Pieces that differ by their number, as many as make the size. */
function numbered(piece: (n: number) => string, size: number): string {
  const pieces: string[] = [];
  for (let length = 0; length < size; ) {
    const next = piece(pieces.length);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join("");
}
