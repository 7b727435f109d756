import type { PlannedCheck, PortListQuestion, ProcessQuestion, Ranges } from "../plan.ts";
import type { Dialect } from "./dialects.ts";
import { allOf, anyOf, cases, isInRanges } from "./expressions.ts";
import { type OwnerColumns, resultOfOwner } from "./owners.ts";

/** A check that the sockets of a host answer. */
export type SocketCheck = PlannedCheck & { asks: PortListQuestion | ProcessQuestion };

export function isSocketCheck(check: PlannedCheck): check is SocketCheck {
  return check.asks.kind === "ports" || check.asks.kind === "process";
}

/** The columns of a socket that was read. */
export interface SocketColumns extends OwnerColumns {
  /** 'tcp', 'udp', or NULL. */
  protocol: string;
  /** A number from 1 to 65535, or NULL. */
  port: string;
  /** The result of `scopeOfAddress`. */
  scope: string;
}

/** A named expression. */
export interface Column {
  name: string;
  expression: string;
}

/** The columns of one socket for a check, which `aggregates` combines for each host. */
export function socketColumns(
  check: SocketCheck,
  at: number,
  columns: SocketColumns,
  dialect: Dialect,
): Column[] {
  if (check.asks.kind === "ports") return [];
  const result = resultOfOwner(check.asks.owners, columns, dialect);
  return [{ name: ownerColumn(at), expression: cases([[isOnPort(check.asks, columns), result]]) }];
}

function ownerColumn(at: number): string {
  return `owner_${at}`;
}

function isOnPort({ protocol, port }: ProcessQuestion, columns: SocketColumns): string {
  return `${columns.protocol} = '${protocol}' AND ${columns.port} = ${port}`;
}

/** The columns of all sockets of a host for a check. */
export function aggregates({ asks }: SocketCheck, at: number, columns: SocketColumns): Column[] {
  const { port, scope } = columns;
  if (asks.kind === "process") {
    const owner = ownerColumn(at);
    const flag = (condition: string) => `MAX(${cases([[condition, "1"]], "0")})`;
    return [
      {
        name: `foreign_${at}`,
        expression: `MIN(${cases([[`${scope} = 'open' AND ${owner} = 'foreign'`, columns.name]])})`,
      },
      {
        name: `unsure_${at}`,
        expression: flag(
          `(${scope} = 'open' AND ${owner} = 'undecided') OR (${scope} IS NULL AND ${owner} IN ('foreign', 'undecided'))`,
        ),
      },
      { name: `open_${at}`, expression: flag(`${scope} = 'open' AND ${owner} IS NOT NULL`) },
      { name: `maybe_${at}`, expression: flag(`${scope} IS NULL AND ${owner} IS NOT NULL`) },
    ];
  }
  const lowest = (condition: string) => `MIN(${cases([[condition, port]])})`;
  const isProtocol = `${columns.protocol} = '${asks.protocol}'`;
  const inRanges = (ranges: Ranges) => isInRanges(port, ranges);
  const doubtful = [
    ...(asks.doubtful.length === 0 ? [] : [`(${scope} = 'open' AND ${inRanges(asks.doubtful)})`]),
    `(${scope} IS NULL AND ${anyOf([asks.violating, asks.doubtful].filter(({ length }) => length > 0).map(inRanges))})`,
  ];
  return [
    {
      name: `bad_${at}`,
      expression: lowest(allOf([isProtocol, `${scope} = 'open'`, inRanges(asks.violating)])),
    },
    { name: `doubt_${at}`, expression: lowest(allOf([isProtocol, anyOf(doubtful)])) },
  ];
}

/** Whether the list of a protocol is complete, 1 or 0, and if not, why, as SQL. */
export interface Listing {
  isKnown(protocol: "tcp" | "udp"): string;
  why(protocol: "tcp" | "udp"): string;
  /** Why a process may not be shown. */
  whyNoOwner: string;
}

/** The status and the evidence of a check on a host, as SQL over the columns of `aggregates`. */
export function answerOf(
  { asks, failure }: SocketCheck,
  at: number,
  listing: Listing,
  dialect: Dialect,
): { status: string; evidence: string } {
  const { protocol } = asks;
  const known = `${listing.isKnown(protocol)} = 1`;
  if (asks.kind === "process") {
    const name = `${asks.port}/${protocol}`;
    const closed = asks.closed === "FAILED" ? failure : asks.closed;
    const isPermitted = `open_${at} = 1`;
    return {
      status: cases(
        [
          [`foreign_${at} IS NOT NULL`, `'${failure}'`],
          [`unsure_${at} = 1`, "'UNDECIDED'"],
          [isPermitted, "'PASSED'"],
          [`maybe_${at} = 1`, "'UNDECIDED'"],
          [known, `'${closed}'`],
        ],
        "'UNDECIDED'",
      ),
      evidence: cases(
        [
          [`foreign_${at} IS NOT NULL`, `'${name}: ' || foreign_${at}`],
          [
            `unsure_${at} = 1`,
            `'${name}: it is not known whether the process is permitted' || ${listing.whyNoOwner}`,
          ],
          [isPermitted, nothing(dialect)],
          [`maybe_${at} = 1`, `'${name}: no address is shown'`],
          [known, `'${name} is closed'`],
        ],
        listing.why(protocol),
      ),
    };
  }
  const shown = (column: string) => dialect.asText(column);
  const passes = asks.needsWholeList ? known : "1 = 1";
  return {
    status: cases(
      [
        [`bad_${at} IS NOT NULL`, `'${failure}'`],
        [`doubt_${at} IS NOT NULL`, "'UNDECIDED'"],
        [passes, "'PASSED'"],
      ],
      "'UNDECIDED'",
    ),
    evidence: cases(
      [
        [`bad_${at} IS NOT NULL`, `${shown(`bad_${at}`)} || '/${protocol} is open'`],
        [`doubt_${at} IS NOT NULL`, `${shown(`doubt_${at}`)} || '/${protocol} may count, or may not'`],
        [passes, nothing(dialect)],
      ],
      listing.why(protocol),
    ),
  };
}

function nothing({ text }: Dialect): string {
  return `CAST(NULL AS ${text})`;
}
