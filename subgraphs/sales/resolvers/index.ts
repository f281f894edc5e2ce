import { Sales, SalesConnection, sales } from './sales.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = { Query: { sales }, Sales, SalesConnection };
