import { ofAccounts } from './of-accounts.ts';
import { ofCafe } from './of-cafe.ts';
import { ofDeliveries } from './of-deliveries.ts';
import { ofPoints } from './of-points.ts';
import { ofRewards } from './of-rewards.ts';
import { ofSales } from './of-sales.ts';
import { ofTaxis } from './of-taxis.ts';
import { day, ghost, money, rules, type Violation } from './violation.ts';
import type { Anything, Entry, Message, World } from './world.ts';

export type { Left } from './violation.ts';

const chargeOf = (ledger: Entry[], orderId: string): Entry =>
  ledger.find((entry) => entry.type === 'charge' && entry.orderId === orderId) as Entry;
const refundOf = (ledger: Entry[], orderId: string): Entry =>
  ledger.find((entry) => entry.type === 'refund' && entry.orderId === orderId) as Entry;
const strike = (ledger: Entry[], entry: Entry) => void ledger.splice(ledger.indexOf(entry), 1);

/** Moves copies as catalog does: counters and ledger agree. */
const moveCopies = async (
  { sql }: World,
  product: string,
  kind: string,
  reservation: string | null,
  { onHand, available }: { onHand: number; available: number },
) => {
  await sql(
    'catalog',
    'update stock set on_hand = on_hand + ?, available = available + ?, sequence = sequence + 1 where product_id = ?',
    onHand,
    available,
    product,
  );
  const [row] = await sql('catalog', 'select sequence from stock where product_id = ?', product);
  await sql(
    'catalog',
    'insert into stock_ledger (product_id, sequence, kind, quantity, reservation, at) values (?, ?, ?, 1, ?, 1)',
    ...[product, row?.sequence, kind, reservation],
  );
};

const details = {
  customerId: 'cus_ghost',
  idempotencyKey: 'ghost',
  requestHash: '',
  lines: [{ productId: 'prd_x', kind: 'BOOK', title: 'X', quantity: 1, unitPrice: money(100) }],
  total: money(100),
  fulfilment: { type: 'SHIPMENT' },
  storeId: null,
  rideClass: null,
  correlationId: 'cor_ghost',
};
const orderColumns = {
  customer_id: 'cus_ghost',
  idempotency_key: 'ghost',
  open: 1,
  placed_at: 1,
};
const begun = { type: 'PlacingBegun', details, at: 1 };
const requested = {
  type: 'PaymentRequested',
  charge: { orderId: ghost, customerId: 'cus_ghost', amount: money(100) },
};
const opened = (fulfilment: string) => ({
  type: 'TicketOpened',
  openedAt: 1,
  details: { orderId: ghost, storeId: 'sto_x', customerId: 'cus_ghost', fulfilment, lines: [] },
});
const started = (carrier: object | null) => ({
  type: 'DeliveryStarted',
  startedAt: 1,
  details: { orderId: ghost, customerId: 'cus_ghost', correlationId: 'cor_ghost', carrier },
});
const ticketColumns = { store_id: 'sto_x', opened_at: 1 };

const differs = "payments' books and the provider's ledger differ";

