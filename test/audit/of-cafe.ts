import { rules, type Violation } from './violation.ts';
import type { Anything, World } from './world.ts';

const points = (id: string) => `${id}.POINTS`;
const earned = (customerId: string, amount: number) => ({ type: 'Earned', customerId, amount });
const wrong = 'its points do not follow the order';
const missing = 'what it earned is not in the ledger';

const cafe = 'sto_cafe1';
const ofOrders = `I7 ${cafe} orders knows the store otherwise than it is, or not at all`;
const ofCatalog = `I7 ${cafe} catalog knows the store otherwise than it is, or not at all`;

/** Lets something happen to the café that nobody hears of. */
const unheard = (event: object) => ({
  plant: ({ happen }: World) => happen('stores', 'stores', cafe, rules.store, { events: [event] }),
  found: () => [ofOrders],
});
const hours = [{ day: 'MONDAY', opens: '09:00', closes: '18:00' }];

export const ofCafe: readonly Violation[] = [
  {
    violation: 'a café is paused, and goes on being ordered at',
    ...unheard({ type: 'StorePaused', since: 1, until: null }),
  },
  {
    violation: 'a café has other hours than orders knows',
    ...unheard({ type: 'StoreChanged', changes: { hours } }),
  },
  {
    violation: 'a café sends what it makes, and nobody knows',
    ...unheard({ type: 'StoreChanged', changes: { fulfilments: ['PICKUP', 'SHIPMENT'] } }),
    found: () => [ofCatalog, ofOrders],
  },
  {
    violation: 'a café is forgotten by those who sell for it',
    async plant({ sql }) {
      await sql('catalog', 'delete from stores where id = ?', cafe);
      await sql('orders', 'delete from shops where id = ?', cafe);
    },
    found: () => [ofCatalog, ofOrders],
  },
  {
    violation: 'a café is renamed without a history',
    plant: ({ edit }) =>
      edit('stores', 'stores', cafe, (state) => {
        state.name = 'Another';
      }),
    found: () => [`I10 ${cafe} its history leads to another state than its row`],
  },
  {
    violation: 'coffee is ready, and the order never hears of it',
    plant: ({ happen }, { brewing }) =>
      happen('stores', 'tickets', brewing, rules.ticket, { events: [{ type: 'TicketReady' }] }),
    found: ({ brewing }) => [`I7 ${brewing} the store is further than the order knows`],
  },
  {
    violation: 'coffee is fetched, and the order never hears of it',
    plant: ({ happen }, { brewing }) =>
      happen('stores', 'tickets', brewing, rules.ticket, {
        events: [{ type: 'TicketReady' }, { type: 'TicketHandedOver' }],
      }),
    found: ({ brewing }) => [`I7 ${brewing} the store is further than the order knows`],
  },
  {
    violation: 'a store gives coffee up, and its customer still pays for it',
    plant: ({ happen }, { brewing }) =>
      happen('stores', 'tickets', brewing, rules.ticket, {
        events: [{ type: 'TicketCancelled', reason: 'the oven broke' }],
      }),
    found: ({ brewing }) => [
      `I16 ${brewing} ${wrong}`,
      `I7 ${brewing} the store is further than the order knows`,
    ],
  },
  {
    violation: 'nobody comes for coffee, and the order never hears of it',
    plant: ({ happen }, { brewing }) =>
      happen('stores', 'tickets', brewing, rules.ticket, {
        events: [{ type: 'TicketReady' }, { type: 'TicketNoShow' }],
      }),
    found: ({ brewing }) => [
      `I16 ${brewing} ${wrong}`,
      `I7 ${brewing} the store is further than the order knows`,
    ],
  },
  {
    violation: 'a store takes its acceptance back, and neither the order nor the points hear of it',
    plant: ({ happen }, { brewing }) =>
      happen('stores', 'tickets', brewing, rules.ticket, {
        events: [{ type: 'AcceptanceUndone', acceptBy: 9_999_999_999_999 }],
        columns: { accept_by: 9_999_999_999_999 },
      }),
    found: ({ brewing }) => [
      `I16 ${brewing} ${wrong}`,
      `I7 ${brewing} the store is further than the order knows`,
    ],
  },
  {
    violation: 'a store rejects coffee, and its customer still pays for it',
    plant: ({ happen }, { open }) =>
      happen('stores', 'tickets', open, rules.ticket, {
        events: [{ type: 'TicketRejected', reason: 'NOT_ACCEPTED_IN_TIME' }],
        columns: { accept_by: null },
      }),
    found: ({ open }) => [`I7 ${open} the store is further than the order knows`],
  },
  {
    violation: 'a store lets its time pass, and its ticket stays open',
    plant: ({ sql }, { open }) => sql('stores', 'update tickets set accept_by = 1 where id = ?', open),
    found: ({ open }) => [`I12 ${open} its store did not decide in time, and it is not rejected`],
  },
  {
    violation: 'a store may take as long as it likes',
    plant: ({ sql }, { open }) => sql('stores', 'update tickets set accept_by = null where id = ?', open),
    found: ({ open }) => [`I12 ${open} its store has to decide, and no timer will ever check`],
  },
  {
    violation: 'an order has waited for too long, and no one was told',
    plant: ({ sql }, { open }) => sql('orders', 'update orders set watch_at = 1 where id = ?', open),
    found: ({ open }) => [`I12 ${open} has waited for others for longer than it may, and nobody was told`],
  },
  {
    violation: 'coffee that was accepted has lost its points',
    async plant({ sql }, { brewing }) {
      await sql('wallets', 'delete from earnings where id = ?', points(brewing));
      await sql('wallets', 'delete from log where aggregate = ?', points(brewing));
    },
    found: ({ brewing }) => [`I16 ${brewing} ${wrong}`],
  },
  {
    violation: 'coffee that was never accepted earns points',
    plant: ({ happen }, { open, member }) =>
      happen('wallets', 'earnings', points(open), rules.earning, {
        events: [{ type: 'Confirmed', acceptedAt: 1 }, earned(member, 225)],
        columns: { waits_for: null },
      }),
    found: ({ open }) => [`I16 ${open} ${wrong}`, `I16 ${points(open)} ${missing}`],
  },
  {
    violation: 'coffee without a number earns points',
    plant: ({ happen }, { nameless, member }) =>
      happen('wallets', 'earnings', points(nameless), rules.earning, {
        events: [{ type: 'Claimed', claim: { membershipNumber: 'J-0', won: 4_500 } }, earned(member, 225)],
      }),
    found: ({ nameless }) => [`I16 ${nameless} ${wrong}`, `I16 ${points(nameless)} ${missing}`],
  },
  {
    violation: 'cancelled coffee keeps its points',
    async plant({ sql, happen }, { unwanted, member }) {
      await sql('wallets', 'delete from earnings where id = ?', points(unwanted));
      await sql('wallets', 'delete from log where aggregate = ?', points(unwanted));
      await happen('wallets', 'earnings', points(unwanted), rules.earning, { events: [earned(member, 225)] });
    },
    found: ({ unwanted }) => [`I16 ${unwanted} ${wrong}`, `I16 ${points(unwanted)} ${missing}`],
  },
  {
    violation: "the points of coffee are another customer's",
    async plant({ edit, rewrite }, { brewing }) {
      const others = (of: Anything) => {
        of.customerId = 'cus_ghost';
      };
      await edit('wallets', 'earnings', points(brewing), others);
      await rewrite('wallets', points(brewing), 'Earned', ({ fact }) => others(fact));
    },
    found: ({ brewing }) => [`I16 ${brewing} ${wrong}`],
  },
  {
    violation: 'coffee earns more points than it costs',
    async plant({ edit, rewrite, sql }, { brewing, member }) {
      const more = (of: Anything) => {
        of.amount = 4_501;
      };
      await edit('wallets', 'earnings', points(brewing), more);
      await rewrite('wallets', points(brewing), 'Earned', ({ fact }) => more(fact));
      const [had] = await sql(
        'wallets',
        'select amount from ledger where order_id = ? and programme = ?',
        brewing,
        'POINTS',
      );
      const extra = 4_501 - Number(had?.amount);
      await sql(
        'wallets',
        "update ledger set amount = 4501 where order_id = ? and programme = 'POINTS'",
        brewing,
      );
      await sql('wallets', 'update balances set amount = amount + ? where id = ?', extra, points(member));
      const newest = (of: Anything) => {
        of.amount += extra;
      };
      await edit('wallets', 'balances', points(member), newest);
      await rewrite('wallets', points(member), 'BalanceChanged', ({ fact }) => newest(fact));
      await sql('mypage', 'update balances set points = points + ? where customer_id = ?', extra, member);
    },
    found: ({ brewing }) => [`I16 ${brewing} ${wrong}`],
  },
  {
    violation: 'a book earns points',
    plant: ({ happen }, { placed }) =>
      happen('wallets', 'earnings', points(placed), rules.earning, {
        events: [{ type: 'Claimed', claim: { membershipNumber: 'J-0', won: 12_000 } }],
      }),
    found: ({ placed }) => [`I16 ${points(placed)} points of an order that is not picked up`],
  },
  {
    violation: 'points appear from nowhere',
    plant: ({ sql }, { member, brewing }) =>
      sql(
        'wallets',
        "update ledger set amount = amount + 1 where customer_id = ? and programme = 'POINTS' and order_id = ?",
        ...[member, brewing],
      ),
    found: ({ member, brewing }) => [
      `I16 ${points(member)} the balance is not what the ledger adds up to`,
      `I16 ${points(brewing)} ${missing}`,
    ],
  },
  {
    violation: 'points are earned twice over',
    plant: ({ happen }, { brewing, member }) =>
      happen('wallets', 'earnings', points(brewing), rules.earning, { events: [earned(member, 225)] }),
    found: ({ brewing }) => [`I10 ${points(brewing)} Earned cannot follow EARNED`],
  },
  {
    violation: 'my page shows other points',
    plant: ({ sql }, { member }) =>
      sql('mypage', 'update balances set points = points + 1 where customer_id = ?', member),
    found: ({ member }) => [`I11 ${member} my page shows another balance`],
  },
];
