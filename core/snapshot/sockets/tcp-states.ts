const STATES = new Set(
  (
    "LISTEN LISTENING ESTABLISHED ESTAB SYN_SENT SYN_RECV SYN_RCVD SYN_RECEIVED SYN-SENT SYN-RECV FIN_WAIT1 FIN_WAIT2 " +
    "FIN_WAIT_1 FIN_WAIT_2 FIN-WAIT-1 FIN-WAIT-2 TIME_WAIT TIME-WAIT CLOSE CLOSED CLOSE_WAIT CLOSE-WAIT LAST_ACK " +
    "LAST-ACK CLOSING UNKNOWN UNCONN BOUND IDLE NEW_SYN_RECV"
  ).split(" "),
);

/** True for the name of a TCP state as any netstat or ss prints it in English. */
export function isTcpState(word: string): boolean {
  return STATES.has(word);
}
