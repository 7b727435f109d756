import type { Why } from "../../observations/observation.ts";
import { isDamaged } from "./clean-text.ts";

/** The extent of an output, without what the terminal and its programs add around it. */
export interface OutputExtent {
  start: number;
  end: number;
  partial?: Why;
}

/** Prompts for a password: `[sudo] password for lena:`, `Password:`, `lena@web3's password:`. */
const password =
  /^(?:\[sudo[^\]\n]{0,20}\] [^\n]{1,100}:|(?:[Pp]assword|Passwort|Mot de passe|Contraseña|パスワード)(?: for [^\n:]{1,60})?:|doas \([^)\n]{1,80}\) password:|[\w.@-]{1,120}'s [Pp]assword:|Enter passphrase for [^\n]{1,200}:)[ \t]*$/;
const afterPassword =
  /^(?:Sorry, try again\.|Permission denied, please try again\.|Last login: [^\n]{1,200})[ \t]*$/;
const asks = /(?:^|[\s;|&(])(?:sudo|su|doas|ssh|pfexec|run0|runuser|pkexec|passwd|login)(?=\s|$)/;
/** The lines of sudo's lecture, first and last. */
const lecture = /^We trust you have received the usual lecture/;
const lectureEnd = /^ {4}#3\)/;

const pager =
  /^(?:-+ ?More {0,2}-+(?:\s?\(?(?:Next file: \S+|\d{1,3}%)\)?)?|lines \d+-\d+(?:\/\d+)?(?: \d{1,3}%| \(\d{1,3}%\)|\.{3}(?:skipping\.{3})?)?|-- More \(\d{1,3}%\) --)[ \t]*$/i;
const pagerEnd = /^(?:\(END\)|lines \d+-\d+(?:\/\d+)? \(END\)|~)[ \t]*$/;
const interrupted =
  /^(?:\^C|\^Z|\^\\|Killed|Terminated|\[\d+\][+-]?\s+(?:Stopped|Killed|Terminated)\b.*)[ \t]*$/;
/** `...`, `[…]`, `[snip]`, `--- 20 lines omitted ---`, `<output truncated>` */
const leftOut =
  /^[ \t]*(?:\.{3,}|…|\[ ?(?:\.{3,}|…) ?\]|(?:[[(<{]+|-{2,}|\.{3,}|…|={2,}|~{2,}) ?(?:[\w ,]{0,40}\b)?(?:snip(?:ped)?|omitted|truncated|elided|cut here|cut|lines? (?:removed|deleted|skipped)|shortened)\b(?: [\w ,]{0,40})? ?(?:[\])>}]+|-{2,}|\.{3,}|…|={2,}|~{2,})?)[ \t]*$/i;
const redacted =
  /[[<({*]{1,3}(?:redacted|removed|masked|hidden|censored|anonymi[sz]ed|geschwärzt)[\])>}*]{1,3}|\bREDACTED\b|█{3}/;

/**
 * Finds the lines between a command and the next prompt that the command printed, and whether they are
 * complete.
 *
 * @param typed the command
 */
export function outputExtent(text: string, from: number, to: number, typed: string): OutputExtent {
  let start = asks.test(typed) ? afterPasswords(text, from, to) : from;
  let end = to;
  const output = text.slice(start, end);
  const marks = new Marks();
  if (isDamaged(output)) marks.add("binary");
  if (/\x00|\ufffd/.test(output)) marks.add("binary");
  if (redacted.test(output)) marks.add("redacted");
  const isLess = /(?:^|[\s|;])(?:less|most|man|journalctl|systemctl|git)(?=\s|$)/.test(typed);
  const isPaged = isLess || /(?:^|[\s|;])(?:more|pg|page)(?=\s|$)/.test(typed);
  let lastLine: { start: number; text: string } | undefined;
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const lineEnd = feed < 0 || feed >= end ? end : feed;
    if (lineEnd - at <= 200) {
      const line = text.slice(at, lineEnd);
      if (pager.test(line) || (isPaged && /^:[ \t]*$/.test(line))) {
        // The pager was told to continue; whether anything is missing in between can't be seen.
        end = at;
        marks.add("cut");
        break;
      }
      if (isLess && pagerEnd.test(line)) {
        if (isLastPage(line, typed, countLines(text, start, at))) marks.add("cut");
        end = at;
        break;
      }
      if (fromOthers.test(line)) {
        end = at;
        marks.add("cut");
        break;
      }
      if (mail.test(line) && text.slice(lineEnd, end).trim() === "") {
        end = at;
        break;
      }
      if (leftOut.test(line)) marks.add("cut");
      lastLine = line.trim() === "" ? lastLine : { start: at, text: line };
    } else lastLine = { start: at, text: "" };
    at = lineEnd === end ? end : feed + 1;
  }
  if (lastLine !== undefined && lastLine.start < end && interrupted.test(lastLine.text)) {
    end = lastLine.start;
    marks.add("cut");
  }
  if (isLess && /(?:^|[\s|;])less(?=\s|$)/.test(typed) && end === to) marks.add("cut");
  if (start > end) start = end;
  return marks.first === undefined ? { start, end } : { start, end, partial: marks.first };
}

