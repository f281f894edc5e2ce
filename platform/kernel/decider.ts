/** What became of a command: events (none when nothing changes), or a typed refusal. */
export type Decision<E, R> = { readonly events: readonly E[] } | { readonly rejection: R };

/** The rules of one kind of aggregate: pure, total, and free of clocks, ids and I/O. */
export type Decider<C, S, E, R> = {
  readonly initial: S;
  decide(command: C, state: S): Decision<E, R>;
  evolve(state: S, event: E): S;
};

/** These events happen; none means that the command changes nothing. */
export const accept = <E>(...events: readonly E[]): { readonly events: readonly E[] } => ({ events });

/** The expected no, with the facts that its reader needs. */
export const reject = <R>(rejection: R): { readonly rejection: R } => ({ rejection });

/** Ends a switch over all cases: the compiler reports a forgotten one here. */
export const never = (value: never): never => {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
};