const ofStock: readonly Violation[] = [
  {
    violation: 'others think that a book is sold out',
    plant: ({ happen }, { book }) =>
      happen('catalog', 'shelves', `${book}.SHELF`, rules.shelf, {
        events: [{ type: 'ShelfEmptied', productId: book }],
        columns: { status: 'EMPTY' },
      }),
    found: ({ book }) => [`I6 ${book} the shelf is not as the stock is`],
  },
  {
    violation: 'a copy vanishes from a counter',
    plant: ({ sql }, { book }) =>
      sql('catalog', 'update stock set available = available - 1 where product_id = ?', book),
    found: ({ book }) => [`I1 ${book} the counters are not what the ledger adds up to`],
  },
  {
    violation: 'a row vanishes from the stock ledger',
    plant: ({ sql }, { book }) =>
      sql('catalog', 'update stock set sequence = sequence + 1 where product_id = ?', book),
    found: ({ book }) => [`I1 ${book} rows are missing from the ledger`],
  },
  {
    violation: 'a product is oversold',
    async plant(world, { book }) {
      await world.withoutCheck('catalog', 'stock', 'stock_never_oversold');
      await world.sql('catalog', 'update stock set available = -1 where product_id = ?', book);
    },
    found: ({ book }) => [
      `I1 ${book} more copies were promised than there are`,
      `I1 ${book} the counters are not what the ledger adds up to`,
    ],
  },
  {
    violation: 'a copy was promised before there was one',
    async plant({ sql }, { book }) {
      const number = (from: number, to: number) =>
        sql(
          'catalog',
          'update stock_ledger set sequence = ? where product_id = ? and sequence = ?',
          to,
          book,
          from,
        );
      await number(1, -1);
      await number(2, 1);
      await number(-1, 2);
    },
    found: ({ book }) => [`I1 ${book} at some moment more copies were promised than there were`],
  },
  {
    violation: 'copies move of a product that is not counted',
    plant: ({ sql }) =>
      sql(
        'catalog',
        "insert into stock_ledger (product_id, sequence, kind, quantity, reservation, at) values ('prd_x', 1, 'RESTOCKED', 1, null, 1)",
      ),
    found: () => ['I1 prd_x movements of a product that is not counted'],
  },
  {
    violation: 'the sale of one order is written down for another',
    plant: ({ sql }, { placed, lost }) =>
      sql(
        'catalog',
        "update stock_ledger set reservation = ? where reservation = ? and kind = 'SOLD'",
        lost,
        placed,
      ),
    found: ({ placed, lost }) =>
      [placed, lost].map((id) => `I1 ${id} the ledger did not move its copies as its reservation says`),
  },
  {
    violation: 'two copies leave for an order of one',
    async plant({ sql }, { book, placed }) {
      await sql('catalog', 'update stock_ledger set quantity = 2 where reservation = ?', placed);
      await sql(
        'catalog',
        'update stock set on_hand = on_hand - 1, available = available - 1 where product_id = ?',
        book,
      );
    },
    found: ({ placed }) => [`I1 ${placed} its reservation names copies that the ledger did not move`],
  },
  {
    violation: 'the copy of an order that stands is given back',
    async plant(world, { book, placed }) {
      const lines = [{ productId: book, quantity: 1 }];
      await world.happen('catalog', 'reservations', placed, rules.reservation, {
        events: [{ type: 'StockReturned', lines }],
      });
      await moveCopies(world, book, 'RETURNED', placed, { onHand: 1, available: 1 });
    },
    found: ({ placed }) => [`I6 ${placed} the reservation does not follow the order`],
  },
  {
    violation: 'a copy is held for an order that does not exist',
    async plant(world, { book }) {
      const lines = [{ productId: book, quantity: 1 }];
      await world.happen('catalog', 'reservations', ghost, rules.reservation, {
        events: [{ type: 'StockHeld', lines }],
      });
      await moveCopies(world, book, 'HELD', ghost, { onHand: 0, available: -1 });
    },
    found: () => [`I6 ${ghost} stock is kept for an order that does not exist`],
  },
  {
    violation: 'two copies are sold to an order of one, and all of catalog agrees',
    async plant({ sql, edit, rewrite }, { book, placed }) {
      const two = (state: Anything) => {
        state.lines[0].quantity = 2;
      };
      await edit('catalog', 'reservations', placed, two);
      for (const type of ['StockHeld', 'StockSold'])
        await rewrite('catalog', placed, type, ({ fact }) => two(fact));
      await sql('catalog', 'update stock_ledger set quantity = 2 where reservation = ?', placed);
      await sql(
        'catalog',
        'update stock set on_hand = on_hand - 1, available = available - 1 where product_id = ?',
        book,
      );
    },
    found: ({ placed }) => [`I6 ${placed} the copies reserved are not those that were ordered`],
  },
];

