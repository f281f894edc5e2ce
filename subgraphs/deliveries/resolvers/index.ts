import { deliveries } from './deliveries.ts';
import { Delivery, delivery, Order } from './delivery.ts';
import {
  completeDelivery,
  dispatchDelivery,
  failDelivery,
  leaveDelivery,
  loseDelivery,
  returnDelivery,
  takeDelivery,
} from './delivery-commands.ts';
import { deliveryQueue } from './delivery-queue.ts';
import { MyData } from './my-data.ts';
import type { Resolvers } from './types.generated.ts';
import { withdrawDelivery } from './withdraw-delivery.ts';

export const resolvers: Resolvers = {
  Query: { deliveries, delivery },
  Mutation: {
    takeDelivery,
    leaveDelivery,
    dispatchDelivery,
    completeDelivery,
    failDelivery,
    returnDelivery,
    loseDelivery,
    withdrawDelivery,
  },
  Subscription: { deliveryQueue },
  Delivery,
  Order,
  MyData,
};
