import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { subgraphSdl } from '@jumun/schema/sdl';
import { salesIn } from './commands.ts';
import { manifest } from './manifest.ts';
import { forgetPersonWhenCustomerLeft } from './policies/forget-person-when-customer-left.ts';
import { orders } from './projections/orders.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';

export { audit } from './audit.ts';
export { readModel } from './store/corrections.ts';

const { name } = manifest;

/** What was sold by day, store and product. It is built from events of orders and asks no other context. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    () => ({ commands: salesIn, resolvers, reactions: [orders, forgetPersonWhenCustomerLeft] }),
  );
