import { openParcels } from '../parcels.ts';
import { type Shop, until } from '../shop.ts';
import { rules, type Violation } from './violation.ts';
import { json, type World } from './world.ts';

/** What became of parcels that did not arrive: sent again, refunded when lost, refunded when back, and one that nobody has decided about. */
export const missParcels = async (
  shop: Pick<Shop, 'as'>,
  order: (fate: string) => Promise<string>,
): Promise<void> => {
  const { leaveWith, failed, carry, sendAgain, refund, support } = await openParcels(shop);
  const heard = (id: string) =>
    until(async () => {
      const { data } = await support.ask<{ order: { blockedOn: { what: string } | null } }>(
        'query ($id: ID!) { order(id: $id) { blockedOn { what } } }',
        { id },
      );
      return data?.order.blockedOn?.what === 'STAFF' ? true : undefined;
    });
  for (const fate of ['resent', 'missing', 'back', 'undecided']) {
    const orderId = await order(fate);
    await leaveWith(orderId);
    await failed(orderId, fate);
    await carry(fate === 'back' ? 'returnDelivery' : 'loseDelivery', { orderId });
    await heard(orderId);
    if (fate === 'resent') await sendAgain(orderId, fate);
    else if (fate !== 'undecided') await refund(orderId);
  }
};

const goesOn = ({ happen }: World, orderId: string, ...events: object[]) =>
  happen('deliveries', 'deliveries', orderId, rules.delivery, { events });
const again = (parcel: number) => ({ type: 'DeliverySentAgain', parcel, carrier: null, startedAt: 5 });
const left = { type: 'DeliveryDispatched', dispatchedAt: 6 };
const turnsBack = {
  type: 'DeliveryAttemptFailed',
  attempt: { parcel: 2, number: 3, key: 'k', reason: 'REFUSED', at: 7 },
  goesBack: true,
};
const disagree = 'the order and its delivery do not agree how often it was sent';

/** The copies of a reservation go back on the shelf; all of catalog agrees. */
const putBack = async ({ sql, happen }: World, reservation: string, product: string) => {
  const [row] = await sql('catalog', 'select state from reservations where id = ?', reservation);
  const { lines } = json(row?.state);
  await happen('catalog', 'reservations', reservation, rules.reservation, {
    events: [{ type: 'StockReturned', lines }],
  });
  await sql(
    'catalog',
    'update stock set on_hand = on_hand + 1, available = available + 1, sequence = sequence + 1 where product_id = ?',
    product,
  );
  const [stock] = await sql('catalog', 'select sequence from stock where product_id = ?', product);
  await sql(
    'catalog',
    "insert into stock_ledger (product_id, sequence, kind, quantity, reservation, at) values (?, ?, 'RETURNED', 1, ?, 1)",
    ...[product, stock?.sequence, reservation],
  );
};

export const ofDeliveries: readonly Violation[] = [
  {
    violation: 'a parcel is lost, and the order never hears of it',
    plant: (world, { placed }) => goesOn(world, placed, left, { type: 'DeliveryLost', at: 7 }),
    found: ({ placed }) => [`I7 ${placed} the delivery is further than the order knows`],
  },
  {
    violation: 'a parcel is sent once more, and nobody decided that',
    plant: (world, { resent }) => goesOn(world, resent, again(3)),
    found: ({ resent }) => [`I7 ${resent} ${disagree}`],
  },
  {
    violation: 'a lost order is refunded, and another parcel of it could not be handed over',
    plant: (world, { missing }) => goesOn(world, missing, again(2), left, turnsBack),
    found: ({ missing }) => [
      `I7 ${missing} ${disagree}`,
      `I5 ${missing} refunded although the goods have left`,
    ],
  },
  {
    violation: 'what was lost is on sale again',
    plant: (world, { missing, missed }) => putBack(world, missing, missed),
    found: ({ missing }) => [`I6 ${missing} the reservation does not follow the order`],
  },
  {
    violation: 'what is sent again is on sale as well',
    plant: (world, { resent, missed }) => putBack(world, `${resent}-2`, missed),
    found: ({ resent }) => [`I6 ${resent} what is sent again is not reserved as the order says`],
  },
  {
    violation: 'copies are kept for a parcel of an order that was never sent again',
    plant: ({ happen }, { placed }) =>
      happen('catalog', 'reservations', `${placed}-2`, rules.reservation, {
        events: [{ type: 'StockHeld', lines: [] }],
      }),
    found: ({ placed }) => [`I6 ${placed}-2 stock is kept for an order that does not exist`],
  },
  {
    violation: 'an order is to be sent again, and every timer forgets it',
    plant: ({ happen }, { undecided }) =>
      happen('orders', 'orders', undecided, rules.order, {
        events: [{ type: 'ResendBegun', key: 'k', at: 1 }],
      }),
    found: ({ undecided }) => [
      `I12 ${undecided} being sent again, and nobody goes on`,
      `I12 ${undecided} waits for the system, and no timer will ever look`,
    ],
  },
  {
    violation: 'a courier is sent to another door than the customer named',
    async plant({ sql }, { placed }) {
      const [row] = await sql('deliveries', 'select waybill from waybills where order_id = ?', placed);
      const waybill = json(row?.waybill);
      waybill.to.address.line1 = '다른 길 1';
      await sql(
        'deliveries',
        'update waybills set waybill = ? where order_id = ?',
        JSON.stringify(waybill),
        placed,
      );
    },
    found: ({ placed }) => [`I7 ${placed} the waybill is for somebody else than the order`],
  },
];
