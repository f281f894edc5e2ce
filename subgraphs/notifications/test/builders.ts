import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as catalog from '@jumun/schema/events/catalog';
import * as customers from '@jumun/schema/events/customers';
import * as deliveries from '@jumun/schema/events/deliveries';
import * as gifts from '@jumun/schema/events/gifts';
import * as orders from '@jumun/schema/events/orders';
import * as payments from '@jumun/schema/events/payments';
import * as stores from '@jumun/schema/events/stores';
import * as wallets from '@jumun/schema/events/wallets';

export const won = (minorUnits: number) => ({ minorUnits, currency: 'KRW' });

type ContactFacts = Parameters<typeof customers.ContactChanged.make>[0];
type OrderFacts = Parameters<typeof orders.OrderProgressed.make>[0];

/** Minji, who can be reached on every channel and wants no advertising. */
export const aContact = (change: Partial<ContactFacts> = {}): PublishedEvent =>
  customers.ContactChanged.make({
    customerId: 'cus_minji',
    name: '김민지',
    email: 'minji@example.com',
    phone: '+821012345678',
    locale: 'ko',
    marketingConsent: false,
    ...change,
  });

const order = (change: Partial<OrderFacts>): OrderFacts => ({
  orderId: 'ord_1',
  customerId: 'cus_minji',
  sequence: 1,
  status: 'PLACED',
  paymentStatus: 'APPROVED',
  fulfilmentStatus: null,
  fulfilment: 'SHIPMENT',
  storeId: 'sto_bookshop',
  total: won(15_000),
  placedAt: 900,
  ...change,
});

const lineOf = (productId: string) => ({
  productId,
  kind: 'BOOK' as const,
  title: '소년이 온다',
  quantity: 1,
  unitPrice: won(15_000),
});

type About = Partial<OrderFacts> & { readonly products?: readonly string[] };
const withLines = ({ products = ['prd_1'], ...change }: About) => ({
  ...order(change),
  lines: products.map(lineOf),
});

export const heard = {
  queued: (about: About = {}) => orders.OrderQueued.make(withLines({ status: 'PLACING', ...about })),
  placed: (about: About = {}) =>
    orders.OrderPlaced.make({ ...withLines(about), membershipNumber: null, rideClass: null }),
  refused: (reason: 'SHORT' | 'DECLINED' | 'TIMED_OUT', about: About = {}) =>
    orders.OrderRefused.make({
      ...withLines({
        status: reason === 'SHORT' ? 'OUT_OF_STOCK' : 'PAYMENT_FAILED',
        paymentStatus: null,
        ...about,
      }),
      reason,
    }),
  progressed: (fulfilmentStatus: string, about: About = {}) =>
    orders.OrderProgressed.make(order({ status: 'ACCEPTED', fulfilmentStatus, ...about })),
  brokenDown: () =>
    orders.OrderProgressed.make({
      ...order({ fulfilment: 'RIDE', status: 'PLACED', fulfilmentStatus: 'REQUESTED' }),
      lost: 'BROKEN_DOWN',
    }),
  cancellationRequested: (about: About = {}) =>
    orders.OrderCancellationRequested.make({
      ...order({ status: 'CANCELLATION_REQUESTED', ...about }),
      reason: null,
    }),
  tooLate: (about: About = {}) =>
    orders.OrderCancellationRefused.make(
      order({ status: 'IN_FULFILMENT', fulfilmentStatus: 'DISPATCHED', ...about }),
    ),
  cancelled: (about: About = {}) =>
    orders.OrderCancelled.make(withLines({ status: 'CANCELLED', paymentStatus: 'REFUNDED', ...about })),
  completed: (about: About = {}) =>
    orders.OrderCompleted.make(withLines({ status: 'COMPLETED', fulfilmentStatus: 'DELIVERED', ...about })),
  paid: () => payments.PaymentApproved.make(payment),
  refunded: () => payments.PaymentRefunded.make(payment),
  rejected: (reason = '재료가 없습니다') =>
    stores.TicketRejected.make({
      ticketId: 'tkt_1',
      orderId: 'ord_1',
      customerId: 'cus_minji',
      storeId: 'sto_cafe',
      fulfilment: 'PICKUP',
      reason,
    }),
  givenUp: (reason = '오븐이 고장 났습니다') =>
    stores.TicketCancelled.make({
      ticketId: 'tkt_1',
      orderId: 'ord_1',
      customerId: 'cus_minji',
      storeId: 'sto_cafe',
      fulfilment: 'PICKUP',
      reason,
    }),
  notCollected: (about: About = {}) =>
    orders.OrderNotCollected.make(withLines({ status: 'NO_SHOW', fulfilmentStatus: 'NO_SHOW', ...about })),
  deliveryCancelled: () =>
    deliveries.DeliveryCancelled.make({ deliveryId: 'dlv_1', orderId: 'ord_1', customerId: 'cus_minji' }),
  registered: (change: { kind?: 'BOOK' | 'MENU_ITEM'; productId?: string } = {}) =>
    catalog.ProductRegistered.make({
      productId: 'prd_new',
      kind: 'BOOK',
      title: '작별하지 않는다',
      price: won(16_000),
      available: true,
      counted: true,
      storeId: 'sto_bookshop',
      rideClass: null,
      ...change,
    }),
  offered: (productId = 'prd_1') =>
    catalog.ProductOffered.make({ productId, title: '소년이 온다', copies: 5 }),
  soldOut: (productId = 'prd_1') => catalog.ProductSoldOut.make({ productId }),
  /** Put on offer, or taken off it. */
  changed: (available: boolean, productId = 'prd_1') =>
    catalog.ProductChanged.make({
      productId,
      available,
      kind: 'BOOK',
      title: '소년이 온다',
      price: won(15_000),
      counted: true,
      storeId: 'sto_bookshop',
      rideClass: null,
    }),
};

