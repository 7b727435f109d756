import { check } from "./fixture.ts";

check(
  "several values where one is taken",
  `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Lists"
  port_type   : TCP || UDP
#               ^^^^^^^^^^ warning[several-values]: port_type takes one value.
  ports       : "21" || ("23" || "25")
#               ^^^^^^^^^^^^^^^^^^^^^^ warning[several-values]: ports takes one list of ports in one string: "21,23,25".
</custom_item>
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Names"
  port_type   : TCP
  ports       : "25" && "26"
#               ^^^^^^^^^^^^ warning[several-values]: ports takes one value.
  name        : "exim4" || "master"
#               ^^^^^^^^^^^^^^^^^^^ warning[several-values]: name takes the names as alternatives in one string: "exim4|master".
</custom_item>
<custom_item>
  type        : PROCESS_CHECK
  description : "One process"
  name        : "exim4" || "master"
#               ^^^^^^^^^^^^^^^^^^^ warning[several-values]: name takes one value.
  status      : OFF
</custom_item>
<custom_item>
  type        : FILE_CHECK
  description : "Owners are alternatives"
  file        : "/etc/exim4"
  owner       : "root" || "exim"
</custom_item>
</check_type>
`,
);

check(
  "names that no process has, on Unix",
  `<check_type:"Unix">
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Separators"
  port_type   : TCP
  ports       : "25"
  name        : "exim4 master|815/smtpd|/usr/sbin/sendmail|nginx: master process"
#                ^^^^^^^^^^^^ warning[unmatchable-process-name]: A process name can't have a comma or blank. Write alternatives as exim4|master.
#                             ^^^^^^^^^ warning[unmatchable-process-name]: 815/smtpd is a process id and a name, as netstat prints them. Write smtpd.
</custom_item>
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Nothing"
  port_type   : TCP
  ports       : "25"
  name        : " | "
#               ^^^^^ warning[unmatchable-process-name]: The value names no process.
</custom_item>
<custom_item>
  type        : PROCESS_CHECK
  description : "A list"
  name        : "exim4,master"
#               ^^^^^^^^^^^^^^ warning[unmatchable-process-name]: A process name can't have a comma or blank. Write a check for each name.
  status      : ON
</custom_item>
<custom_item>
  type        : PROCESS_CHECK
  description : "A path"
  name        : "/usr/sbin/exim4"
#               ^^^^^^^^^^^^^^^^^ warning[unmatchable-process-name]: PROCESS_CHECK compares the name of the program without its path: write exim4.
  status      : ON
</custom_item>
<custom_item>
  type        : PROCESS_CHECK
  description : "Alternatives"
  name        : "exim4|master"
#               ^^^^^^^^^^^^^^ warning[unmatchable-process-name]: Alternatives are documented only for AUDIT_PROCESS_ON_PORT. Write a check for each name.
  status      : ON
</custom_item>
</check_type>
`,
);

check(
  "names that no process has, on Windows",
  `<check_type:"Windows" version:"2">
<group_policy:"Ports">
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Compared as they stand"
  value_type  : POLICY_TEXT
  value_data  : "nginx.exe|caddy.exe" || "web.+" || "a.exe, b.exe" || "caddy" || "System" || ""
#               ^^^^^^^^^^^^^^^^^^^^^ warning[unmatchable-process-name]: Names are compared literally, so | is part of the name. Write "nginx.exe" || "caddy.exe".
#                                        ^^^^^^^ warning[unmatchable-process-name]: web.+ is compared literally, not as a pattern: that needs check_type : CHECK_REGEX.
#                                                   ^^^^^^^^^^^^^^ warning[unmatchable-process-name]: Names in a list are joined by ||: "a.exe" || "b.exe".
#                                                                     ^^^^^^^ hint[unmatchable-process-name]: Image names have an extension: did you mean caddy.exe?
#                                                                                            ^^ warning[unmatchable-process-name]: The value names no process.
  port_type   : TCP
  port_no     : "443"
</custom_item>
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Patterns"
  value_type  : POLICY_TEXT
  value_data  : "nginx.exe|caddy.exe" || "web.+"
#                     ^ hint[unescaped-dot]
#                               ^ hint[unescaped-dot]
  check_type  : CHECK_REGEX
  port_type   : TCP
  port_no     : "443"
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "comparisons of names that are not documented",
  `<check_type:"Windows" version:"2">
<group_policy:"Ports">
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Greater"
  value_type  : POLICY_TEXT
  value_data  : "nginx.exe" && "caddy.exe"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[undecidable-process-name]: Tenable does not document how these values are compared with a process. Write "a.exe" || "b.exe".
  check_type  : CHECK_GREATER_THAN
#               ^^^^^^^^^^^^^^^^^^ warning[undecidable-process-name]: Tenable does not document what CHECK_GREATER_THAN means for a process name. Use CHECK_EQUAL or CHECK_REGEX.
  port_type   : TCP
  port_no     : "443"
</custom_item>
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "A pattern that can't be followed"
  value_type  : POLICY_TEXT
  value_data  : "(ng|ca)\\1[.]exe"
#               ^^^^^^^^^^^^^^^^^ hint[undecidable-process-name]: This pattern uses a back reference, which can't be matched here.
  check_type  : CHECK_REGEX
  port_type   : TCP
  port_no     : "443"
</custom_item>
</group_policy>
</check_type>
`,
);

check(
  "a pattern for a name on Unix",
  `<check_type:"Unix">
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Versions"
  port_type   : TCP
  ports       : "9000"
  name        : "php-fpm|php-fpm[0-9]"
#                        ^^^^^^^^^^^^ warning[undecidable-process-name]: Tenable does not document whether the scanner takes php-fpm[0-9] for a pattern. Write the names.
</custom_item>
</check_type>
`,
);
