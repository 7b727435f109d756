import type { CheckSource } from "../check-source.ts";
import { type Asked, type AskedUrl, nameOf } from "./asked.ts";

/** What a check asks an API for. */
export interface Request {
  /** A command whose output would be the answer. */
  typed: string;
  /** The name of a file with the answer. */
  file: string;
  isAnswer(asked: Asked): boolean;
}

export type FoundRequest = { ok: true; request: Request } | { ok: false; reason: string };

/** Finds the request of a check in its keywords. */
export type RequestOf = (source: CheckSource) => FoundRequest;

/** The answer as a file, `cat listUsers.json`. */
function asFile(name: string, ending: "json" | "xml"): Request {
  const wanted = nameOf(name);
  const file = `${fileNameOf(name)}.${ending}`;
  return {
    typed: `cat ${file}`,
    file,
    isAnswer: (asked) => asked.by === "file" && asked.name === wanted,
  };
}

/** The file name for a person: a name that needs no change stays as it is. */
function fileNameOf(name: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(name) ? name : nameOf(name);
}

function orUrl(file: Request, typed: string, isAnswer: (asked: AskedUrl) => boolean): FoundRequest {
  const request = {
    typed,
    file: file.file,
    isAnswer: (asked: Asked) => file.isAnswer(asked) || (asked.by === "url" && isAnswer(asked)),
  };
  return { ok: true, request };
}

function needed(
  source: CheckSource,
  name: string,
): { ok: true; text: string } | { ok: false; reason: string } {
  const written = source.written(name);
  const text = written?.text.trim() ?? "";
  if (text !== "") return { ok: true, text };
  return {
    ok: false,
    reason: `The check has no ${name} as a single quoted string, so it is not known what it asks for.`,
  };
}

/** One of a fixed set of documents that the plugin collects itself. */
export function fixedFile(name: string, ending: "json" | "xml"): RequestOf {
  return () => ({ ok: true, request: asFile(name, ending) });
}

/** The name of a request: `cat listUsers.json` (G 122-123). */
export const namedRequest: RequestOf = (source) => {
  const named = needed(source, "request");
  return named.ok ? { ok: true, request: asFile(named.text, "json") } : named;
};

/** `https://HOST/mgmt` and the path (G 77). */
export const f5Request: RequestOf = (source) => {
  const found = needed(source, "f5_command");
  if (!found.ok) return found;
  const path = found.text.replace(/^\/?/, "/");
  const file = asFile(path, "json");
  return orUrl(file, `curl -sku USER https://HOST/mgmt${path}`, (asked) => isPath(asked, `/mgmt${path}`));
};

/** Is it exactly this path, with the parameters after `?`? */
function isPath({ path, values }: AskedUrl, wanted: string): boolean {
  const [own = "", query] = wanted.split("?", 2);
  if (withoutEnd(path) !== withoutEnd(own)) return false;
  const asked = [...values].map(([name, value]) => `${name}=${value}`).join("&");
  return asked === (query ?? "");
}

function withoutEnd(path: string): string {
  return path.replace(/\/+$/, "");
}

/**
 * A path below the address of a service, such as `/v2.1/TENANT`; `[tenant-id]` in it means any id (G 136,
 * 147).
 */
export function pathRequest(format: "json" | "xml"): RequestOf {
  return (source) => {
    const found = needed(source, "request");
    if (!found.ok) return found;
    const placeholders = found.text.match(/\[[^\]]*\]/g) ?? [];
    const other = placeholders.find((one) => !/^\[tenant[-_]?id\]$/i.test(one));
    if (other !== undefined) {
      return {
        ok: false,
        reason: `The scanner asks for each ${other} of request, and Tenable does not document how it puts the answers together.`,
      };
    }
    const path = found.text.replace(/^\/?/, "/");
    const file = asFile(path.replace(/\[[^\]]*\]\/?/g, ""), format);
    const accepts = format === "xml" ? "-H 'Accept: application/xml' " : "";
    const typed = `curl -s ${accepts}'https://HOST${path}'`;
    return orUrl(file, typed, (asked) => endsIn(asked, path));
  };
}

/** `identity/v3`, `v2.1/7c0e5f`, `v1.0`, `beta`, `ovirt-engine` */
const base = /^(?:(?:[a-z-]+\/)?v\d[\d.]*(?:\/[0-9a-f-]{5,})?|beta|ovirt-engine)?$/;

