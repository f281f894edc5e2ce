import { createHash } from 'node:crypto';
import { Fault } from '@jumun/platform/kernel/errors';
import type { Asking } from '../subscriptions/streams.ts';

/** Refuses an automatic persisted query that ApolloServer would refuse as a mistake of ours. */
export const checkPersisted = ({ query, extensions }: Asking): void => {
  const persisted = extensions?.persistedQuery as { version?: unknown; sha256Hash?: unknown } | undefined;
  if (!persisted) return;
  const { version, sha256Hash } = persisted;
  if (version !== 1 || typeof sha256Hash !== 'string')
    throw new Fault('BAD_REQUEST', '"persistedQuery" must have "version": 1 and a "sha256Hash".');
  if (query !== undefined && createHash('sha256').update(query).digest('hex') !== sha256Hash)
    throw new Fault('PERSISTED_QUERY_MISMATCH', 'The hash is that of another query.');
};