/** What a mission has brought: an item in the wallet, the gift for it, its use. */
export const reward = {
  issued: (customerId = 'cus_minji') =>
    wallets.WalletItemIssued.make({
      walletItemId: 'wit_1',
      rewardId: 'rwd_2',
      missionId: 'mis_3',
      customerId,
      title: '커피 쿠폰',
    }),
  given: (customerId = 'cus_minji') => gifts.GiftIssued.make({ ...gift, customerId }),
  used: (customerId = 'cus_minji') => gifts.GiftUsed.make({ ...gift, customerId, usedAt: 900 }),
};

const gift = { giftId: 'gft_4', giftOfferId: 'gof_5', walletItemId: 'wit_1', title: '아메리카노' };

/** Every step of an order of one kind, from its placing to its end, as orders says them. */
export const stepsOf = (fulfilment: 'PICKUP' | 'RIDE'): PublishedEvent[] => {
  const about = {
    fulfilment,
    orderId: `ord_${fulfilment}`,
    storeId: fulfilment === 'PICKUP' ? 'sto_cafe1' : null,
  };
  const [accepted, next, last] =
    fulfilment === 'PICKUP'
      ? (['ACCEPTED', 'READY', 'HANDED_OVER'] as const)
      : (['ASSIGNED', 'STARTED', 'COMPLETED'] as const);
  return [
    heard.placed(about),
    heard.progressed(accepted, about),
    heard.progressed(next, { ...about, status: fulfilment === 'PICKUP' ? 'READY' : 'IN_FULFILMENT' }),
    heard.completed({ ...about, fulfilmentStatus: last }),
  ];
};

const payment = { paymentId: 'pay_1', orderId: 'ord_1', customerId: 'cus_minji', amount: won(15_000) };

/** Which context says what. */
export const sourceOf = (type: string): string => {
  if (type.startsWith('Order')) return 'orders';
  if (type.startsWith('Payment')) return 'payments';
  if (type.startsWith('Ticket')) return 'stores';
  if (type.startsWith('Delivery')) return 'deliveries';
  if (type.startsWith('Wallet')) return 'wallets';
  if (type.startsWith('Gift')) return 'gifts';
  return type.startsWith('Product') ? 'catalog' : 'customers';
};
