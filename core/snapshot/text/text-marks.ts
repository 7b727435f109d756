/** Lines that people, pagers and tools put into an output in place of a missing part. */

/** `...`, `[…]`, `⋮`: nothing but an ellipsis, perhaps with marks around it. */
const ELLIPSIS =
  /^[\s\-–—=*#~<>()[\]{}|:.…⋮·•]*(?:\. ?\. ?\.|…|⋮|·{3}|(?:• ?){3})[\s\-–—=*#~<>()[\]{}|:.…⋮·•]*$/;
/** Words that say that something was left out, in a line that is set off by marks or an ellipsis. */
const OMITTED =
  /\b(?:snip(?:ped)?|omit(?:ted)?|truncated?|elided?|skipp?(?:ed|ing)?|removed|redacted|deleted|cut|more|rest|similar|lines|rows|entries|etc)\b/i;
const SET_OFF = /^\s*(?:[[<({#*=~>-]|\/\/|\.{2,}|…)|(?:\.{2,}|…)\s*$/;
const OPENING = /^\s*(?:snip|output (?:omitted|truncated)|truncated|\(?output cut)\b/i;
/** Dashes and the like around a word of any language: an omission, or a heading. */
const DASHED = /^\s*([-=*#~_<>]{2,}|[[(<{])[^|]{1,60}?([-=*#~_<>]{2,}|[\])>}])\s*$/;
const END_WORD = /^[\s\-=*#~_<>[\](){}]*(?:end|eof|done|fin|ende|fertig)\b/i;
const LONGEST = 120;

/**
 * Does the line say that rows are missing? "possible" if it may also be a heading. Only asked for lines that
 * are not a row of the output being read.
 */
export function omissionIn(line: string): "certain" | "possible" | undefined {
  const text = line.trim();
  if (text === "" || text.length > LONGEST) return undefined;
  if (ELLIPSIS.test(text) || OPENING.test(text)) return "certain";
  if (SET_OFF.test(text) && OMITTED.test(text)) return "certain";
  if (/(?:^|\s)(?:\.{3}|…)\s*$/.test(text) || /^(?:\.{3}|…)\s/.test(text)) return "certain";
  if (!DASHED.test(text) || END_WORD.test(text) || !/[^\s\-=*#~_<>]/.test(text)) return undefined;
  // A heading has a word in it, `---- 8< ----` has none.
  return /\p{L}/u.test(text) ? "possible" : "certain";
}

/** `--More--`, `-- More  --`, `lines 1-3`, `:` and the like: a pager waits here. */
export function isPagerMark(line: string): boolean {
  const text = line.trim();
  return (
    /^-+\s*More\s*-+(?:\s*\(?\d{1,3}%\)?)?$/i.test(text) ||
    /^-+\s*\(?more\s*\d{0,3}%?\)?\s*-+$/i.test(text) ||
    /^lines \d+-\d+(?:\/\d+)?(?:\s*\d{1,3}%|\s*\(\d{1,3}%\))?$/.test(text) ||
    /^:$/.test(text) ||
    /^(?:press (?:any key|space|enter|return)|hit any key)\b/i.test(text) ||
    /^<---? ?More ?---?>$/i.test(text)
  );
}

/** A signal ended the command early: `^C`, `Killed`, a broken connection. */
export function isInterrupted(line: string): boolean {
  const text = line.trim();
  return (
    /^\^[CZ\\]/.test(text) ||
    /^(?:\[\d+\][+-]?\s+)?(?:Killed|Terminated|Stopped|Aborted|Segmentation fault|Bus error)\b/.test(text) ||
    /\b(?:broken pipe|connection reset by peer|closed by remote host|no space left on device)\.?$/i.test(text)
  );
}

/** A shell says that the command does not exist, or may not be run: what follows is from another one. */
export function isNotFound(line: string): boolean {
  const text = line.slice(0, 400);
  return (
    /command not found|not recognized as|: not found\s*$|is not installed/.test(text) ||
    /^\s*-?(?:\w*sh|sudo|su|env|exec)\b.*: (?:No such file or directory|Permission denied)/.test(text)
  );
}

/** A pager says that the text has ended. */
export function isPagerEnd(line: string): boolean {
  return /^(?:\(END\)|lines \d+-\d+(?:\/\d+)? \(END\))$/.test(line.trim());
}
