import { check } from "./fixture.ts";

const item = `<check_type:"Unix">
<item>
  name        : "passwd_zero_uid"
  description : "Only root has the uid 0"
</item>
</check_type>
`;

check(
  "a list of hosts, groups and what is taken back",
  `# hosts: web-*, @dmz, !web-9, @data center, !@old, web-{1,2}\n${item}`,
);

check(
  "words that can't be read, and what parts them",
  `# hosts: web-1, [z-a], db-2
#               ^^^^^ warning[malformed-hosts]: This glob is malformed: …
# hosts: !, web-1,, @
#        ^ warning[malformed-hosts]: Name a host here, …
#                   ^ warning[malformed-hosts]
# hosts: web-1 web-2, db-{1, 2}, ! web-3, @data center
#        ^^^^^^^^^^^ warning[malformed-hosts]: Put commas between host names.
#                     ^^^^^^^^^ warning[malformed-hosts]
${item}`,
);

check(
  "a list of nothing",
  `# hosts:
#< warning[malformed-hosts]: Name the hosts, …
${item}`,
);

check(
  "only before the first check",
  item.replace(
    "  description",
    "  # hosts: web-*\n# ^^^^^^^^^^^^^^ hint[malformed-hosts]: A # hosts: comment counts only before the first check. …\n  description",
  ),
);

check(
  "a policy that says nothing, and comments that are about something else",
  `# my hosts: all of them\n# host: web-1\n${item}`,
);
