import { type KeywordRoles, keywordRoles } from "../keyword-roles.ts";
import {
  awsRequest,
  f5Request,
  fixedFile,
  namedRequest,
  paloAltoRequest,
  pathRequest,
  type RequestOf,
  salesforceRequest,
  xmlRequest,
} from "./requests.ts";

/** How the checks of a kind ask an API. */
export interface ApiKind {
  requestOf: RequestOf;
  keywords: KeywordRoles;
  /** An answer may be one of several, one for each region, which the scanner puts into a list. */
  isListed?: true;
}

const looked: KeywordRoles = {
  regex: "judged",
  expect: "judged",
  not_expect: "judged",
  match_all: "judged",
};

/** @param keywords besides the transform and what is searched for in its output */
function kind(transform: "jq" | "xsl" | "either", requestOf: RequestOf, own: KeywordRoles = {}): ApiKind {
  const transforms: KeywordRoles = {
    ...(transform !== "jq" && { xsl_stmt: "repeated" }),
    ...(transform !== "xsl" && { json_transform: "judged" }),
  };
  return { requestOf, keywords: keywordRoles({ ...looked, ...transforms, ...own }) };
}

const aws: ApiKind = {
  ...kind("either", awsRequest, {
    aws_action: "judged",
    // What narrows the request is not visible in the command or the name of a file.
    parameters: "open",
    policy_arn: "open",
    role_name: "open",
    policy_name: "open",
    distribution_id: "open",
    bucket_name: "open",
    hosted_zone_id: "open",
    days: "open",
    any_region: "open",
  }),
  isListed: true,
};
const awsTypes =
  "EC2 IAM ELB RDS CONFIG AUTOSCALING CLOUDFRONT S3 LOGS CLOUDTRAIL CLOUDWATCH KMS ROUTE53 SNS".split(" ");

const services: KeywordRoles = {
  service: "judged",
  request: "judged",
  required: "judged",
  any_region: "open",
};
const mdm: KeywordRoles = { bw_list: "open", output_all_lines: "open" };

/** By check type and item type, "" for items without one. */
const table: Readonly<Record<string, Readonly<Record<string, ApiKind>>>> = {
  // G 76-79
  F5: {
    "": kind("jq", f5Request, {
      f5_command: "judged",
      required: "judged",
      min_occurrences: "open",
      max_occurrences: "open",
    }),
  },
  // G 120-125
  microsoft_azure: { "": kind("jq", namedRequest, { request: "judged", subscriptions: "open" }) },
  Office365: { "": kind("jq", pathRequest("json"), { request: "judged" }) },
  // No chapter; shipped items look like those for Azure.
  MDM: {
    FULL_PROFILE_INFO: kind("jq", fixedFile("profiles", "json"), mdm),
    CONFIGURATION_INFO: kind("jq", fixedFile("configuration", "json"), mdm),
    APP_INFO_BY_DEVICE: kind("jq", fixedFile("apps", "json"), mdm),
    DEVICE_INFO: kind("jq", fixedFile("devices", "json"), mdm),
  },
  // G 135-138
  OpenStack: { "": kind("jq", pathRequest("json"), services) },
  Rackspace: { "": kind("jq", pathRequest("json"), services) },
  // G 27-32
  amazon_aws: Object.fromEntries(awsTypes.map((type) => [type, aws])),
  // G 139-145
  Palo_Alto: {
    AUDIT_XML: kind("xsl", paloAltoRequest, { request: "judged", api_request_type: "judged" }),
    AUDIT_REPORTS: kind("xsl", paloAltoRequest, { request: "judged", check_option: "judged" }),
  },
  Netapp_API: { AUDIT_XML: kind("xsl", xmlRequest, { request: "judged" }) },
  // G 146-148
  RHEV: { "": kind("xsl", pathRequest("xml"), { request: "judged" }) },
  // G 149-153
  "Salesforce.com": { "": kind("xsl", salesforceRequest, { settings_name: "judged", query: "judged" }) },
  // G 242-247
  VMware: {
    AUDIT_VM: kind("xsl", fixedFile("retrieveProperties-vm", "xml")),
    AUDIT_ESX: kind("xsl", fixedFile("retrieveProperties-esx", "xml")),
    AUDIT_VCENTER: kind("xsl", fixedFile("retrieveProperties-vcenter", "xml")),
  },
  WatchGuard: { "": kind("xsl", fixedFile("configuration", "xml")) },
};

/** How checks of these types ask an API; undefined if they do not, or if nothing shows how. */
export function apiKindOf(checkType: string | undefined, itemType: string | undefined): ApiKind | undefined {
  const own = checkType !== undefined && Object.hasOwn(table, checkType) ? table[checkType] : undefined;
  const type = itemType ?? "";
  return own !== undefined && Object.hasOwn(own, type) ? own[type] : undefined;
}