const ofMoney: readonly Violation[] = [
  {
    violation: 'an order is charged twice',
    async plant({ ledger }, { placed }) {
      ledger.push({ ...chargeOf(ledger, placed), key: 'again' });
    },
    found: ({ placed }) => [`I15 ${placed} ${differs}`, `I2 ${placed} charged more than once`],
  },
  {
    violation: 'a customer is charged for an order that does not exist',
    async plant({ ledger }, { placed }) {
      ledger.push({ ...chargeOf(ledger, placed), key: 'other', orderId: ghost });
    },
    found: () => [
      `I3 ${ghost} charged for an order that does not exist`,
      `I15 ${ghost} the provider's ledger has a charge that payments never asked for`,
    ],
  },
  {
    violation: 'a refused order was charged',
    async plant({ ledger }, { placed, declined }) {
      ledger.push({ ...chargeOf(ledger, placed), key: 'other', orderId: declined });
    },
    found: ({ declined }) => [
      `I3 ${declined} charged for an order that did not come about, and the money is kept`,
      `I15 ${declined} ${differs}`,
    ],
  },
  {
    violation: 'an order was placed without a charge',
    async plant({ ledger }, { placed }) {
      strike(ledger, chargeOf(ledger, placed));
    },
    found: ({ placed }) => [`I4 ${placed} placed, and not charged`, `I15 ${placed} ${differs}`],
  },
  ...(['minorUnits', 'currency'] as const).map(
    (part): Violation => ({
      violation: `another amount was charged (${part})`,
      async plant({ ledger }, { placed }) {
        Object.assign(chargeOf(ledger, placed).amount, {
          minorUnits: 11_999,
          ...(part === 'currency' && money(12_000)),
          ...(part === 'currency' && { currency: 'USD' }),
        });
      },
      found: ({ placed }) => [
        `I4 ${placed} charged another amount than the order says`,
        `I15 ${placed} ${differs}`,
      ],
    }),
  ),
  {
    violation: 'a refund is lost',
    async plant({ ledger }, { cancelled }) {
      strike(ledger, refundOf(ledger, cancelled));
    },
    found: ({ cancelled }) => [`I5 ${cancelled} the refund is missing`, `I15 ${cancelled} ${differs}`],
  },
  {
    violation: 'a refund is made twice',
    async plant({ ledger }, { cancelled }) {
      ledger.push({ ...refundOf(ledger, cancelled), key: 'again' });
    },
    found: ({ cancelled }) => [
      `I5 ${cancelled} refunded more than once`,
      `I15 ${cancelled} ${differs}`,
      `I18 ${cancelled} the provider gave back more than was charged`,
    ],
  },
  {
    violation: 'more is refunded than was charged',
    async plant({ ledger }, { cancelled }) {
      Object.assign(refundOf(ledger, cancelled).amount, money(12_001));
    },
    found: ({ cancelled }) => [
      `I5 ${cancelled} refunded another amount than was charged`,
      `I15 ${cancelled} ${differs}`,
      `I18 ${cancelled} the provider gave back more than was charged`,
    ],
  },
  {
    violation: 'more goes back for a line than its share',
    async plant({ edit, rewrite }, { refunded }) {
      const more = ({ lines }: Anything) => {
        lines[0].minorUnits = 12_001;
      };
      await edit('orders', 'orders', refunded, ({ refunds }) => more(refunds[0]));
      await rewrite('orders', refunded, 'RefundBegun', ({ fact }) => more(fact.refund));
    },
    found: ({ refunded }) => [`I18 ${refunded} more than there is went back`],
  },
  {
    violation: 'payments gave back another part than orders says',
    async plant({ edit, rewrite }, { refunded }) {
      await edit('payments', 'payments', refunded, ({ parts }) => {
        parts[0].minorUnits = 4_999;
      });
      await rewrite('payments', refunded, 'PartRequested', ({ fact }) => {
        fact.minorUnits = 4_999;
      });
    },
    found: ({ refunded }) => [
      `I15 ${refunded} ${differs}`,
      `I18 ${refunded} orders and payments do not agree about what went back in parts`,
    ],
  },
  {
    violation: 'a part goes back at the provider under a second key',
    async plant({ ledger }, { refunded }) {
      ledger.push({ ...refundOf(ledger, refunded), key: 'again' });
    },
    found: ({ refunded }) => [`I5 ${refunded} refunded more than once`, `I15 ${refunded} ${differs}`],
  },
  {
    violation: 'some of the price went back, and not what was earned by it',
    async plant({ edit, rewrite }, { refunded }) {
      await edit('wallets', 'earnings', `${refunded}.MILEAGE`, (state) => {
        state.reversed = 4_000;
      });
      await rewrite('wallets', `${refunded}.MILEAGE`, 'PartReversed', ({ fact }) => {
        fact.amount = 4_000;
      });
    },
    found: ({ refunded }) => [`I16 ${refunded} what it earned does not follow the order`],
  },
  {
    violation: 'my page shows another amount as refunded',
    plant: ({ sql }, { refunded }) =>
      sql(
        'mypage',
        'update order_views set refunded = ? where order_id = ?',
        JSON.stringify(money(1)),
        refunded,
      ),
    found: ({ refunded }) => [`I11 ${refunded} my page shows another amount as refunded`],
  },
  {
    violation: 'an order that stands is refunded',
    async plant({ ledger }, { placed, cancelled }) {
      ledger.push({ ...refundOf(ledger, cancelled), key: 'other', orderId: placed });
    },
    found: ({ placed }) => [`I5 ${placed} refunded, and nobody asked for it`, `I15 ${placed} ${differs}`],
  },
  {
    violation: 'a cancelled order is dispatched anyway',
    async plant({ sql, edit, rewrite }, { cancelled }) {
      const dispatched = { type: 'DeliveryDispatched', dispatchedAt: 5 };
      await rewrite('deliveries', cancelled, 'DeliveryCancelled', (row) => {
        row.fact = dispatched;
      });
      await edit('deliveries', 'deliveries', cancelled, (state) => {
        Object.assign(state, { status: 'DISPATCHED', dispatchedAt: 5 });
      });
      await sql('deliveries', "update deliveries set status = 'DISPATCHED' where id = ?", cancelled);
    },
    found: ({ cancelled }) => [`I5 ${cancelled} refunded although the goods have left`],
  },
  {
    violation: 'a cancelled order is handed over anyway',
    async plant({ sql, edit, rewrite }, { cancelled }) {
      await rewrite('stores', cancelled, 'TicketClosed', (row) => {
        row.fact = { type: 'TicketHandedOver' };
      });
      await edit('stores', 'tickets', cancelled, (state) => {
        state.status = 'HANDED_OVER';
      });
      await sql('stores', "update tickets set status = 'HANDED_OVER' where id = ?", cancelled);
    },
    found: ({ cancelled }) => [`I5 ${cancelled} refunded although the goods have left`],
  },
  ...[1, 0.5].map(
    (more): Violation => ({
      violation: `a line costs ${more} more than the total knows`,
      async plant({ edit, rewrite }, { placed }) {
        const dearer = ({ lines }: Anything) => {
          lines[0].unitPrice.minorUnits += more;
        };
        await edit('orders', 'orders', placed, dearer);
        await rewrite('orders', placed, 'PlacingBegun', ({ fact }) => dearer(fact.details));
      },
      found: ({ placed }) => [`I15 ${placed} the total is not the sum of the lines`],
    }),
  ),
  {
    violation: 'payments refunds an order that stands, and the provider agrees',
    async plant({ happen, ledger }, { placed, cancelled }) {
      await happen('payments', 'payments', placed, rules.payment, {
        events: [{ type: 'RefundRequested' }, { type: 'PaymentRefunded', refundedAt: 5 }],
      });
      ledger.push({ ...refundOf(ledger, cancelled), key: 'other', orderId: placed });
    },
    found: ({ placed }) => [
      `I5 ${placed} refunded, and nobody asked for it`,
      `I15 ${placed} the payment is not what the order says`,
    ],
  },
  {
    violation: 'payments asked for another amount',
    async plant({ edit, rewrite, ledger }, { placed }) {
      const cheaper = (charge: Anything) => {
        charge.amount.minorUnits = 11_999;
      };
      await edit('payments', 'payments', placed, cheaper);
      await rewrite('payments', placed, 'PaymentRequested', ({ fact }) => cheaper(fact.charge));
      cheaper(chargeOf(ledger, placed));
    },
    found: ({ placed }) => [
      `I4 ${placed} charged another amount than the order says`,
      `I15 ${placed} the payment has another amount or customer than the order`,
    ],
  },
];

