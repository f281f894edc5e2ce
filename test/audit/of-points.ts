import { rules, type Violation } from './violation.ts';
import type { World } from './world.ts';

const taken = 'the points that it spends are not what was taken for it';
const nobody = 'points were taken for an order that spends none';
const ledger = 'the ledger does not hold what it spent and what came back of it';
const more = 'more points came back than were spent';

const returned = (customerId: string, amount: number) => ({
  type: 'PointsReturned',
  key: 'return:planted',
  customerId,
  amount,
});
const held = (customerId: string, amount: number) => ({ type: 'PointsHeld', customerId, amount });

const forget = async ({ sql }: World, orderId: string) => {
  await sql('wallets', 'delete from spendings where id = ?', orderId);
  await sql('wallets', 'delete from log where aggregate = ?', orderId);
};

export const ofPoints: readonly Violation[] = [
  {
    violation: 'an order stands whose points are back',
    async plant({ happen, sql }, { spent, member }) {
      await happen('wallets', 'spendings', spent, rules.spending, { events: [returned(member, 100)] });
      await sql(
        'wallets',
        "update ledger set order_id = 'ord_x' where order_id = ? and reason = 'SPENT'",
        spent,
      );
    },
    found: ({ spent }) => [`I20 ${spent} ${taken}`, `I20 ${spent} ${ledger}`, `I20 ord_x ${ledger}`],
  },
  {
    violation: 'an order has paid with points that nobody gave',
    plant: (world, { spent }) => forget(world, spent),
    found: ({ spent }) => [`I20 ${spent} ${taken}`, `I20 ${spent} ${ledger}`],
  },
  {
    violation: 'a cancelled order keeps the points',
    async plant(world, { givenBack, member }) {
      await forget(world, givenBack);
      await world.happen('wallets', 'spendings', givenBack, rules.spending, {
        events: [held(member, 150), { type: 'PointsSpent' }],
        columns: { customer_id: member },
      });
    },
    found: ({ givenBack }) => [`I20 ${givenBack} ${taken}`, `I20 ${givenBack} ${ledger}`],
  },
  {
    violation: 'points are taken for an order that spends none',
    plant: ({ happen }, { nameless, member }) =>
      happen('wallets', 'spendings', nameless, rules.spending, {
        events: [held(member, 1)],
        columns: { customer_id: member },
      }),
    found: ({ nameless }) => [`I20 ${nameless} ${nobody}`, `I20 ${nameless} ${ledger}`],
  },
  {
    violation: 'more points come back than were spent',
    plant: ({ happen }, { givenBack, member }) =>
      happen('wallets', 'spendings', givenBack, rules.spending, { events: [returned(member, 1)] }),
    found: ({ givenBack }) => [
      `I20 ${givenBack} ${more}`,
      `I20 ${givenBack} ${ledger}`,
      `I10 ${givenBack} PointsReturned cannot follow RETURNED`,
    ],
  },
  {
    violation: 'points of a refund never come back',
    async plant(world, { inPart, member }) {
      await forget(world, inPart);
      await world.happen('wallets', 'spendings', inPart, rules.spending, {
        events: [held(member, 100), { type: 'PointsSpent' }],
        columns: { customer_id: member },
      });
    },
    found: ({ inPart }) => [`I20 ${inPart} ${taken}`, `I20 ${inPart} ${ledger}`],
  },
  {
    violation: 'an order spends fewer points than it says',
    plant: ({ sql }, { spent }) =>
      sql('wallets', "update ledger set amount = -99 where order_id = ? and reason = 'SPENT'", spent),
    found: ({ spent, member }) => [
      `I16 ${member}.POINTS the balance is not what the ledger adds up to`,
      `I20 ${spent} ${ledger}`,
    ],
  },
  {
    violation: 'points were spent before there were any',
    async plant({ sql }, { member }) {
      const number = (from: number, to: number) =>
        sql(
          'wallets',
          "update ledger set sequence = ? where customer_id = ? and programme = 'POINTS' and sequence = ?",
          ...[to, member, from],
        );
      const [first] = await sql(
        'wallets',
        "select sequence from ledger where customer_id = ? and programme = 'POINTS' and reason = 'SPENT' order by sequence",
        member,
      );
      await number(1, -1);
      await number(Number(first?.sequence), 1);
      await number(-1, Number(first?.sequence));
    },
    found: ({ member }) => [`I16 ${member}.POINTS at some moment the balance was below zero`],
  },
  {
    violation: 'a card pays for what points have paid',
    async plant(world, { spent }) {
      const charge = world.ledger.find((entry) => entry.type === 'charge' && entry.orderId === spent);
      Object.assign(charge?.amount ?? {}, { minorUnits: (charge?.amount.minorUnits ?? 0) + 100 });
    },
    found: ({ spent }) => [
      `I4 ${spent} charged another amount than the order says`,
      `I15 ${spent} payments' books and the provider's ledger differ`,
    ],
  },
];
