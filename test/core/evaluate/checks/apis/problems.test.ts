import assert from "node:assert/strict";
import { test } from "node:test";
import { problemInJson } from "../../../../../core/evaluate/checks/apis/problem-in-json.ts";
import { problemInXml } from "../../../../../core/evaluate/checks/apis/problem-in-xml.ts";
import { readJson } from "../../../../../core/jq/json.ts";
import { readXml } from "../../../../../core/xml/xml-tree.ts";

function ofJson(text: string): string | undefined {
  const read = readJson(text);
  assert.ok(read.ok, text);
  return problemInJson(read.value);
}

function ofXml(text: string): string | undefined {
  const read = readXml(text);
  assert.ok(read.ok, text);
  return problemInXml(read.root);
}

const soap = (inside: string) =>
  `<s:Envelope xmlns:s="urn:s"><s:Header/><s:Body>${inside}</s:Body></s:Envelope>`;

const answers: Readonly<Record<string, readonly string[]>> = {
  "is an error": [
    '{"error":{"code":"AuthorizationFailed","message":"no"}}',
    '{"odata.error":{"code":"Denied"}}',
    '{"errorCode":1005,"message":"Invalid credentials"}',
    '{"error_description":"expired"}',
    '{"__type":"AccessDeniedException","Message":"no"}',
    '{"fault":{"faultstring":"x"}}',
    '{"code":"401","message":"Unauthorized"}',
    '{"statusCode":503,"message":"later"}',
    '{"type":"about:blank","title":"Unauthorized","status":401}',
    '{"unauthorized":{"code":401,"message":"no"}}',
    '{"success":false,"data":[]}',
    '{"status":"failed","users":[]}',
    '{"message":"Forbidden"}',
    '{"Message":"User is not authorized"}',
    '{"detail":"Credentials were not provided."}',
    '{"code":"Unauthorized","message":"no"}',
    '{"messages":[{"type":"Error"}]}',
  ],
  "has an error in it": ['[{"value":[]},{"error":{"code":"x"}}]', '[{"errorCode":"INVALID_SESSION_ID"}]'],
  "is neither a list nor an object": ["null", "false", '"unauthorized"', "12"],
  "is one page of a list that continues at nextLink": ['{"value":[],"nextLink":"https://next.example"}'],
  "is one page of a list that continues at @odata.nextLink": ['[{"value":[],"@odata.nextLink":"x"}]'],
  "is one page of a list that continues at NextToken": [
    '{"Users":[],"NextToken":"t"}',
    '[{"NextToken":"t"}]',
  ],
  "is one page of a list that continues at IsTruncated": ['{"IsTruncated":true}'],
  "is one page of a list that continues at has_more": ['{"data":[],"has_more":true}'],
  "is one page of a list that continues at next": [
    '{"users":[],"links":{"self":"a","next":"b"}}',
    '{"users":[],"_links":{"next":{"href":"x"}}}',
    '{"meta":{"next":"x"}}',
    '{"next":"https://next.example"}',
  ],
  "is one page of a list that continues at servers_links": [
    '{"servers":[],"servers_links":[{"rel":"self"},{"rel":"next","href":"x"}]}',
  ],
  "is one page of a list: its Total is 9": ['{"Devices":[1,2],"Page":0,"PageSize":2,"Total":9}'],
  "is one page of a list: its totalPages is 3": ['{"items":[],"pageIndex":1,"totalPages":3}'],
};

for (const [problem, texts] of Object.entries(answers)) {
  test(`an answer in JSON that ${problem}`, () => {
    for (const text of texts) assert.equal(ofJson(text), problem, text);
  });
}

test("an answer in JSON to what was asked", () => {
  for (const text of [
    "{}",
    "[]",
    "[null,1]",
    '{"users":[{"name":"a","message":"x","next":"y"}]}',
    '{"error":null,"errors":[],"users":[]}',
    '{"nextLink":null,"NextToken":"","IsTruncated":false}',
    '{"users":[],"links":{"self":"a","next":null}}',
    '{"servers":[{"links":[{"rel":"next"}]}]}',
    '{"Devices":[1,2],"Total":2,"totalPages":1}',
    '{"total":12}',
    '{"kind":"tm:net:self","selfLink":"x","description":"an error"}',
    '[{"name":"a","code":404,"message":"of an alarm"}]',
    '{"status":"enabled","code":200,"message":"ok","users":[]}',
  ])
    assert.equal(ofJson(text), undefined, text);
});

const documents: Readonly<Record<string, readonly string[]>> = {
  "is an error": [
    "<ErrorResponse><Error/></ErrorResponse>",
    "<error><code>401</code></error>",
    "<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>",
    soap("<s:Fault><faultstring>x</faultstring></s:Fault>"),
    '<response status="error"><msg/></response>',
    '<response status="unauth" code="22"/>',
    '<netapp><results errno="13" status="failed"/></netapp>',
    "<fault><reason>x</reason></fault>",
  ],
  "is an HTML page": ["<html><body/></html>", '<HTML xmlns="http://www.w3.org/1999/xhtml"/>'],
  "is a job that has not finished": [
    '<response status="success"><result><msg><line>Job enqueued</line></msg><job>7</job></result></response>',
    '<response status="success"><result><job><id>7</id><status>ACT</status></job></result></response>',
  ],
  "is one page of a list that continues at next-tag": [
    '<netapp><results status="passed"><next-tag>x</next-tag></results></netapp>',
  ],
  "is one page of a list that continues at IsTruncated": [
    "<ListResponse><ListResult><IsTruncated>true</IsTruncated></ListResult></ListResponse>",
  ],
  "is one page of a list that continues at done": [
    soap("<queryResponse><result><done>false</done></result></queryResponse>"),
    "<queryResponse><result><done>false</done></result></queryResponse>",
  ],
  "is one page of a list that continues at token": [
    soap("<RetrieveResponse><returnval><token>0</token></returnval></RetrieveResponse>"),
  ],
};

for (const [problem, texts] of Object.entries(documents)) {
  test(`an answer in XML that ${problem}`, () => {
    for (const text of texts) assert.equal(ofXml(text), problem, text);
  });
}

test("an answer in XML to what was asked", () => {
  for (const text of [
    '<response status="success"><result><job><id>7</id><status>FIN</status></job></result></response>',
    "<ListResponse><ListResult><IsTruncated>false</IsTruncated></ListResult></ListResponse>",
    soap("<queryResponse><result><done>true</done></result></queryResponse>"),
    "<profile><user><token>a</token></user></profile>",
    '<hosts><host status="failed"/></hosts>',
    '<netapp><results status="passed"><next-tag/></results></netapp>',
  ])
    assert.equal(ofXml(text), undefined, text);
});
