import type { Decider, Decision } from '@jumun/platform/kernel/decider';

/**
 * Given-when-then over a decider: `const given = rulesOf(ticket)`, then `given(opened).when(accept)` is its decision, and
 * `given(opened).state` what the history comes to.
 */
export const rulesOf =
  <C, S, E, R>(decider: Decider<C, S, E, R>) =>
  (...events: readonly E[]) => {
    const state = events.reduce<S>((before, event) => decider.evolve(before, event), decider.initial);
    return { state, when: (command: C): Decision<E, R> => decider.decide(command, state) };
  };

/** The same with a history that is told by the commands that led to it; those that are refused change nothing. */
export const afterCommands =
  <C, S, E, R>(decider: Decider<C, S, E, R>) =>
  (...commands: readonly C[]) => {
    const state = commands.reduce<S>((before, command) => {
      const decision = decider.decide(command, before);
      return 'events' in decision ? decision.events.reduce<S>(decider.evolve, before) : before;
    }, decider.initial);
    return { state, when: (command: C): Decision<E, R> => decider.decide(command, state) };
  };

/**
 * What the last of these commands comes to after the others: the types of its events (none: nothing changes) or the type of
 * its refusal, and the state that it leaves.
 */
export const outcomeOf =
  <C, S, E extends { readonly type: string }, R extends { readonly type: string }>(
    decider: Decider<C, S, E, R>,
  ) =>
  (...commands: readonly C[]) => {
    const after = afterCommands(decider);
    const last = commands.at(-1);
    const decision = last === undefined ? { events: [] } : after(...commands.slice(0, -1)).when(last);
    return {
      state: after(...commands).state,
      outcome: 'rejection' in decision ? decision.rejection.type : decision.events.map(({ type }) => type),
    };
  };

/** What each command of a story comes to: the types of its events, or of its refusal. */
export const outcomesOf =
  <C, S, E extends Typed, R extends Typed>(decider: Decider<C, S, E, R>) =>
  (...commands: readonly C[]): readonly string[] =>
    commands.map((command, i) => {
      const decision = afterCommands(decider)(...commands.slice(0, i)).when(command);
      const told: readonly Typed[] = 'events' in decision ? decision.events : [decision.rejection];
      return told.map(({ type }) => type).join('+');
    });

type Typed = { readonly type: string };

/** What a decision is expected to be: these events (none: nothing changes), or this refusal. */
export const events = <E>(...expected: readonly E[]) => ({ events: expected });
export const refusal = <R>(rejection: R) => ({ rejection });
