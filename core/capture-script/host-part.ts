/**
 * The part of a capture script that is the same for every policy. It runs under dash, bash, ksh, mksh and the
 * ash of busybox, and uses printf, tr, awk, cat, ls, ps, sleep and the shell's builtins.
 *
 * It prints a frame: a line that begins with `@` is the script's own, `>` is the key of an item, `|` is what
 * was read. So nothing in a file or an output can be mistaken for a line of the script.
 * `core/snapshot/capture` reads it.
 *
 *     @nessus-audit 1
 *     @host web1                    also @system, @user, @taken, @charset, @pid
 *     @cmd                          or @file, @status, @glob, @md5, @own
 *     >/bin/ls /etc                 the key: a command, a path or a glob; each of its lines is one
 *     @key LINES BYTES SUM
 *     |hosts                        control characters, bytes above 126, backslash and a last blank as \ooo
 *     |.                            a full stop after the output: shows whether its last line has an end
 *     @end 0 LINES BYTES SUM        exit code, or: absent, denied, folder, other, all, timeout, cut
 *     @done ITEMS
 *
 * SUM is the Adler-32 of everything read of the item so far, including the word after `@end`: parts of two
 * items don't add up.
 */
const awkProgram = String.raw`
function show(line,    long, at, part, size, i, c, out) {
  lines++
  long = length(line)
  printf "%s", tag
  for (at = 1; at <= long; at += 256) {
    part = substr(line, at, 256)
    size = length(part)
    out = ""
    for (i = 1; i <= size; i++) {
      c = substr(part, i, 1)
      one += code[c]
      two += one
      out = out ((c in shown) ? shown[c] : c)
    }
    one %= 65521
    two %= 65521
    if (at + size > long && c == " ") out = substr(out, 1, length(out) - 1) "\\040"
    printf "%s", out
  }
  print ""
  one += 10
  two = (two + one) % 65521
  bytes += long + 1
}
function sum(    numbers) {
  numbers = sprintf("%d %d %d-%d", lines, bytes, one, two)
  lines = bytes = 0
  return numbers
}
function finish(word,    i) {
  for (i = 1; i <= length(word); i++) {
    one += code[substr(word, i, 1)]
    two += one
  }
  one %= 65521
  two %= 65521
  print "@end " word " " sum()
  exit
}
BEGIN {
  whole = length("\303\274") == 2 && length(sprintf("%c", 200)) == 1
  for (i = 1; i < (whole ? 256 : 128); i++) {
    c = sprintf("%c", i)
    code[c] = i
    if (i < 32 || i > 126 || i == 92) shown[c] = sprintf("\\%03o", i)
  }
  one = 1
  tag = ">"
  print "@" kind
}
part == 2 { finish($0) }
$0 == token {
  if (part == 0) print "@key " sum()
  part++
  tag = "|"
  next
}
part == 1 && bytes + length($0) > max { finish("cut") }
{ show($0) }
`;

const dollar = "$";