const position = (change: string) => `update positions set ${change} where source = 'orders'`;

const ofEvents: readonly Violation[] = [
  {
    violation: 'a hearer has not applied the last events',
    async plant({ sql }) {
      const [first] = await sql(
        'orders',
        'select number, id from log where published is not null order by number limit 1',
      );
      await sql('mypage', position('number = ?, event_id = ?'), first?.number, first?.id);
    },
    found: () => ['I7 mypage < orders events were not applied'],
  },
  {
    violation: 'a hearer has never begun',
    plant: ({ sql }) => sql('mypage', "delete from positions where source = 'orders'"),
    found: () => ['I7 mypage < orders nothing was ever heard'],
  },
  {
    violation: 'a journal is another one than before',
    plant: ({ sql }) => sql('mypage', position("log_id = 'log_other'")),
    found: () => ['I7 mypage < orders the journal is another one than before'],
  },
  {
    violation: 'a journal ends before what was applied of it',
    plant: ({ sql }) => sql('mypage', position('number = number + 1000')),
    found: () => ['I7 mypage < orders is beyond the end of the journal'],
  },
  {
    violation: "a journal has another event at a hearer's position",
    plant: ({ sql }) => sql('mypage', position("event_id = 'evt_other'")),
    found: () => ['I7 mypage < orders the journal has another event at its position'],
  },
  {
    violation: 'an event is dead-lettered',
    plant: ({ sql }) =>
      sql('mypage', "insert into dead_letters values ('orders', 1, 'ord_x', '{}', 'could not be', 1)"),
    found: () => ['I7 ord_x a dead letter'],
  },
  {
    violation: 'a ticket is lost',
    async plant({ sql }, { placed }) {
      await sql('stores', 'delete from tickets where id = ?', placed);
      await sql('stores', 'delete from log where aggregate = ?', placed);
    },
    found: ({ placed }) => [`I7 ${placed} placed, and its store has no ticket`],
  },
  {
    violation: 'the ticket of a cancelled order stays open',
    async plant({ sql, edit, rewrite }, { cancelled }) {
      await rewrite('stores', cancelled, 'TicketClosed', (row) => {
        row.fact = { type: 'TicketAccepted', prepMinutes: null };
      });
      await edit('stores', 'tickets', cancelled, (state) => {
        state.status = 'ACCEPTED';
      });
      await sql('stores', "update tickets set status = 'ACCEPTED' where id = ?", cancelled);
    },
    found: ({ cancelled }) => [`I7 ${cancelled} cancelled, and its ticket is still open`],
  },
  {
    violation: 'a store rejects, and the order never hears of it',
    async plant({ sql, edit, rewrite }, { placed }) {
      await rewrite('stores', placed, 'TicketAccepted', (row) => {
        row.fact = { type: 'TicketRejected', reason: 'closed' };
      });
      await edit('stores', 'tickets', placed, (state) => {
        state.status = 'REJECTED';
        delete state.acceptedAt;
      });
      await sql('stores', "update tickets set status = 'REJECTED' where id = ?", placed);
    },
    found: ({ placed }) => [`I7 ${placed} the store is further than the order knows`],
  },
  {
    violation: 'a delivery is lost',
    async plant({ sql }, { placed }) {
      await sql('deliveries', 'delete from deliveries where id = ?', placed);
      await sql('deliveries', 'delete from log where aggregate = ?', placed);
    },
    found: ({ placed }) => [`I7 ${placed} accepted, and its delivery has not been started`],
  },
  {
    violation: 'the parcel of a cancelled order is still prepared',
    async plant({ sql, edit, rewrite }, { cancelled }) {
      await rewrite('deliveries', cancelled, 'DeliveryCancelled', (row) => {
        row.fact = { type: 'DeliveryWithdrawn', withdrawal: { outcome: 'WITHDRAWN', reason: null } };
      });
      await edit('deliveries', 'deliveries', cancelled, (state) => {
        state.status = 'PREPARING';
      });
      await sql('deliveries', "update deliveries set status = 'PREPARING' where id = ?", cancelled);
    },
    found: ({ cancelled }) => [`I7 ${cancelled} cancelled, and its delivery is still being prepared`],
  },
  {
    violation: 'a parcel has left, and the order never hears of it',
    plant: ({ happen }, { placed }) =>
      happen('deliveries', 'deliveries', placed, rules.delivery, {
        events: [{ type: 'DeliveryDispatched', dispatchedAt: 5 }],
      }),
    found: ({ placed }) => [`I7 ${placed} the delivery is further than the order knows`],
  },
  {
    violation: 'a policy applies one event twice',
    async plant({ sql, happen }, { cancelled }) {
      const [log] = await sql(
        'stores',
        "select causation_id, actor from log where aggregate = ? and type = 'TicketClosed'",
        cancelled,
      );
      await happen('stores', 'tickets', cancelled, rules.ticket, {
        events: [{ type: 'TicketClosed' }],
        because: { causationId: log?.causation_id, actor: log?.actor },
      });
    },
    found: ({ cancelled }) => [`I8 ${cancelled} stores said TicketClosed twice because of one event`],
  },
  {
    violation: 'a delivery is started twice',
    async plant({ sql, happen }, { placed }) {
      const [log] = await sql('deliveries', 'select fact from log where aggregate = ?', placed);
      const fact = typeof log?.fact === 'string' ? JSON.parse(log.fact) : log?.fact;
      await happen('deliveries', 'deliveries', placed, rules.delivery, { events: [fact] });
    },
    found: ({ placed }) => [`I8 ${placed} DeliveryStarted more than once`],
  },
  {
    violation: 'a ticket is opened twice',
    async plant({ sql, happen }, { placed }) {
      const log = await sql('stores', 'select fact from log where aggregate = ? order by version', placed);
      const facts = log.map(({ fact }) => (typeof fact === 'string' ? JSON.parse(fact) : fact));
      await happen('stores', 'tickets', placed, rules.ticket, { events: facts });
    },
    found: ({ placed }) => [`I8 ${placed} TicketOpened more than once`],
  },
  {
    violation: 'a change is missing from the queue of a store',
    plant: ({ sql }) => sql('stores', "delete from queue where sequence = 1 and store_id = 'sto_bookshop'"),
    found: () => ['I8 sto_bookshop its queue has a gap or a row too many'],
  },
  {
    violation: 'a customer is told the same step twice',
    async plant({ sql }, { buyer, placed }) {
      await sql('mypage', 'update feeds set sequence = sequence + 1 where customer_id = ?', buyer);
      await sql(
        'mypage',
        "insert into changes (customer_id, sequence, kind, occurred_at, order_id, order_sequence) select customer_id, sequence, 'ORDER', 1, ?, 1 from feeds where customer_id = ?",
        placed,
        buyer,
      );
    },
    found: ({ placed }) => [`I8 ${placed} its steps are not in the feed as often as there are steps`],
  },
  {
    violation: 'a change is missing from the page of a customer',
    plant: ({ sql }, { buyer }) =>
      sql('mypage', 'update feeds set sequence = sequence + 1 where customer_id = ?', buyer),
    found: ({ buyer }) => [`I8 ${buyer} the page has a gap or a change too many`],
  },
  {
    violation: 'my page is behind',
    plant: ({ sql }, { placed }) =>
      sql('mypage', "update order_views set status = 'PLACED' where order_id = ?", placed),
    found: ({ placed }) => [`I11 ${placed} my page does not show it as it is`],
  },
  {
    violation: 'my page still says of a cancelled order how far it had come',
    plant: ({ sql }, { cancelled }) =>
      sql('mypage', "update order_views set fulfilment_status = 'PREPARING' where order_id = ?", cancelled),
    found: ({ cancelled }) => [`I11 ${cancelled} my page has another word for how far its fulfilment is`],
  },
  {
    violation: 'the step of a cancellation still says how far the ride had come',
    plant: ({ sql }, { calledOff }) =>
      sql(
        'mypage',
        "update order_events set fulfilment_status = 'ASSIGNED' where order_id = ? and type = 'OrderCancelled'",
        calledOff,
      ),
    found: ({ calledOff }) => [`I11 ${calledOff} a step of its cancellation has another word`],
  },
  {
    violation: 'my page still says of a cancelled ride how far it had come',
    plant: ({ sql }, { calledOff }) =>
      sql('mypage', "update order_views set fulfilment_status = 'ASSIGNED' where order_id = ?", calledOff),
    found: ({ calledOff }) => [`I11 ${calledOff} my page has another word for how far its fulfilment is`],
  },
  {
    violation: 'my page has no word for a pick-up that was cancelled',
    plant: ({ sql }, { unwanted }) =>
      sql('mypage', 'update order_views set fulfilment_status = null where order_id = ?', unwanted),
    found: ({ unwanted }) => [`I11 ${unwanted} my page has another word for how far its fulfilment is`],
  },
  {
    violation: 'my page says of an order that its store turned down that it was cancelled',
    plant: ({ sql }, { turnedDown }) =>
      sql('mypage', "update order_views set fulfilment_status = 'CANCELLED' where order_id = ?", turnedDown),
    found: ({ turnedDown }) => [`I11 ${turnedDown} my page has another word for how far its fulfilment is`],
  },
  {
    violation: 'the step of a store that turns an order down says that it was cancelled',
    plant: ({ sql }, { turnedDown }) =>
      sql(
        'mypage',
        "update order_events set fulfilment_status = 'CANCELLED' where order_id = ? and type = 'OrderCancelled'",
        turnedDown,
      ),
    found: ({ turnedDown }) => [`I11 ${turnedDown} a step of its cancellation has another word`],
  },
  {
    violation: 'my page has a step that never was',
    plant: ({ sql }, { placed }) =>
      sql('mypage', 'update order_events set sequence = 99 where order_id = ? and sequence = 1', placed),
    found: ({ placed }) => [`I11 ${placed} its steps are not 1, 2, 3 … up to where it is`],
  },
  {
    violation: 'my page shows an order that does not exist',
    plant: ({ sql }, { placed }) =>
      sql(
        'mypage',
        `insert into order_views (order_id, customer_id, sequence, status, fulfilment, total, placed_at, open, updated_at)
          select '${ghost}', customer_id, 0, status, fulfilment, total, placed_at, open, 1 from order_views where order_id = ?`,
        placed,
      ),
    found: () => [`I11 ${ghost} my page shows an order that does not exist`],
  },
];