/**
 * What zsh prints after an output without a final line end: a percent sign, and blanks to the edge of the
 * window, which many terminals don't copy. isOpen: it may as well belong to a percentage.
 *
 * @param end of the output, where the next prompt begins
 */
export function lineMark(
  text: string,
  from: number,
  end: number,
): { start: number; isOpen: boolean } | undefined {
  const last = text.slice(Math.max(from, end - 500), end);
  const match = /(.)?%([ \t]*)\n$/.exec(last);
  if (match === null || match[1] === undefined) return undefined;
  if (match[2] === "" && /\d/.test(match[1])) return { start: end, isOpen: true };
  return { start: end - match[0].length + match[1].length, isOpen: false };
}

/** What others write to the terminal, and messages of a shell that could not start a program. */
const fromOthers =
  /^(?:Broadcast message from \S+|Message from syslogd@\S+ at |-?(?:ba|da|k|z|a)?sh: (?:\d+: )?(?:fork: |Cannot fork|can't fork))/;
/** What a shell prints before a prompt. */
const mail = /^You have (?:new )?mail(?: in \S+)?\.?[ \t]*$/;

/** A terminal's screen has at least this many lines above its last. */
const screen = 20;

/** Can a pager have shown the end of a text, and its beginning on an earlier screen that is gone? */
function isLastPage(line: string, typed: string, lines: number): boolean {
  const first = /^lines (\d+)-/.exec(line)?.[1];
  if (first !== undefined) return first !== "1";
  return line.startsWith("(END)") && lines >= screen && /(?:^|[\s;|/])(?:less|most)(?=\s|$)/.test(typed);
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

class Marks {
  first: Why | undefined;

  add(why: Why): void {
    this.first ??= why;
  }
}

function afterPasswords(text: string, from: number, to: number): number {
  let at = from;
  let isInLecture = false;
  while (at < to) {
    const feed = text.indexOf("\n", at);
    const end = feed < 0 || feed >= to ? to : feed;
    const line = text.slice(at, Math.min(end, at + 400));
    const isLecture: boolean = isInLecture || lecture.test(line);
    if (isLecture) isInLecture = !lectureEnd.test(line);
    else if (
      !password.test(line) &&
      !afterPassword.test(line) &&
      !(line === "" && startsPassword(text, end + 1))
    )
      break;
    at = end === to ? to : end + 1;
  }
  // Without its end, it is not the lecture.
  return isInLecture ? from : at;
}

function startsPassword(text: string, at: number): boolean {
  return /^(?:\[sudo|We trust you|Password)/.test(text.slice(at, at + 20));
}
