import { item, unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";

function rpm(name: string, operator: string, ...more: string[]): string {
  return item("RPM_CHECK", 'description : "r"', `rpm : "${name}"`, `operator : "${operator}"`, ...more);
}

function pkg(name: string, ...more: string[]): string {
  return item("PKG_CHECK", 'description : "p"', `pkg : "${name}"`, ...more);
}

const host = `package rpm:quill - 2.10 3.el9
package rpm:ink 2 1.0 1
package rpm:core - 5.14 1.el9
package rpm:pen-holder 0 4.2 7
package rpm:grind - 1.0~rc1 1
package rpm:bare - 7 -
gone rpm:lamp
package pkginfo:QWquill - 11.9.2 -
gone pkginfo:QWlamp
`;

type Expected = [name: string, check: string, verdict: string];

const cases: Expected[] = [
  ["newer", rpm("quill-2.9-1", "gt"), "PASSED r: quill 2.10-3.el9 is newer than 2.9-1."],
  ["not newer", rpm("quill-2.10-4", "gte"), "FAILED r: quill 2.10-3.el9 is older than 2.10-4."],
  ["the same", rpm("quill-2.10-3.el9", "eq"), "PASSED r: quill 2.10-3.el9 is the same as 2.10-3.el9."],
  ["a release candidate", rpm("grind-1.0-1", "lt"), "PASSED r: grind 1.0~rc1-1 is older than 1.0-1."],
  [
    "installed at all",
    rpm("core-0-0", "gt", "required : YES"),
    "PASSED r: core 5.14-1.el9 is newer than 0-0.",
  ],
  [
    "not installed",
    rpm("lamp-0-0", "gt", "required : YES"),
    "FAILED r: lamp is not installed, line 7 of the snapshot.",
  ],
  [
    "not installed by default",
    rpm("lamp-1.2-3", "lt"),
    "FAILED r: lamp is not installed, line 7 of the snapshot.",
  ],
  [
    "not installed, as permitted",
    rpm("lamp-1.2-3", "gt", "required : NO"),
    "PASSED r: lamp is not installed, line 7 of the snapshot, and required : NO permits that.",
  ],
  ["hyphens in a name", rpm("pen-holder-4.1-9", "gt"), "PASSED r: pen-holder 4.2-7 is newer than 4.1-9."],
  [
    "not shown",
    rpm("paper-1-1", "gt"),
    "UNDECIDED (missing) r: The snapshot does not show whether paper is installed.",
  ],
  ["without a release", rpm("pen-holder-4.1", "gt"), "PASSED r: pen-holder 4.2-7 is newer than 4.1."],
  [
    "the same version, without a release",
    rpm("pen-holder-4.2", "gt"),
    "UNDECIDED (undocumented) r: pen-holder 4.2-7 is installed, but pen-holder-4.2 omits a part of the version, and Tenable does not document how that is compared.",
  ],
  ["an epoch decides", rpm("ink-1:9.9-9", "gt"), "PASSED r: ink 2:1.0-1 is newer than 1:9.9-9."],
  [
    "an epoch that the policy leaves out",
    rpm("ink-9.9-9", "gt"),
    "UNDECIDED (undocumented) r: ink 2:1.0-1 is installed, but ink-9.9-9 omits a part of the version, and Tenable does not document how that is compared.",
  ],
  ["an epoch that makes no difference", rpm("ink-0.9-9", "gt"), "PASSED r: ink 2:1.0-1 is newer than 0.9-9."],
  [
    "an epoch that is not shown",
    rpm("quill-1:1.0-1", "gt"),
    "UNDECIDED (partial) r: quill 2.10-3.el9 is installed, but the snapshot does not show its epoch, and quill-1:1.0-1 names one.",
  ],
  [
    "another operator",
    rpm("quill-1-1", "ge"),
    "UNDECIDED (undocumented) r: The value of operator is not one of lt, lte, eq, gte and gt.",
  ],
  [
    "no version",
    rpm("quill", "gt"),
    "UNDECIDED (undocumented) r: The value of rpm does not have the form name-version-release.",
  ],
  ["pkg: installed", pkg("QWquill", "required : YES"), "PASSED p: QWquill is installed."],
  ["pkg: not installed", pkg("QWlamp"), "FAILED p: QWlamp is not installed, line 9 of the snapshot."],
  [
    "pkg: may be missing",
    pkg("QWlamp", "required : NO"),
    "PASSED p: QWlamp is not installed, line 9 of the snapshot, and required : NO permits that.",
  ],
  [
    "pkg: newer",
    pkg("QWquill", 'version : "11.10"', 'operator : "gt"'),
    "FAILED p: QWquill 11.9.2 is not newer than 11.10.",
  ],
  [
    "pkg: older",
    pkg("QWquill", 'version : "11.10"', 'operator : "lt"'),
    "PASSED p: QWquill 11.9.2 is older than 11.10.",
  ],
  [
    "pkg: letters in a version",
    pkg("QWquill", 'version : "11.10b"', 'operator : "lt"'),
    "UNDECIDED (undocumented) p: The value of version is not numbers separated by dots, and Tenable does not document how other versions are compared.",
  ],
];

for (const [name, check, verdict] of cases) {
  checkListed(name, { policy: unix(check), host }, [verdict]);
}

/** Two kernels in one list. */
const twice = `list rpm
packages rpm:core 5.14-1 5.14-3
packages rpm:lib 2-1 2-1
`;

checkListed(
  "of several versions all have to say the same",
  {
    policy: unix(
      rpm("core-5.14-2", "gte"),
      rpm("core-5.13-2", "gte"),
      rpm("lib-2-1", "eq"),
      rpm("pot-0-0", "gt"),
    ),
    host: twice,
  },
  [
    "UNDECIDED (undocumented) r: core 5.14-1 and core 5.14-3 are installed, and Tenable does not document which of them counts.",
    "PASSED r: core 5.14-1 is not older than 5.13-2, and so is core 5.14-3.",
    "PASSED r: lib 2-1 is the same as 2-1, and so is lib 2-1.",
    "FAILED r: pot is not installed, line 1 of the snapshot.",
  ],
);

checkListed(
  "remedies name the command that decides",
  {
    policy: unix(
      rpm("pa;per-1-1", "gt"),
      rpm("paper-1:1-1", "gt"),
      pkg("QWx"),
      pkg("QWx", 'version : "1"', 'operator : "lt"'),
    ),
    host: "",
    show: ["remedy"],
  },
  [
    "UNDECIDED (missing) r: The snapshot does not show whether pa;per is installed.",
    "  remedy Add the output of `rpm -q 'pa;per'`, with the command line above it.",
    "UNDECIDED (missing) r: The snapshot does not show whether paper is installed.",
    "  remedy Add the output of `rpm -q --qf '%{NAME} %{EPOCH} %{VERSION} %{RELEASE}\\n' paper`, with the command line above it.",
    "UNDECIDED (missing) p: The snapshot does not show whether QWx is installed.",
    "  remedy Add the output of `pkginfo QWx`, with the command line above it.",
    "UNDECIDED (missing) p: The snapshot does not show whether QWx is installed.",
    "  remedy Add the output of `pkginfo -l QWx`, with the command line above it.",
  ],
);
