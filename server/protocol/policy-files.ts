/** Files that the server can't read and the client sends. */

/** A policy from a file or an editor: either `base64` of the bytes, or `text`. */
export interface PolicySource {
  uri: string;
  text?: string;
  base64?: string;
}

/** A policy of a thousand checks has about 2 MB; the client does not send larger ones than this. */
export const maxPolicyBytes = 16 * 1024 * 1024;

/** From the server to the client: the policies of the workspace. */
export const listPoliciesMethod = "nessusAudit/listPolicies";

export interface ListPoliciesResult {
  /** `version` differs after every change to the file. */
  policies: { uri: string; version: string }[];
}

/** From the server to the client: the texts of some policies. Those that can't be read are left out. */
export const readPoliciesMethod = "nessusAudit/readPolicies";

export interface ReadPoliciesParams {
  uris: string[];
}

export interface ReadPoliciesResult {
  policies: PolicySource[];
}

/** From the server to the client: the text of a configuration file, wherever the workspace is. */
export const readFileMethod = "nessusAudit/readFile";

export interface ReadFileParams {
  uri: string;
  /**
   * "extended": another configuration names it, "baseline": a setting does, so it has to be in the workspace.
   */
  how: "found" | "extended" | "baseline";
}

/** Without `text`, there is no such file, or `problem` says why it is not read. */
export interface ReadFileResult {
  text?: string;
  problem?: string;
}

/** Why a configuration, or one that it extends, is not read. */
export const outsideOfWorkspace = "This is outside the workspace, so it was not read.";

/**
 * From the server to the client: the findings of policies may have changed, even of those that are not open.
 */
export const configurationChangedMethod = "nessusAudit/configurationChanged";

/** The name of the file that configures a folder and those below it. */
export const configurationFileName = ".nessus-audit.json";

/** More bytes than any configuration or baseline has. */
export const readableBytes = {
  found: 1024 * 1024,
  extended: 1024 * 1024,
  baseline: 16 * 1024 * 1024,
} as const;

/** Why such a file is not read. */
export const tooLargeToRead = "This is too large to be read here.";
