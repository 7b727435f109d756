/** Puts the files of `schema/` together. A new check type file is added here and nowhere else. */
import acl from "../../schema/acl.json" with { type: "json" };
import alcatel from "../../schema/check-types/alcatel.json" with { type: "json" };
import amazonAws from "../../schema/check-types/amazon-aws.json" with { type: "json" };
import arubaos from "../../schema/check-types/arubaos.json" with { type: "json" };
import as400 from "../../schema/check-types/as400.json" with { type: "json" };
import brocade from "../../schema/check-types/brocade.json" with { type: "json" };
import checkpoint from "../../schema/check-types/checkpoint.json" with { type: "json" };
import cisco from "../../schema/check-types/cisco.json" with { type: "json" };
import database from "../../schema/check-types/database.json" with { type: "json" };
import f5 from "../../schema/check-types/f5.json" with { type: "json" };
import fileContent from "../../schema/check-types/file-content.json" with { type: "json" };
import fireeye from "../../schema/check-types/fireeye.json" with { type: "json" };
import fortigate from "../../schema/check-types/fortigate.json" with { type: "json" };
import hpProcurve from "../../schema/check-types/hp-procurve.json" with { type: "json" };
import juniper from "../../schema/check-types/juniper.json" with { type: "json" };
import mdm from "../../schema/check-types/mdm.json" with { type: "json" };
import microsoftCloud from "../../schema/check-types/microsoft-cloud.json" with { type: "json" };
import mongodb from "../../schema/check-types/mongodb.json" with { type: "json" };
import netapp from "../../schema/check-types/netapp.json" with { type: "json" };
import netappApi from "../../schema/check-types/netapp-api.json" with { type: "json" };
import networkConfig from "../../schema/check-types/network-config.json" with { type: "json" };
import networkUntyped from "../../schema/check-types/network-untyped.json" with { type: "json" };
import paloAlto from "../../schema/check-types/palo-alto.json" with { type: "json" };
import restApi from "../../schema/check-types/rest-api.json" with { type: "json" };
import salesforce from "../../schema/check-types/salesforce.json" with { type: "json" };
import snowflake from "../../schema/check-types/snowflake.json" with { type: "json" };
import sqlDatabases from "../../schema/check-types/sql-databases.json" with { type: "json" };
import unix from "../../schema/check-types/unix.json" with { type: "json" };
import vmware from "../../schema/check-types/vmware.json" with { type: "json" };
import windows from "../../schema/check-types/windows.json" with { type: "json" };
import windowsPolicies from "../../schema/check-types/windows-policies.json" with { type: "json" };
import xenserver from "../../schema/check-types/xenserver.json" with { type: "json" };
import zte from "../../schema/check-types/zte.json" with { type: "json" };
import common from "../../schema/common.json" with { type: "json" };
import frameworks from "../../schema/frameworks.json" with { type: "json" };
import frequency from "../../schema/frequency.json" with { type: "json" };
import metadataHeader from "../../schema/metadata-header.json" with { type: "json" };
import mistakes from "../../schema/mistakes.json" with { type: "json" };
import operators from "../../schema/operators.json" with { type: "json" };
import sharedKeywords from "../../schema/shared-keywords.json" with { type: "json" };
import tags from "../../schema/tags.json" with { type: "json" };
import valueForms from "../../schema/value-forms.json" with { type: "json" };
import valueTypes from "../../schema/value-types.json" with { type: "json" };
import type { SchemaSource } from "./source.ts";

// TypeScript widens the words in JSON to `string`; tests with the schema of the schema make sure that they
// are the right ones.
const checkTypeFiles = [
  alcatel,
  amazonAws,
  arubaos,
  as400,
  brocade,
  checkpoint,
  cisco,
  database,
  f5,
  fileContent,
  fireeye,
  fortigate,
  hpProcurve,
  juniper,
  mdm,
  microsoftCloud,
  mongodb,
  netapp,
  netappApi,
  networkConfig,
  networkUntyped,
  paloAlto,
  restApi,
  salesforce,
  snowflake,
  sqlDatabases,
  unix,
  vmware,
  windows,
  xenserver,
  zte,
] as unknown as SchemaSource["checkTypeFiles"];

export const schemaSource: SchemaSource = {
  checkTypeFiles,
  predefinedPolicies: [windowsPolicies] as unknown as SchemaSource["predefinedPolicies"],
  common: common as unknown as SchemaSource["common"],
  sharedKeywords: sharedKeywords.keywords as unknown as SchemaSource["sharedKeywords"],
  tags: tags.tags as unknown as SchemaSource["tags"],
  acl: acl as unknown as SchemaSource["acl"],
  valueForms: valueForms.forms as unknown as SchemaSource["valueForms"],
  valueTypes: valueTypes.valueTypes as unknown as SchemaSource["valueTypes"],
  operators: operators.operators as unknown as SchemaSource["operators"],
  frameworks: frameworks.frameworks as unknown as SchemaSource["frameworks"],
  metadata: metadataHeader.elements as unknown as SchemaSource["metadata"],
  mistakes: mistakes.mistakes as unknown as SchemaSource["mistakes"],
  frequency: frequency.checkTypes as unknown as SchemaSource["frequency"],
};