const ofHistories: readonly Violation[] = [
  {
    violation: 'an event vanishes from the history of an order',
    plant: ({ sql }, { placed }) =>
      sql('orders', "delete from log where aggregate = ? and type = 'OrderPlaced'", placed),
    found: ({ placed }) => [`I10 ${placed} version 2 of its history is missing`],
  },
  {
    violation: 'an order is placed that was being undone',
    plant: ({ rewrite }, { declined }) =>
      rewrite('orders', declined, 'OrderRefused', (row) => {
        row.fact = { type: 'OrderPlaced', at: row.fact.at };
      }),
    found: ({ declined }) => [`I10 ${declined} OrderPlaced cannot follow PLACING`],
  },
  {
    violation: 'an order goes backwards',
    plant: ({ rewrite }, { completed }) =>
      rewrite('orders', completed, 'OrderCompleted', (row) => {
        row.fact = { ...row.fact, type: 'OrderProgressed', progress: { ...row.fact.progress, rank: 1 } };
      }),
    found: ({ completed }) => [`I10 ${completed} OrderProgressed cannot follow IN_FULFILMENT`],
  },
  {
    violation: 'an order is cancelled that was never withdrawn',
    plant: ({ rewrite }, { completed }) =>
      rewrite('orders', completed, 'OrderCompleted', (row) => {
        row.fact = { type: 'OrderCancelled', paymentStatus: 'REFUNDED', at: row.fact.at };
      }),
    found: ({ completed }) => [`I10 ${completed} OrderCancelled cannot follow IN_FULFILMENT`],
  },
  {
    violation: 'a row differs from its history',
    plant: ({ edit }, { placed }) =>
      edit('orders', 'orders', placed, (state) => {
        state.tooLate = 'DISPATCHED';
      }),
    found: ({ placed }) => [`I10 ${placed} its history leads to another state than its row`],
  },
  {
    violation: 'the status column of a row differs from its state',
    plant: ({ sql }, { placed }) =>
      sql('deliveries', "update deliveries set status = 'CANCELLED' where id = ?", placed),
    found: ({ placed }) => [`I10 ${placed} its status column says CANCELLED`],
  },
  {
    violation: 'a row was saved without its event',
    plant: ({ sql }, { placed }) =>
      sql('stores', 'update tickets set version = version + 1 where id = ?', placed),
    found: ({ placed }) => [`I10 ${placed} its row and its history are at different versions`],
  },
  {
    violation: 'a published event is left out',
    plant: ({ rewrite }, { placed }) =>
      rewrite('orders', placed, 'OrderPlaced', (row) => {
        row.published.data.sequence = 2;
      }),
    found: ({ placed }) => [`I10 ${placed} published event 1 is missing`],
  },
  {
    violation: 'something else is published than happened',
    plant: ({ rewrite }, { placed }) =>
      rewrite('orders', placed, 'OrderPlaced', (row) => {
        row.published.data.status = 'CANCELLED';
      }),
    found: ({ placed }) => [`I10 ${placed} published as CANCELLED, but it was PLACED`],
  },
  {
    violation: 'a row vanishes',
    async plant({ sql, happen }) {
      await happen('catalog', 'reservations', ghost, rules.reservation, {
        events: [{ type: 'StockReleased', lines: [] }],
      });
      await sql('catalog', 'delete from reservations where id = ?', ghost);
    },
    found: () => [`I10 ${ghost} its history has no row`],
  },
  {
    violation: 'a row has no history',
    async plant({ sql, happen }) {
      await happen('catalog', 'reservations', ghost, rules.reservation, {
        events: [{ type: 'StockReleased', lines: [] }],
      });
      await sql('catalog', 'delete from log where aggregate = ?', ghost);
    },
    found: () => [`I10 ${ghost} its row has no history`],
  },
  {
    violation: 'the beginning of a history is lost',
    plant: ({ sql }, { placed }) =>
      sql('orders', 'delete from log where aggregate = ? and version = 1', placed),
    found: ({ placed }) => [`I10 ${placed} its history has no beginning`],
  },
  {
    violation: 'the history of a product has a gap',
    plant: ({ rewrite }, { book }) =>
      rewrite('catalog', book, 'ProductRegistered', (row) => {
        row.version = 5;
      }),
    found: ({ book }) => [`I10 ${book} its versions have a gap`],
  },
  {
    violation: 'two orders have one key',
    async plant({ sql, edit, rewrite }, { lost }) {
      await sql('orders', 'drop index orders_key');
      const sameKey = (of: Anything) => {
        of.idempotencyKey = 'placed';
      };
      await edit('orders', 'orders', lost, sameKey);
      await rewrite('orders', lost, 'PlacingBegun', ({ fact }) => sameKey(fact.details));
      await sql('orders', "update orders set idempotency_key = 'placed' where id = ?", lost);
    },
    found: ({ placed, lost }) => [`I13 ${[placed, lost].sort()[0]} two orders have one key`],
  },
  {
    violation: 'an order is found under a key that is not its own',
    plant: ({ sql }, { placed }) =>
      sql('orders', "update orders set idempotency_key = 'other' where id = ?", placed),
    found: ({ placed }) => [`I13 ${placed} it is found under another key than its own`],
  },
  {
    violation: 'a client was told of an order that does not exist',
    async plant({ told }) {
      told.push(ghost);
    },
    found: () => [`I14 ${ghost} a client was told of it, and it does not exist`],
  },
];

