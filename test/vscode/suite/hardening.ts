/** Where tests put it in the workspace. */
export const hardeningPath = "policies/hardening.audit";

/** A policy without a port check. */
export const hardening = `# hosts: term-1
<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel is a 6"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "No login of root"
  file        : "/etc/ssh/sshd_config"
  regex       : "^[[:blank:]]*PermitRootLogin"
  expect      : "no[[:blank:]]*$"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "Addresses are not forwarded"
  cmd         : "sysctl net.ipv4.ip_forward"
  expect      : "= 0$"
</custom_item>
</check_type>
`;

/** What was copied out of a terminal. */
export const transcript = `root@term-1:~# uname -r
6.1.0-9-amd64
root@term-1:~# cat /etc/ssh/sshd_config
Port 22
PermitRootLogin yes
root@term-1:~# 
`;
