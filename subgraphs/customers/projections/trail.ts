import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { StaffActed } from '@jumun/schema/acts';
import type { Customers } from '../commands.ts';

/** Keeps the trail of what members of staff and operators did, in every context. */
export const trail: Reaction<Customers, StaffActed> = {
  name: 'customers/trail',
  on: 'StaffActed',
  react: ({ source: context, occurredAt, data: { actId: id, ...act } }, { keepAct }) =>
    keepAct({ id, context, occurredAt, ...act }),
};