const attempt = (violation: string, ...further: readonly object[]): Violation => ({
  violation,
  plant: ({ happen }) =>
    happen('orders', 'orders', ghost, rules.order, {
      events: [begun, ...(further as never[])],
      columns: { ...orderColumns, look_at: 1 },
      at: 1,
    }),
  found: () => [`I12 ${ghost} being placed or undone, and nobody goes on`],
});

const uncertain = (
  violation: string,
  found: string,
  events: readonly object[],
  { unsettled, at = 1 }: { unsettled: boolean; at?: number },
): Violation => ({
  violation,
  async plant({ sql, happen }) {
    await happen('payments', 'payments', ghost, rules.payment, {
      events: [requested, ...(events as never[])],
      columns: { frozen: events.some((event) => 'reason' in event) ? 'another amount' : null },
      at,
    });
    if (unsettled) await sql('payments', `insert into unsettled values ('${ghost}', 1, 1, 'cor_ghost')`);
  },
  found: () => [`I12 ${ghost} ${found}`],
});

const ofWaiting: readonly Violation[] = [
  attempt('an attempt has lost its driver'),
  attempt('an attempt is never given up', { type: 'PlacingParked', waitingOn: 'STOCK', at: 1 }),
  attempt('an attempt is undone without an end', {
    type: 'UndoBegun',
    refused: { reason: 'SHORT', productIds: [], declined: null },
    waitingOn: 'STOCK',
  }),
  {
    violation: 'a cancellation is never decided',
    plant: ({ happen }, { placed }) =>
      happen('orders', 'orders', placed, rules.order, {
        events: [{ type: 'CancellationBegun', at: 1 }],
        columns: { look_at: 1 },
        at: 1,
      }),
    found: ({ placed }) => [`I12 ${placed} being cancelled, and nobody goes on`],
  },
  {
    violation: 'a cancellation waits for a timer that never looks',
    plant: ({ happen }, { placed }) =>
      happen('orders', 'orders', placed, rules.order, {
        events: [{ type: 'CancellationBegun', at: Date.now() + day }],
      }),
    found: ({ placed }) => [`I12 ${placed} waits for the system, and no timer will ever look`],
  },
  {
    violation: 'a timer never looks',
    plant: ({ sql }, { placed }) => sql('orders', 'update orders set look_at = 1 where id = ?', placed),
    found: ({ placed }) => [`I12 ${placed} a timer was due and has not looked`],
  },
  uncertain('the provider never answers', 'uncertain, and the provider gives no answer', [], {
    unsettled: true,
  }),
  uncertain('the provider is never asked', 'uncertain, and the provider will never be asked', [], {
    unsettled: false,
  }),
  uncertain(
    'a charge that was on its way is never looked for',
    'the provider was to be asked, and was not',
    [{ type: 'RefundRequested' }, { type: 'PaymentVoided' }],
    { unsettled: true },
  ),
  uncertain(
    'a frozen payment goes unnoticed',
    'frozen, and no person has looked',
    [{ type: 'PaymentFrozen', reason: 'another amount' }],
    { unsettled: false },
  ),
  {
    violation: 'a store never accepts',
    plant: ({ happen }) =>
      happen('stores', 'tickets', ghost, rules.ticket, {
        events: [opened('SHIPMENT')],
        columns: ticketColumns,
        at: Date.now() - 2 * day,
      }),
    found: () => [`I12 ${ghost} waits for the store or its customer`],
  },
  {
    violation: 'the carrier never comes',
    plant: ({ happen }) =>
      happen('deliveries', 'deliveries', ghost, rules.delivery, {
        events: [started({ dispatchAt: 1, deliverAt: 2 })],
        columns: { open: 1, carrier_at: 1 },
      }),
    found: () => [`I12 ${ghost} the carrier was due and has not come`],
  },
  {
    violation: 'a parcel lies about',
    plant: ({ happen }) =>
      happen('deliveries', 'deliveries', ghost, rules.delivery, {
        events: [started(null)],
        columns: { open: 1 },
        at: Date.now() - 15 * day,
      }),
    found: () => [`I12 ${ghost} has not moved for two weeks`],
  },
];