/** Is the path below nothing but a version and the id of a tenant? */
function endsIn(asked: AskedUrl, path: string): boolean {
  const own = withoutEnd(asked.path).split("/").slice(1);
  const wanted = withoutEnd(path.split("?")[0]!).split("/").slice(1);
  if (own.length < wanted.length) return false;
  const above = own.slice(0, own.length - wanted.length);
  const isBase = base.test(above.join("/"));
  const fits = wanted.every((part, at) => /^\[/.test(part) || part === own[above.length + at]);
  return isBase && fits && isPath({ ...asked, path: withoutEnd(path.split("?")[0]!) }, path);
}

/** `?type=op&cmd=<request>`; the values of a report are written as in an address (G 140-144). */
export const paloAltoRequest: RequestOf = (source) => {
  const found = needed(source, "request");
  if (!found.ok) return found;
  const isReport = source.check.itemType === "AUDIT_REPORTS";
  const type = source.text("api_request_type")?.trim();
  if (type !== undefined && type !== "op")
    return { ok: false, reason: `Tenable does not document what api_request_type : ${type} asks for.` };
  const values = isReport ? `type=report${found.text.replace(/^&?/, "&")}` : `type=op&cmd=${found.text}`;
  const wanted = isReport ? reportValues(values) : `type=op\ncmd=${foldXml(found.text)}`;
  return orUrl(
    asFile(found.text, "xml"),
    `curl -sk 'https://HOST/api/?${values}'`,
    ({ path, values: asked }) => {
      const own = [...asked].filter(([name]) => name !== "key" && name !== "target");
      const order = isReport
        ? own.sort(([a], [b]) => (a < b ? -1 : 1))
        : ["type", "cmd"].map((name) => [name, foldXml(asked.get(name) ?? "")]);
      if (!isReport && own.length !== 2) return false;
      return /^\/api\/?$/.test(path) && order.map((one) => one.join("=")).join("\n") === wanted;
    },
  );
};

function reportValues(text: string): string {
  return text.split("&").sort().join("\n");
}

/** Normalises XML: blanks between tags don't matter, and an empty element may be two tags or one. */
function foldXml(xml: string): string {
  return xml
    .trim()
    .replace(/>\s+</g, "><")
    .replace(/<([\w.-]+)\s*\/>/g, "<$1></$1>");
}

/** A request that is itself XML, and is sent: `cat security-login-get-iter.xml`. */
export const xmlRequest: RequestOf = (source) => {
  const found = needed(source, "request");
  if (!found.ok) return found;
  const wanted = foldXml(found.text);
  const file = asFile(found.text, "xml");
  return orUrl(file, file.typed, ({ data }) => foldXml(data).includes(wanted));
};

/** The object of settings, or the query, which may be in the data that is sent (G 151-152). */
export const salesforceRequest: RequestOf = (source) => {
  const settings = source.written("settings_name")?.text.trim();
  const query = source.written("query")?.text.trim();
  if ((settings === undefined) === (query === undefined)) {
    return { ok: false, reason: "The check needs either settings_name or query, but not both." };
  }
  if (settings !== undefined) return { ok: true, request: asFile(settings, "xml") };
  const wanted = query!.replace(/\s+/g, " ");
  const isAnswer = ({ values, data }: AskedUrl) => {
    const sent = /<(?:[\w.-]+:)?queryString>([^<]*)</.exec(data)?.[1];
    return [values.get("q"), sent].some((one) => one?.trim().replace(/\s+/g, " ") === wanted);
  };
  return orUrl(
    asFile(query!, "xml"),
    `curl -s https://HOST/services/Soap -d ${quote(`<queryString>${query}</queryString>`)}`,
    isAnswer,
  );
};

function quote(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

/** The names of services on the AWS command line, by item type. */
const awsServices: Readonly<Record<string, string>> = {
  CONFIG: "configservice",
  S3: "s3api",
  LOGS: "logs",
};

/** An action of a service, `aws cloudtrail describe-trails` (G 28). */
export const awsRequest: RequestOf = (source) => {
  const found = needed(source, "aws_action");
  if (!found.ok) return found;
  const type = source.check.itemType ?? "";
  const service = awsServices[type] ?? type.toLowerCase();
  const isXml = source.has("xsl_stmt");
  const file = asFile(found.text, isXml ? "xml" : "json");
  const action = found.text.toLowerCase();
  const typed = isXml
    ? file.typed
    : `aws ${service} ${found.text.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase()}`;
  const isAnswer = (asked: Asked) => {
    if (asked.by === "aws") return asked.service === service && asked.action.replaceAll("-", "") === action;
    if (asked.by === "url")
      return (
        asked.values.get("Action")?.toLowerCase() === action &&
        [...asked.values.keys()].every((name) => name === "Action" || name === "Version")
      );
    return file.isAnswer(asked);
  };
  return { ok: true, request: { typed, file: file.file, isAnswer } };
};
