import { deliveries } from './deliveries.ts';
import { Delivery, delivery, Order } from './delivery.ts';
import { completeDelivery, dispatchDelivery } from './delivery-commands.ts';
import { MyData } from './my-data.ts';
import type { Resolvers } from './types.generated.ts';
import { withdrawDelivery } from './withdraw-delivery.ts';

export const resolvers: Resolvers = {
  Query: { deliveries, delivery },
  Mutation: { dispatchDelivery, completeDelivery, withdrawDelivery },
  Delivery,
  Order,
  MyData,
};
