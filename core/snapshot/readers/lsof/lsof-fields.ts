import { lsofLists } from "../../commands/lsof.ts";
import type { Draft } from "../../draft.ts";
import { skip } from "../../draft.ts";
import type { LineReader, Section } from "../reader.ts";
import { addLsofSocket } from "./lsof-socket.ts";

/** `lsof -F`: one field per line, named by its first character: `p812`, `csshd`, `tIPv4`, `PTCP`, `n*:22`. */
export const lsofFields: LineReader = {
  format: "lsof-F",
  view: "inside",
  commands: ["lsof"],
  lists: lsofLists,
  recognises: (fields) => fields.count === 1 && /^p\d{1,10}$/.test(fields.text(0)),
  open: (draft) => section(draft),
};

const SINGLE_WORD = /^(?:[aglkiodDGrsSKMNRuxzZ]\S*|f\S+|t\w+|P\w+|T\w+=\S+|L\S+)$/;

interface OpenFile {
  type: string;
  protocol: string;
  name: string | null;
  state: string;
  fd: string;
  line: number;
}

function section(draft: Draft): Section {
  let pid: number | null = null;
  let command: string | null = null;
  let file: OpenFile | null = null;

  function endFile(): void {
    const ended = file;
    file = null;
    if (ended?.name == null) return;
    const proto = ended.protocol === "TCP" ? "tcp" : ended.protocol === "UDP" ? "udp" : null;
    if (proto === null) {
      skip(draft, "open file that is not an IP socket", ended.line);
      return;
    }
    addLsofSocket(
      draft,
      {
        proto,
        family: ended.type === "IPv4" ? 4 : ended.type === "IPv6" ? 6 : null,
        name: ended.name,
        state: ended.state,
        command,
        pid,
        fd: ended.fd,
        user: "",
      },
      `p${pid} c${command} t${ended.type} P${ended.protocol} n${ended.name}`,
      ended.line,
    );
  }

  /** The file that the field belongs to; a repeated field starts the next one. */
  function fileFor(key: "type" | "protocol" | "name", line: number): OpenFile {
    if (file !== null && file[key] !== null && file[key] !== "") endFile();
    file ??= { type: "", protocol: "", name: null, state: "", fd: "", line };
    return file;
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      const field = fields.rest(0);
      const key = field[0]!;
      const value = field.slice(1);
      if (key === "p" && /^\d{1,10}$/.test(value)) {
        endFile();
        pid = Number(value);
        command = null;
      } else if (key === "c" && file === null && pid !== null && command === null) {
        command = value;
      } else if (key === "n" && file !== null && file.name === null) {
        file.name = value;
        file.line = line;
      } else if (!SINGLE_WORD.test(field)) {
        return false;
      } else if (key === "f") {
        endFile();
        file = { type: "", protocol: "", name: null, state: "", fd: value, line };
      } else if (key === "t") fileFor("type", line).type = value;
      else if (key === "P") fileFor("protocol", line).protocol = value;
      else if (field.startsWith("TST=") && file !== null) file.state = field.slice(4);
      return skip(draft, "field of lsof", line);
    },
    close: endFile,
  };
}
