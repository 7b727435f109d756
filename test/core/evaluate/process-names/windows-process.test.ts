import { check, item, netstatAno, windows } from "../fixture.ts";

function image(port: string, names: string, ...more: string[]): string {
  return item(
    "AUDIT_PROCESS_ON_PORT",
    'description : "process"',
    "value_type : POLICY_TEXT",
    `value_data : ${names}`,
    "port_type : TCP",
    `port_no : "${port}"`,
    ...more,
  );
}

const host = netstatAno(
  [
    "TCP 0.0.0.0:3389 1244",
    "TCP [::]:3389 1244",
    "TCP 0.0.0.0:5900 70",
    "TCP 0.0.0.0:445 4",
    "TCP 0.0.0.0:99 5",
  ],
  { 4: "System", 70: "WinVNC.exe", 1244: "svchost.exe" },
);
const rdp = "3389/tcp on 0.0.0.0, svchost.exe (pid 1244), line 6 of the snapshot";
const vnc = "5900/tcp on 0.0.0.0, WinVNC.exe (pid 70), line 8 of the snapshot";
const folded =
  "Image names are compared without regard to case, as Windows does. Tenable does not document whether the scanner does so.";

check(
  "the image name is one of value_data",
  {
    policy: windows(
      image("3389", '"svchost.exe"'),
      image("3389", '"a.exe" || "svchost.exe"'),
      image("3389", '"svchost.exe"', "check_type : CHECK_EQUAL"),
      image("5900", '"a.exe" || "b.exe"'),
      image("445", '"System"'),
    ),
    host,
    show: ["notes"],
  },
  [
    `PASSED process: The process is svchost.exe: ${rdp}.`,
    `PASSED process: The process is a.exe or svchost.exe: ${rdp}.`,
    `PASSED process: The process is svchost.exe: ${rdp}.`,
    `FAILED process: The process is not a.exe or b.exe: ${vnc}.`,
    "PASSED process: The process is System: 445/tcp on 0.0.0.0, System (pid 4), line 9 of the snapshot.",
  ],
);

check(
  "names are compared without case, and the verdict says where that decides",
  {
    policy: windows(image("5900", '"winvnc.exe"'), image("5900", '"^winvnc"', "check_type : CHECK_REGEX")),
    host,
    show: ["notes"],
  },
  [
    `PASSED process: The process is winvnc.exe: ${vnc}.`,
    `  note ${folded}`,
    `PASSED process: The process matches ^winvnc: ${vnc}.`,
    `  note ${folded}`,
  ],
);

check(
  "check_type says how names are compared",
  {
    policy: windows(
      image("5900", '"^.*VNC.*$"', "check_type : CHECK_REGEX"),
      image("5900", '"^tel" || "^ftp"', "check_type : CHECK_REGEX"),
      image("5900", '"^tel"', "check_type : CHECK_NOT_REGEX"),
      image("5900", '"^Win"', "check_type : CHECK_NOT_REGEX"),
      image("5900", '"svchost.exe"', "check_type : CHECK_NOT_EQUAL"),
      image("5900", '"WinVNC.exe"', "check_type : CHECK_NOT_EQUAL"),
      image("5900", '"WinVNC.exe"', "check_type : CHECK_SUBSET"),
      image("5900", '"(Win"', "check_type : CHECK_REGEX"),
    ),
    host,
  },
  [
    `PASSED process: The process matches ^.*VNC.*$: ${vnc}.`,
    `FAILED process: The process does not match ^tel or ^ftp: ${vnc}.`,
    `PASSED process: The process does not match ^tel: ${vnc}.`,
    `FAILED process: The process matches ^Win: ${vnc}.`,
    `PASSED process: The process is not svchost.exe: ${vnc}.`,
    `FAILED process: The process is WinVNC.exe: ${vnc}.`,
    "UNDECIDED (undocumented) process: Tenable does not document what check_type : CHECK_SUBSET means for a process name. Use CHECK_EQUAL or CHECK_REGEX.",
    "UNDECIDED (undocumented) process: The regular expression (Win is malformed: This ( is never closed. Add the missing ), or write \\( for the parenthesis itself.",
  ],
);

