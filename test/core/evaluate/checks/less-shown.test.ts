import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { item, unix } from "../fixture.ts";
import { listedHost } from "../listed-host.ts";
import { builtin } from "./builtins/builtin-item.ts";

/** One thing is wrong on this host for each of the checks. */
const outputs = [
  "status /etc/ledger file 0640 root audit 0 81",
  "status /home/ada/.netrc file 0644 bob bob 1001 1001",
  "absent /root/.netrc",
  "absent /home/bob/.netrc",
  "file /etc/passwd\n|root:x:0:0::/root:/bin/bash\n|ada:x:1000:1000::/home/ada:/bin/bash\n|bob:x:1000:77::/home/bob:/bin/bash",
  "file /etc/group\n|root:x:0:\n|ada:x:1000:ghost\n|ada:x:1000:",
  "status /home/ada folder 0770 ada ada 1000 1000",
  "status /home/bob folder 0700 ada ada 1000 1000",
  "status /root folder 0700 root root 0 0",
  "status /bin/bash file 4757 ada root 1000 0",
  "file /etc/shells\n|/bin/sh",
  "file /etc/login.defs\n|PASS_MIN_LEN 5",
  "file /etc/securetty\n|console\n|tty1",
  "cmd su - root -c 'echo $PATH'\n|/opt:.",
  "status /opt folder 0777 root root 0 0",
  "cmd find / -nogroup -print\n|/srv/x",
  "package rpm:quill 0 1.0 1",
  "gone rpm:lamp",
  "levels ringd 3",
  "file /etc/xinetd.d/talk\n|service talk\n|{\n|disable = no\n|}",
  "cmd svcprop -p general/enabled ring\n|true",
  "cmd /usr/bin/defaults -currentHost read org.x idle\n|600",
];

const checks = [
  item("FILE_CHECK", 'description : "a"', 'file : "/etc/ledger"', 'owner : "root"', 'mask : "077"'),
  item("FILE_CHECK_NOT", 'description : "a"', 'file : "/etc/ledger"'),
  item("FILE_CHECK_NOT", 'description : "a"', 'file : "~/.netrc"'),
  item("FILE_CHECK", 'description : "a"', 'file : "~/.netrc"', 'mask : "077"', "required : NO"),
  item("RPM_CHECK", 'description : "a"', 'rpm : "quill-2.0-1"', 'operator : "gt"', "required : NO"),
  item("RPM_CHECK", 'description : "a"', 'rpm : "lamp-0-0"', 'operator : "gt"'),
  item("CHKCONFIG", 'description : "a"', 'service : "ringd"', 'levels : "35"', "status : OFF"),
  item("XINETD_SVC", 'description : "a"', 'service : "talk"', "status : OFF"),
  item(
    "SVC_PROP",
    'description : "a"',
    'service : "ring"',
    'property : "general/enabled"',
    'value : "false"',
  ),
  item(
    "MACOSX_DEFAULTS_READ",
    'description : "a"',
    'plist_name : "org.x"',
    'plist_item : "idle"',
    'regex : "9"',
  ),
  builtin("passwd_duplicate_uid"),
  builtin("passwd_invalid_gid"),
  builtin("group_duplicate_name"),
  builtin("group_nonexistent_users"),
  builtin("accounts_bad_home_permissions"),
  builtin("accounts_bad_home_group_permissions"),
  builtin("home_dir_localization_files_user_check", 'file : ".netrc"'),
  builtin("login_shells_with_suid"),
  builtin("login_shells_writeable"),
  builtin("login_shells_bad_owner"),
  builtin("invalid_login_shells"),
  builtin("min_password_length", 'value : "8..Max"'),
  builtin("root_login_from_console"),
  builtin("dot_in_root_path_variable"),
  builtin("writeable_dirs_in_root_path_variable"),
  builtin("find_orphan_files", 'find_option : "nogroup"'),
];

function statusesOn(shown: readonly string[]): string[] {
  const host = listedHost(`${shown.join("\n")}\n`);
  return evaluate(policyOf(parse(unix(...checks))), host, defaultEvaluateOptions).map(({ status }) => status);
}

test("every check fails on a host that shows everything", () => {
  assert.deepEqual(
    statusesOn(outputs),
    checks.map(() => "FAILED"),
  );
});

test("nothing passes if less is shown", () => {
  for (const [at, left] of outputs.entries()) {
    const statuses = statusesOn(outputs.filter((_, index) => index !== at));
    assert.deepEqual([left, checks.filter((_, index) => statuses[index] === "PASSED")], [left, []]);
  }
  assert.deepEqual(
    statusesOn([]),
    checks.map(() => "UNDECIDED"),
  );
});