const ofMessages: readonly Violation[] = [
  {
    violation: 'a message that was sent never arrived',
    async plant({ messages }, { message }) {
      messages.splice(
        messages.findIndex(({ key }) => key === message),
        1,
      );
    },
    found: ({ message }) => [`I9 ${message} sent, and no provider has it`],
  },
  {
    violation: 'a message was sent twice',
    async plant({ messages }, { message }) {
      messages.push({ ...(messages.find(({ key }) => key === message) as Message) });
    },
    found: ({ message, placed }) => [
      `I9 ${message} a provider has a message twice`,
      `I9 ${placed} a customer was told the same step twice on one channel`,
    ],
  },
  {
    violation: 'a message was sent under two keys',
    async plant({ edit, messages }, { message, placed, unsent }) {
      const [first] = messages.filter(({ key }) => key === message);
      await edit('notifications', 'notifications', unsent, (state) => {
        state.status = 'SENT';
      });
      messages.push({ ...(first as Message), key: unsent });
      if (first?.orderId !== placed) throw new Error('another order');
    },
    found: ({ placed, unsent }) => [
      `I9 ${placed} a customer was told the same step twice on one channel`,
      `I11 ${unsent} my page does not show the message as it is`,
    ],
  },
  {
    violation: 'a customer is sent a message that was never planned',
    async plant({ messages }, { message }) {
      const first = messages.find(({ key }) => key === message) as Message;
      messages.push({ ...first, key: 'ntf_ghost', orderId: null });
    },
    found: () => ['I9 ntf_ghost a provider has a message that was not to be sent'],
  },
  {
    violation: 'a customer is not told of a step',
    async plant({ sql, messages }, { completed }) {
      const [step] = await sql(
        'orders',
        "select id from log where aggregate = ? and type = 'OrderPlaced'",
        completed,
      );
      await sql('notifications', "delete from notifications where state ->> 'eventId' = ?", step?.id);
      await sql('mypage', 'delete from notifications where about = ?', step?.id);
      const others = messages.filter(({ eventId }) => eventId !== step?.id);
      messages.splice(0, messages.length, ...others);
    },
    found: ({ completed }) => [`I9 ${completed} no customer was told of a step`],
  },
  {
    violation: 'a message is planned twice',
    plant: ({ sql }, { unsent }) =>
      sql(
        'notifications',
        `insert into notifications (id, state, version, customer_id, happened_at, attempts, channel, due_at)
          select 'ntf_', state, version, customer_id, happened_at, attempts, channel, due_at from notifications where id = ?`,
        unsent,
      ),
    found: () => ['I9 ntf_ a message was planned twice'],
  },
  {
    violation: 'a message is due and is not tried',
    plant: ({ sql }, { message }) =>
      sql('notifications', 'update notifications set due_at = 1 where id = ?', message),
    found: ({ message }) => [`I9 ${message} a message was due, and was not tried`],
  },
  {
    violation: 'a message is forgotten',
    async plant({ edit }, { message }) {
      await edit('notifications', 'notifications', message, (state) => {
        state.status = 'PENDING';
      });
    },
    found: ({ message }) => [
      `I9 ${message} a message is to be sent, and never will be`,
      `I11 ${message} my page shows a message whose end is not known`,
    ],
  },
];

