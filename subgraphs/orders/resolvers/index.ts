import { cancelOrder } from './cancel-order.ts';
import { CancelQuote, cancelQuote } from './cancel-quote.ts';
import { Cart, CartLine, cart, reorder, setCartLine } from './cart.ts';
import { MyData } from './my-data.ts';
import { Fulfilment, Order, OrderLine, order, orderByNumber, Pickup } from './order.ts';
import { orders } from './orders.ts';
import { placeOrder } from './place-order.ts';
import { QuotedLine, quoteOrder } from './quote-order.ts';
import { RefundLine } from './refund.ts';
import { refundOrder } from './refund-order.ts';
import { OrderTimelineEntry } from './timeline.ts';
import type { Resolvers } from './types.generated.ts';
import { refundUndelivered, sendOrderAgain } from './undelivered.ts';

export const resolvers: Resolvers = {
  Query: { order, orderByNumber, orders, cancelQuote, cart, quoteOrder },
  Mutation: {
    placeOrder,
    cancelOrder,
    refundOrder,
    sendOrderAgain,
    refundUndelivered,
    setCartLine,
    reorder,
  },
  Order,
  OrderLine,
  OrderTimelineEntry,
  RefundLine,
  Fulfilment,
  Pickup,
  CancelQuote,
  Cart,
  CartLine,
  QuotedLine,
  MyData,
};
