import assert from "node:assert/strict";
import { test } from "node:test";
import { askedAsFile, askedBy, nameOf } from "../../../../../core/evaluate/checks/apis/asked.ts";

/** What a command line asks for: a path and its values, a service and an action, or a file. */
function asked(typed: string): string {
  const found = askedBy(typed);
  if (found === undefined) return "nothing";
  if (found.by === "file") return found.name;
  if (found.by === "aws") return `${found.service} ${found.action}`;
  return [found.path, ...[...found.values].map(([name, value]) => `${name}=${value}`)].join(" ");
}

const cases: [typed: string, asks: string][] = [
  ["curl https://lb.example/mgmt/tm/sys/ntp", "/mgmt/tm/sys/ntp"],
  ["curl -sku ops https://lb.example/mgmt/tm/sys/ntp", "/mgmt/tm/sys/ntp"],
  ["curl -s -k -u ops:$PW -H 'Accept: application/json' lb.example/mgmt", "/mgmt"],
  ["sudo curl --user ops --max-time 9 'https://lb.example/a%20b?c=d%2Fe&f=g+h#i'", "/a b c=d/e f=g h"],
  ["curl -X POST -d 'type=op' --data-urlencode 'cmd=<a/>' https://fw.example/api/", "/api/ type=op cmd=<a/>"],
  ["curl --url https://lb.example/x | jq .", "/x"],
  ["curl https://lb.example/x 2>/dev/null | python3 -m json.tool", "/x"],
  ["curl --silent --insecure --tlsv1.2 --compressed https://lb.example/x", "/x"],
  ["curl https://lb.example", "/"],
  ["curl https://lb.example/100%", "/100%"],
  // What is printed is not the answer, or not all of it.
  ["curl https://lb.example/x | jq .items", "nothing"],
  ["curl https://lb.example/x | head", "nothing"],
  ["curl https://lb.example/x > x.json", "nothing"],
  ["curl -o x.json https://lb.example/x", "nothing"],
  ["curl -sO https://lb.example/x", "nothing"],
  ["curl -i https://lb.example/x", "nothing"],
  ["curl -si https://lb.example/x", "nothing"],
  ["curl -X DELETE https://lb.example/x", "nothing"],
  ["curl --request=DELETE https://lb.example/x", "nothing"],
  ["curl --trace-ascii - https://lb.example/x", "nothing"],
  ["curl --some-new-option https://lb.example/x", "nothing"],
  ["curl https://lb.example/x https://lb.example/y", "nothing"],
  ["curl https://lb.example/x; curl https://lb.example/y", "nothing"],
  ["curl -K options", "nothing"],
  ["wget https://lb.example/x", "nothing"],
  ["aws ec2 describe-regions", "ec2 describe-regions"],
  ["aws --profile audit ec2 describe-regions --output json --region eu-west-1", "ec2 describe-regions"],
  ["aws ec2 describe-regions --query Regions", "nothing"],
  ["aws ec2 describe-regions --output table", "nothing"],
  ["aws s3 ls x", "nothing"],
  ["aws help", "nothing"],
  ["cat listUsers.json", "listusers"],
  ["cat /srv/audit/listUsers.json | jq '.'", "listusers"],
  ["cat listUsers.json listGroups.json", "nothing"],
  ["cat -n listUsers.json", "nothing"],
  ["cat listUsers.txt", "nothing"],
  ["grep id listUsers.json", "nothing"],
];

for (const [typed, asks] of cases) test(`asked by ${typed}`, () => assert.equal(asked(typed), asks));

const names: [request: string, name: string][] = [
  ["listUsers", "listusers"],
  ["/tm/sys/ntp", "tm-sys-ntp"],
  ["<show><system><info></info></system></show>", "show-system-info"],
  ["<get><application>rsh</application></get>", "get-application-rsh"],
  ["/reports/getUse(period='D30')", "reports-getuse-period-d30"],
];

for (const [request, name] of names) {
  test(`the answer to ${request} is in a file that is called ${name}`, () => {
    assert.equal(nameOf(request), name);
    assert.equal(askedAsFile(`folder/${name}.JSON`)?.name, name);
  });
}
