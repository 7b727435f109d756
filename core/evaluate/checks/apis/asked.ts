import { simpleCommand, type Word } from "../../../snapshot/transcript/simple-command.ts";
import { remember } from "../../../text/remember.ts";

/** What a command asks for, if its output is an answer and nothing else. */
export type Asked = AskedUrl | AskedFile | AskedAws;

/** curl: an address. */
export interface AskedUrl {
  by: "url";
  /** Decoded, from the first slash after the host, without the query after `?`. */
  path: string;
  /** The parameters after `?` or in the data that is sent, decoded, by name. */
  values: ReadonlyMap<string, string>;
  /** The data that is sent, unchanged. */
  data: string;
}

/** A text that was saved under the name of its request. */
export interface AskedFile {
  by: "file";
  /** As returned by `nameOf`. */
  name: string;
}

/** aws: a service and its action, `describe-trails`. */
export interface AskedAws {
  by: "aws";
  service: string;
  action: string;
}

/** Prints JSON unchanged, except for blanks. */
const printsJson = /\|\s*(?:jq(?:\s+(?:'\.'|"\."|\.))?|python3?\s+-m\s+json\.tool|json_pp)\s*$/;

/** What a command line asks for; undefined if it asks for nothing, or prints only a part. */
export const askedBy = remember((typed: string): Asked | undefined => {
  const command = simpleCommand(typed.replace(printsJson, ""));
  if (command === undefined || command.isFiltered) return undefined;
  if (command.name === "curl") return askedByCurl(command.args);
  if (command.name === "aws") return askedByAws(command.args);
  if (command.name !== "cat" && command.name !== "type" && command.name !== "get-content") return undefined;
  const [file, ...others] = command.args;
  return file === undefined || others.length > 0 || file.text.startsWith("-")
    ? undefined
    : askedAsFile(file.text);
});

/** What the name of a file says that it answers: `listUsers.json` is the answer to listUsers. */
export function askedAsFile(path: string): AskedFile | undefined {
  const name = /([^/\\]+)\.(?:json|xml)$/i.exec(path)?.[1];
  return name === undefined ? undefined : { by: "file", name: nameOf(name) };
}

/**
 * Turns a request into a file name: letters and digits, with a hyphen for everything in between; for a
 * request in XML, its opening tags. `/directoryRoles` is directoryroles,
 * `<show><system><info/></system></show>` show-system-info.
 */
export function nameOf(request: string): string {
  return request
    .replace(/<\/[^>]*>/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
}

/** Options of curl whose value says nothing about what is asked for. */
const plainValues =
  /^(?:-[AbeEHmTuUx]|--(?:user|user-agent|header|cookie|cookie-jar|cacert|capath|cert|key|max-time|connect-timeout|proxy|referer|resolve|retry|ciphers))$/;
/** Long options without a value that don't change the answer. */
const plainFlags =
  /^--(?:silent|show-error|no-progress-meter|insecure|fail|fail-with-body|location|compressed|globoff|get|http[\d.]+|ipv[46]|tlsv[\d.]+|netrc|basic|digest|ntlm|negotiate|anyauth)$/;
const dataOptions = /^(?:-d|--data(?:-raw|-ascii|-binary|-urlencode)?)$/;
/** Options that write elsewhere, print something else, or send something. */
const otherOutput =
  /^(?:-[oODITKv]|--(?:output|remote-name|head|upload-file|config|verbose|dump-header|include|form)|-F|-i|-w|--write-out)$/;

function askedByCurl(args: readonly Word[]): AskedUrl | undefined {
  let url: string | undefined;
  const data: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at]!;
    // `-sku USER`: the last of several short options may take a value.
    const option = /^-[a-zA-Z]{2,}$/.test(text) ? `-${text.at(-1)}` : text;
    const others = option === text ? [] : [...text.slice(1, -1)].map((letter) => `-${letter}`);
    if ([option, ...others].some((one) => otherOutput.test(one))) return undefined;
    if (option === "-X" || option === "--request") {
      const method = args[++at]?.text;
      if (method !== "GET" && method !== "POST") return undefined;
    } else if (dataOptions.test(option)) data.push(args[++at]?.text ?? "");
    else if (plainValues.test(option)) at++;
    else if (option === "--url") url = args[++at]?.text;
    else if (text.startsWith("--") && !plainFlags.test(text)) return undefined;
    else if (!text.startsWith("-")) {
      if (url !== undefined) return undefined;
      url = text;
    }
  }
  const found = /^(?:https?:\/\/)?[^/?#]+(\/[^?#]*)?(?:\?([^#]*))?/.exec(url ?? "");
  if (url === undefined || found === null) return undefined;
  return {
    by: "url",
    path: decodePercents(found[1] ?? "/"),
    values: valuesIn([found[2] ?? "", ...data].join("&")),
    data: data.join("&"),
  };
}

function valuesIn(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const part of text.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const name = equals < 0 ? part : part.slice(0, equals);
    values.set(
      decodePercents(name),
      decodePercents(equals < 0 ? "" : part.slice(equals + 1).replaceAll("+", " ")),
    );
  }
  return values;
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not a valid percent encoding.
    return text;
  }
}

/** Options that don't change the answer. */
const plainAws = /^--(?:region|profile|endpoint-url|ca-bundle|cli-read-timeout|cli-connect-timeout)$/;

function askedByAws(args: readonly Word[]): AskedAws | undefined {
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at]!;
    if (plainAws.test(text)) at++;
    else if (text === "--output" && args[at + 1]?.text === "json") at++;
    else if (text === "--no-cli-pager" || text === "--output=json") continue;
    else if (text.startsWith("-")) return undefined;
    else words.push(text);
  }
  const [service, action, ...others] = words;
  return service === undefined || action === undefined || others.length > 0
    ? undefined
    : { by: "aws", service: service.toLowerCase(), action: action.toLowerCase() };
}
