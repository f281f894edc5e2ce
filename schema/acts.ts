import type { Acts } from '@jumun/platform/graph/acts';
import { z } from 'zod';
import { type EventOf, eventForm } from './published-event.ts';

/** A member of staff has changed something, or an operator at the machine: who, by which command, and what. Holds ids and nothing else. */
export const StaffActed = eventForm(
  'StaffActed',
  1,
  z.object({
    actId: z.string(),
    /** The id of the member of staff, or `service:operator`. */
    actor: z.string(),
    /** The name of its field in the graph, such as `pauseStore`. */
    command: z.string(),
    /** What was changed, and after that what else the command named. */
    subjects: z.array(z.string()),
  }),
);
export type StaffActed = EventOf<typeof StaffActed>;

/** The actor of what is done at the machine itself. */
export const atTheMachine = 'service:operator';

/**
 * What is said of those who act for the house: members of staff, whoever issues their tokens, and operators. `scopes` are all that staff
 * may hold; those of a foreign issuer's customers are none of them.
 */
export const actsWith = (scopes: readonly string[]): Acts => ({
  areSaidOf: ({ subject, service, ...held }) =>
    `service:${service}` === atTheMachine ||
    (subject !== null && (subject.startsWith('stf_') || held.scopes.some((scope) => scopes.includes(scope)))),
  publish: ({ subjects, ...act }) => StaffActed.make({ ...act, subjects: [...subjects] }),
});
