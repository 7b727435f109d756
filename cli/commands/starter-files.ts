import { defaultCacheLocation } from "../lint/cache/cache-location.ts";

/** The files that `init` puts into a repository of policies. */

const policy = `# What may be reachable on a web server.
<check_type:"Unix">

<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Only SSH, HTTP and HTTPS are open"
  port_type   : TCP
  ports       : "22,80,443"
</custom_item>

<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Only DHCP is open over UDP"
  port_type   : UDP
  ports       : "68"
</custom_item>

<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Nothing but sshd listens on port 22"
  port_type   : TCP
  ports       : "22"
  name        : "sshd"
</custom_item>

</check_type>
`;

const host = `# host: web01
# expect: PASSED "Only SSH, HTTP and HTTPS are open"
# expect: PASSED "Only DHCP is open over UDP"
# expect: PASSED "Nothing but sshd listens on port 22"
$ ss -tulpn
Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=702,fd=3))
tcp   LISTEN 0      511          0.0.0.0:80        0.0.0.0:*    users:(("nginx",pid=815,fd=6))
tcp   LISTEN 0      511          0.0.0.0:443       0.0.0.0:*    users:(("nginx",pid=815,fd=7))
udp   UNCONN 0      0          127.0.0.1:323       0.0.0.0:*    users:(("chronyd",pid=655,fd=5))
`;

const configuration = `{
  // Rules that you see differently: error, warning, hint or off.
  "rules": {},

  // The same for some policies only, such as drafts.
  "overrides": [],

  // Policies that are not linted, such as those that you only keep: "vendor/".
  "ignore": [],

  // What the vendor does not document about open-port checks, as it is assumed where nothing else is said.
  // "evaluate": { "loopback": "ignore", "closedPort": "error", "unlistedProtocol": "error" },
}
`;

const github = `name: Audit policies
on: [push, pull_request]

jobs:
  audit:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      - run: npx --yes nessus-audit lint policies --format github --output sarif=audit.sarif
      - uses: github/codeql-action/upload-sarif@ce28f5bb42b7a9f2c824e633a3f6ee835bab6858 # v3.29.0
        if: always()
        with:
          sarif_file: audit.sarif
      - run: npx --yes nessus-audit check policies --hosts hosts --expect --format github
`;

const gitlab = `audit-policies:
  image: node:22
  script:
    - npx --yes nessus-audit lint policies --output gitlab=lint.json
    - npx --yes nessus-audit check policies --hosts hosts --expect --output junit=verdicts.xml
  artifacts:
    when: always
    reports:
      codequality: lint.json
      junit: verdicts.xml
`;

const azure = `trigger: ["*"]
pool:
  vmImage: ubuntu-latest
steps:
  - task: UseNode@1
    inputs:
      version: 22.x
  - script: npx --yes nessus-audit lint policies --format azure --output junit=lint.xml
    displayName: Lint audit policies
  - script: npx --yes nessus-audit check policies --hosts hosts --expect --output junit=verdicts.xml
    displayName: Evaluate audit policies
    condition: always()
  - task: PublishTestResults@2
    condition: always()
    inputs:
      testResultsFiles: "*.xml"
`;

export const ciServices = ["github", "gitlab", "azure", "none"] as const;

export type CiService = (typeof ciServices)[number];

const ciFiles: Record<CiService, Record<string, string>> = {
  github: { ".github/workflows/audit-policies.yml": github },
  gitlab: { ".gitlab-ci.yml": gitlab },
  azure: { "azure-pipelines.yml": azure },
  none: {},
};

/** The files, by path with `/`. */
export function starterFiles(ci: CiService): Record<string, string> {
  return {
    "policies/web-server.audit": policy,
    "hosts/web01.txt": host,
    ".nessus-audit.json": configuration,
    ".gitignore": `${defaultCacheLocation}\n`,
    ...ciFiles[ci],
  };
}
