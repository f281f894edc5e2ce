import { approvePayment } from './approve-payment.ts';
import { MyData } from './my-data.ts';
import { frozenPayments, Order, Payment, paymentByKey } from './payment.ts';
import { payments } from './payments.ts';
import { refundPart } from './refund-part.ts';
import { refundPayment } from './refund-payment.ts';
import { settleFrozenPayment } from './settle-frozen-payment.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = {
  Query: { payments, paymentByKey, frozenPayments },
  Mutation: { approvePayment, refundPayment, refundPart, settleFrozenPayment },
  Payment,
  Order,
  MyData,
};