const mileage = (id: string) => `${id}.MILEAGE`;
const earned = 'what it earned is not in the ledger';

const ofLoyalty: readonly Violation[] = [
  {
    violation: 'mileage appears from nowhere',
    plant: ({ sql }, { buyer }) =>
      sql('wallets', 'update ledger set amount = amount + 1 where customer_id = ? and sequence = 1', buyer),
    found: ({ buyer, placed }) => [
      `I16 ${mileage(buyer)} the balance is not what the ledger adds up to`,
      `I16 ${mileage(placed)} ${earned}`,
    ],
  },
  {
    violation: 'mileage was spent before there was any',
    async plant({ sql }, { buyer }) {
      const change = (amount: number, sequence: number) =>
        sql(
          'wallets',
          'update ledger set amount = amount + ? where customer_id = ? and sequence = ?',
          amount,
          buyer,
          sequence,
        );
      await change(-24_000, 1);
      await change(24_000, 2);
    },
    found: ({ buyer, placed, cancelled }) => [
      `I16 ${mileage(buyer)} at some moment the balance was below zero`,
      `I16 ${mileage(placed)} ${earned}`,
      `I16 ${mileage(cancelled)} ${earned}`,
    ],
  },
  {
    violation: 'mileage is entered for a customer without a balance',
    plant: ({ sql }) =>
      sql(
        'wallets',
        "insert into ledger (customer_id, programme, sequence, reason, amount, order_id, occurred_at) values ('cus_ghost', 'MILEAGE', 1, 'EARNED', 5, null, 1)",
      ),
    found: () => [`I16 ${mileage('cus_ghost')} the ledger has entries of a balance that does not exist`],
  },
  {
    violation: 'an order earns twice',
    plant: ({ sql }, { buyer, placed }) =>
      sql(
        'wallets',
        "insert into ledger (customer_id, programme, sequence, reason, amount, order_id, occurred_at) values (?, 'MILEAGE', 100, 'EARNED', 12000, ?, 1)",
        buyer,
        placed,
      ),
    found: ({ buyer, placed }) => [
      `I16 ${mileage(buyer)} the balance is not what the ledger adds up to`,
      `I16 ${placed} an order was entered more than once`,
    ],
  },
  {
    violation: 'an order that stands has lost what it earned',
    plant: ({ happen }, { placed, buyer }) =>
      happen('wallets', 'earnings', mileage(placed), rules.earning, {
        events: [{ type: 'Reversed', customerId: buyer, amount: 12_000 }],
      }),
    found: ({ placed }) => [`I16 ${placed} what it earned does not follow the order`],
  },
  {
    violation: 'my page shows another balance',
    plant: ({ sql }, { buyer }) =>
      sql('mypage', 'update balances set mileage = mileage + 1 where customer_id = ?', buyer),
    found: ({ buyer }) => [`I11 ${buyer} my page shows another balance`],
  },
];

export const violations: readonly Violation[] = [
  ...ofStock,
  ...ofMoney,
  ...ofEvents,
  ...ofHistories,
  ...ofWaiting,
  ...ofMessages,
  ...ofLoyalty,
  ...ofCafe,
  ...ofPoints,
  ...ofDeliveries,
  ...ofTaxis,
  ...ofSales,
  ...ofRewards,
  ...ofAccounts,
];