const shellPart = String.raw`
na_path=$(getconf PATH 2>/dev/null) || na_path=/usr/bin:/bin
[ -d /usr/xpg4/bin ] && na_path=/usr/xpg4/bin:$na_path
na_locale=${dollar}{LC_ALL-unset}
na_charset=$(PATH=$na_path:$PATH locale charmap 2>/dev/null)
LC_ALL=C
na_count=0
na_frame_waits=
na_k=

# Ends a part of an item. No file holds it; only a command that looks for it among the processes could print it.
na_token=$(LC_ALL=C PATH=$na_path:$PATH; export PATH LC_ALL; tr -dc 'a-z' </dev/urandom 2>/dev/null | dd bs=40 count=1 2>/dev/null)
na_token=end-$$-$(PATH=$na_path:$PATH date '+%Y%m%d%H%M%S' 2>/dev/null)-$na_token

# Standard input, in lines that are harmless and can be checked. Nobody waits for tr: a program that goes on in the
# background may hold the pipe that it reads.
na_frame() {
  if [ "$na_frame_waits" = yes ]; then LC_ALL=C PATH=$na_path:$PATH tr '\000' '\001' 2>/dev/null | na_lines "$1"
  else na_frame_on "$1"
  fi
}
na_frame_on() {
  { LC_ALL=C PATH=$na_path:$PATH tr '\000' '\001' <&5 2>/dev/null & } 5<&0 | na_lines "$1"
}
na_lines() {
  ulimit -v 4000000 2>/dev/null
  LC_ALL=C PATH=$na_path:$PATH awk -v kind="$1" -v token="$na_token" -v max="$na_max" "$na_awk"
}

# Runs a function with a time limit, without standard input; its errors are part of what it prints. Who watches over it
# says itself that the time is over, and then ends it: neither is left to luck.
na_limited() {
  ( "$@" ) </dev/null 2>&1 &
  na_job=$!
  (
    trap '' PIPE
    na_left=$na_seconds
    while [ "$na_left" -gt 0 ]; do
      PATH=$na_path:$PATH sleep 1 >/dev/null || exit 0
      na_left=$((na_left - 1))
    done
    na_tail timeout
    na_stop "$na_job"
  ) </dev/null 2>/dev/null &
  na_watch=$!
  trap 'na_stop "$na_job"; kill -9 "$na_watch" 2>/dev/null; exit 1' HUP INT TERM
  wait "$na_job"
  na_end=$?
  # It has no trap, which a signal can come too early for; what it sleeps in ends within a second.
  kill -9 "$na_watch" 2>/dev/null
  wait "$na_watch" 2>/dev/null
  trap - HUP INT TERM
}

# The end of an item, with blanks that have tr print all that it has read.
na_tail() { printf '.\n%s\n%s\n%65536s\n' "$na_token" "$1" ''; }

# The processes that a process of ours started, and those that they did.
na_below() {
  (
    LC_ALL=C PATH=$na_path:$PATH
    export LC_ALL PATH
    { ps -A -o pid= -o ppid= || ps -o pid,ppid; } 2>/dev/null | awk -v top="$1" '
      { above[$1] = $2 }
      END {
        for (one in above) {
          up = one
          for (i = 0; i < 100 && up != top && (up in above); i++) up = above[up]
          if (up == top && one != top && one + 0 > 1) print one
        }
      }' | sort
  )
}

# Ends a process of ours, and those that it started. One that starts another while they are listed would leave it alive,
# so they are stopped first, until no new one is there.
na_stop() {
  na_tree=
  for na_round in 1 2 3 4 5; do
    na_before=$na_tree
    na_tree=$(na_below "$1")
    kill -s STOP "$1" $na_tree 2>/dev/null
    [ "$na_round" -gt 1 ] && [ "$na_tree" = "$na_before" ] && break
  done
  # Last the one that others wait for.
  kill -9 $na_tree 2>/dev/null
  kill -9 "$1" 2>/dev/null
}

# One item: KIND KEY FUNCTION ARGUMENTS.
na_item() {
  na_kind=$1 na_key=$2
  shift 2
  {
    printf '%s\n%s\n' "$na_key" "$na_token"
    na_limited "$@"
    na_tail "$na_end"
  } 2>/dev/null | na_frame "$na_kind"
  na_count=$((na_count + 1))
}

# An item of which there is nothing to show: KIND KEY WORD.
na_none() {
  printf '%s\n%s\n.\n%s\n%s\n' "$2" "$na_token" "$na_token" "$3" | na_frame "$1"
  na_count=$((na_count + 1))
}

# A command of the policies, in a shell of its own.
cmd() { na_item cmd "$1" na_run "$1"; }
na_run() {
  if [ "$na_locale" = unset ]; then unset LC_ALL; else LC_ALL=$na_locale; fi
  exec sh -c " $1"
}

# A command of ours: a list that the system keeps.
own() { na_item own "$1" na_own "$1"; }
na_own() {
  export LC_ALL
  exec sh -c "$1"
}
# The processes. The script has them printed first, and waits for all that takes part: so those that are its own have it
# above them, and can be told from the others.
processes() {
  na_frame_waits=yes
  own "$1"
  na_frame_waits=
}
# Does a command of ours end well? PROGRAM COMMAND.
works() {
  has "$1" || return 1
  na_limited na_own "$2" >/dev/null
  [ "$na_end" = 0 ]
}
has() { command -v "$1" >/dev/null 2>&1; }

# What there is at a path. It is absent only where every folder above it can be searched.
na_state() {
  if [ -f "$1" ]; then na_is=file
  elif [ -d "$1" ]; then na_is=folder
  elif [ -e "$1" ]; then na_is=other
  else
    na_is=denied
    if [ -h "$1" ]; then [ "$na_user" = 0 ] || return 0
    else na_search "$1" || return 0
    fi
    na_said=$(LC_ALL=C; export LC_ALL; PATH=$na_path:$PATH ls -ldL "$1" 2>&1 >/dev/null)
    case $na_said in
      *'No such file or directory' | *'Not a directory' | *' does not exist.' | *' not found') na_is=absent ;;
    esac
  fi
}
na_search() {
  na_up= na_rest=${dollar}{1#/}
  while :; do
    if [ -d "$na_up/" ]; then [ -x "$na_up/" ] || return 1
    else [ -e "$na_up" ] || [ ! -h "$na_up" ]; return
    fi
    case $na_rest in */*) ;; *) return 0 ;; esac
    na_up=$na_up/${dollar}{na_rest%%/*} na_rest=${dollar}{na_rest#*/}
  done
}

# The text of a file. A password hash is left out, unless a check looks at the hashes of this very file.
file() {
  na_state "$1"
  case $na_is in
    file) if [ -r "$1" ]; then na_item file "$1" "na_text$2" "$1"; else na_none file "$1" denied; fi ;;
    *) na_none file "$1" "$na_is" ;;
  esac
}
na_text() {
  case $1 in
    */spwd.db* | */dslocal/nodes/*/users/*) printf '\002line\n' ;;
    */opasswd*) na_text_without_hashes "$1" 4 ;;
    */shadow* | */gshadow* | */master.passwd* | */security/passwd* | */tcb/files/auth/*) na_text_without_hashes "$1" 2 ;;
    *) na_text_whole "$1" ;;
  esac
}
na_text_whole() { PATH=$na_path:$PATH cat <"$1"; }

# Fields that can't be a hash are kept, such as an empty one, "x" or "!!"; of a hash, what locks it and how it is made.
na_text_without_hashes() {
  LC_ALL=C PATH=$na_path:$PATH awk -F: -v at="$2" '
    function kept(field) {
      return length(field) <= 7 || field ~ /^[!*x]*$/
    }
    function without(field, any,    front) {
      front = ""
      if (match(field, /^([*](LK|NP|LOCKED)[*]|[!*]+)/)) {
        front = substr(field, 1, RLENGTH)
        field = substr(field, RLENGTH + 1)
      }
      if (match(field, /^[$][0-9A-Za-z-]+[$]/) && RLENGTH < length(field)) {
        front = front substr(field, 1, RLENGTH)
        field = substr(field, RLENGTH + 1)
      }
      return front (field ~ /^[0-9A-Za-z$,.\/=_-]+$/ ? "\002hash" : "\002" any)
    }
    /^[ \t]*password[ \t]*=/ {
      match($0, /=[ \t]*/)
      front = substr($0, 1, RSTART + RLENGTH - 1)
      value = substr($0, RSTART + RLENGTH)
      print front (kept(value) ? value : without(value, "line"))
      next
    }
    NF < 2 { print; next }
    {
      line = $1
      for (i = 2; i <= NF; i++) {
        field = $i
        if (field ~ /^u_pwd=/) field = kept(substr(field, 7)) ? field : "u_pwd=" without(substr(field, 7), "field")
        else if (i == at ? !kept(field) : length(field) > 12 && field ~ /^[!*]*[$_{]/) field = without(field, "field")
        line = line ":" field
      }
      print line
    }' <"$1"
}

# Kind, permissions and owner of a file; of a link, those of what it leads to, where there is that.
state() {
  if [ -h "$1" ]; then na_item status "$1" na_list "$1"
  else
    na_state "$1"
    case $na_is in
      absent | denied) na_none status "$1" "$na_is" ;;
      *) na_item status "$1" na_list "$1" ;;
    esac
  fi
}
# The home directories of the accounts in a file, and files in each: FILE NAMES...
homes() {
  [ -r "$1" ] || return 0
  na_ifs=$IFS
  IFS='
'
  set -f
  na_homes=$(LC_ALL=C PATH=$na_path:$PATH awk -F: 'NF == 7 && $6 ~ /^[/]/ && !($6 in seen) && ++n <= 1000 { seen[$6]; print $6 }' <"$1" 2>/dev/null)
  shift
  for na_home in $na_homes; do
    IFS=$na_ifs
    set +f
    state "$na_home"
    for na_name in "$@"; do state "${dollar}{na_home%/}/$na_name"; done
  done
  IFS=$na_ifs
  set +f
}
na_list() {
  LC_ALL=C
  export LC_ALL
  PATH=$na_path:$PATH
  if [ -e "$1" ]; then ls -ldL "$1" && ls -ldnL "$1"
  else ls -ld "$1" && ls -ldn "$1"
  fi
}

# The MD5 of a file.
md5_of() {
  na_state "$1"
  case $na_is in
    file) if [ -r "$1" ]; then na_item md5 "$1" na_md5 "$1"; else na_none md5 "$1" denied; fi ;;
    *) na_none md5 "$1" "$na_is" ;;
  esac
}
na_md5() {
  if has md5sum; then md5sum <"$1"
  elif has md5; then md5 <"$1"
  elif has digest; then digest -a md5 <"$1"
  elif has csum; then csum -h MD5 - <"$1"
  else openssl md5 <"$1"
  fi
}

# All the files that a glob matches: WHAT GLOB COUNT FOLDERS... PATTERNS... WHAT is file or state. COUNT is how many folders
# have to be seen for that; each has a word before it, listed or searched.
glob() {
  na_what=$1 na_key=$2 na_left=$3 na_all=all na_ifs=$IFS
  shift 3
  IFS=
  while [ "$na_left" -gt 0 ]; do
    for na_folder in $2; do
      na_state "$na_folder"
      case $na_is in
        denied) na_all=denied ;;
        folder)
          [ -x "$na_folder" ] || na_all=denied
          [ "$1" = searched ] || [ -r "$na_folder" ] || na_all=denied
          ;;
      esac
    done
    shift 2
    na_left=$((na_left - 1))
  done
  IFS=$na_ifs
  {
    printf '%s\n%s\n' "$na_key" "$na_token"
    na_limited na_each "$na_what" "$@"
    [ "$na_end" = 0 ] && na_end=$na_all
    na_tail "$na_end"
  } 2>/dev/null | na_frame glob
  na_count=$((na_count + 1))
  [ "$na_what" = file ] || return 0
  na_left=1000
  IFS=
  for na_pattern in "$@"; do
    for na_match in $na_pattern; do
      [ -f "$na_match" ] || continue
      [ "$na_left" -gt 0 ] || break
      na_left=$((na_left - 1))
      IFS=$na_ifs
      file "$na_match"
      IFS=
    done
  done
  IFS=$na_ifs
}
na_each() {
  na_what=$1
  shift
  IFS=
  for na_pattern in "$@"; do
    for na_match in $na_pattern; do
      if [ -e "$na_match" ] || [ -h "$na_match" ]; then
        printf '%s\n//\n' "$na_match"
        if [ ! -e "$na_match" ]; then echo link
        elif [ "$na_what" = state ]; then na_list "$na_match"
        elif [ -f "$na_match" ]; then echo file
        elif [ -d "$na_match" ]; then echo folder
        else echo other
        fi
        echo //
      fi
    done
  done
}

# Long texts, in pieces: k adds one as it is written, b one in octal numbers.
k() { na_k=$na_k$1; }
b() {
  na_b=$(printf '%b.' "$1")
  na_k=$na_k${dollar}{na_b%.}
}

na_head() {
  printf '@%s ' "$1"
  shift
  "$@" 2>/dev/null | LC_ALL=C PATH=$na_path:$PATH tr -cd '[:alnum:] ._:/+-' | LC_ALL=C PATH=$na_path:$PATH dd bs=200 count=1 2>/dev/null
  echo
}
na_user=$(PATH=$na_path:$PATH id -u 2>/dev/null)
na_system=$(uname -s 2>/dev/null)

na_main() {
  echo '@nessus-audit 1'
  na_head host uname -n
  na_head system uname -s
  na_head user echo "$na_user"
  na_head taken env TZ=UTC0 date '+%Y-%m-%dT%H:%M:%SZ'
  na_head charset echo "$na_charset"
  na_head pid echo "$$"
  na_processes
  na_reads
  na_commands
  echo "@done $na_count"
}
na_main
`;

/** Limits for one item on a host. */
export interface ItemLimits {
  /** The maximum output for one item, in bytes; the script says so if it leaves out the rest. */
  bytes: number;
  /** The time limit of a command, in seconds. */
  seconds: number;
}

/** The lines after those that are made from the policies, which say how to read. */
export function hostPart({ bytes, seconds }: ItemLimits): string {
  return [`na_max=${bytes}`, `na_seconds=${seconds}`, `na_awk='${awkProgram}'`, shellPart.trimStart()].join(
    "\n",
  );
}
