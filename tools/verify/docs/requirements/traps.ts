import type { Line } from './row.ts';

/** What goes wrong in systems of this kind, and must not in this one. */
export const traps: readonly Line[] = [
  ['T1', 'trap', 'Two buyers of the last copy both get it, because checking and taking are two steps.'],
  ['T2', 'trap', 'Stock is lost or made up by an answer that comes after its time.'],
  ['T3', 'trap', 'An event leaves for an order that is then not committed.'],
  ['T4', 'trap', 'A card is charged for an order that is then rolled back.'],
  ['T5', 'trap', 'A change that has nothing to do with it says that a payment or an order was cancelled.'],
  ['T6', 'trap', 'A read model drops what comes too early and stays empty forever.'],
  ['T7', 'trap', 'Events are tied to the wrong case by the id of something else.'],
  ['T8', 'trap', 'A silent substitute lets a reward be exchanged for a gift that was never made.'],
  ['T9', 'trap', 'Chance decides a payment, and nothing can be shown twice.'],
  ['T10', 'trap', 'Each payment overwrites the record of the one before.'],
  ['T11', 'trap', 'Misspelt input is stored without what was meant.'],
  ['T12', 'trap', 'A refund is promised and never made.'],
  ['T13', 'trap', 'Anyone who knows an id can read other people’s orders.'],
  ['T14', 'trap', 'A card number is kept and shown.'],
];
