import type { Observations } from "../../../observations/observations.ts";
import type { Exchange } from "../exchange.ts";
import type { SimpleCommand } from "../simple-command.ts";

/** Adds what the output of a command says. What it does not show is left out, or added as unknown. */
export type ExchangeReader = (command: SimpleCommand, exchange: Exchange, observations: Observations) => void;