check("a process that is not in the list is undecided", { policy: windows(image("99", '"x.exe"')), host }, [
  "UNDECIDED (missing) process: The snapshot shows no process for 99/tcp on 0.0.0.0, unnamed process (pid 5), line 10 of the snapshot.",
]);

check(
  "a closed port passes with CAN_BE_CLOSED and is an error without, whatever the setting",
  {
    policy: windows(image("21", '"ftp.exe"', "port_option : CAN_BE_CLOSED"), image("21", '"ftp.exe"')),
    host,
    options: { closedPort: "passed" },
    show: ["notes"],
  },
  [
    "PASSED process: 21/tcp is closed, and port_option : CAN_BE_CLOSED permits that.",
    "ERROR process: 21/tcp is closed, so there is no process to compare. Add port_option : CAN_BE_CLOSED if the port may be closed.",
    "  note A closed port is an error without CAN_BE_CLOSED (guide p. 292).",
  ],
);

const long = netstatAno(["TCP 0.0.0.0:80 9"], { 9: "ApplicationFrameworkService.exe" });

check(
  "the table of tasklist cuts names after 25 characters",
  {
    policy: windows(image("80", '"ApplicationFrameworkService.exe"'), image("80", '"x.exe"')),
    host: long,
  },
  [
    "UNDECIDED (partial) process: Whether the process is ApplicationFrameworkService.exe can't be determined, because the output may have cut the name off; add the output of `tasklist /fo csv`: 80/tcp on 0.0.0.0, ApplicationFrameworkServi (pid 9), line 6 of the snapshot.",
    "FAILED process: The process is not x.exe: 80/tcp on 0.0.0.0, ApplicationFrameworkServi (pid 9), line 6 of the snapshot.",
  ],
);

check(
  "PowerShell leaves .exe away",
  {
    policy: windows(image("80", '"nginx.exe"'), image("80", '"httpd.exe"')),
    host: `LocalAddress LocalPort RemoteAddress RemotePort State  OwningProcess
------------ --------- ------------- ---------- -----  -------------
0.0.0.0      80        0.0.0.0       0          Listen 1244

Handles  NPM(K)    PM(K)      WS(K)     CPU(s)     Id  SI ProcessName
-------  ------    -----      -----     ------     --  -- -----------
    612      34    10240      20480       1.20   1244   0 nginx
`,
  },
  [
    "PASSED process: The process is nginx.exe: 80/tcp on 0.0.0.0, nginx (pid 1244), line 3 of the snapshot.",
    "FAILED process: The process is not httpd.exe: 80/tcp on 0.0.0.0, nginx (pid 1244), line 3 of the snapshot.",
  ],
);

check(
  "a check that can't be read is undecided",
  {
    policy: windows(
      image("22,23", '"a.exe"'),
      image("99", '"a.exe" && "b.exe"'),
      image("99", "@IMAGE@"),
      image("99", '"a.exe"').replace(/value_data .*/, ""),
      image("99", '"a.exe"').replace(/value_type .*/, ""),
      image("99", '"a.exe"').replace("port_no", "ports"),
    ),
    host,
  },
  [
    "UNDECIDED (undocumented) process: 22,23 is a list, but only one port can be given here. Write a check for each port.",
    'UNDECIDED (undocumented) process: The value of value_data must be a name, or names joined by ||, such as "a.exe" || "b.exe".',
    "UNDECIDED (value) process: The variable @IMAGE@ has no value here.",
    "UNDECIDED (undocumented) process: The keyword value_data is missing, so the check does not say which process may use the port.",
    "UNDECIDED (undocumented) process: The check needs value_type : POLICY_TEXT.",
    "UNDECIDED (undocumented) process: A Windows policy names ports with port_no, not with ports. Change the keyword or the check type.",
  ],
);
