import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { Call, SubgraphClient } from '../graph/client.ts';
import type { Keys } from './keys.ts';
import { connectionFailures, type Line, neverSent, openLine, send, unavailable } from './line.ts';
import { received } from './received.ts';
import { isRead, sharedReads } from './shared-reads.ts';
import { subscribe, subscriptionClient } from './subscriptions.ts';

/**
 * A client to a subgraph in another process, or to its replicas, at their `/graphql` URLs. Every call carries a token signed with
 * our own key.
 *
 * Waits for `call.withinMs`, or 5 s. Equal reads of the same caller that are under way at
 * the same time are sent once, and a query once more when the connection fails. A mutation is sent to another replica
 * only where the connection was refused, since it cannot have been read then; otherwise never: it may have been done. What cannot be
 * reached, is late or is too long is the Fault SERVICE_UNAVAILABLE, with the reason as its `cause`.
 * All subscriptions share one socket, opened for the first; when it dies, every iterator on it ends with SERVICE_UNAVAILABLE.
 */
export const remoteClient = ({
  name,
  urls,
  keys,
}: {
  readonly name: string;
  readonly urls: readonly string[];
  readonly keys: Keys;
}): SubgraphClient => {
  const line = openLine(name, urls, keys);
  const client = subscriptionClient(name, line.replicas, keys);
  const shared = sharedReads<string>();
  return {
    name,
    async execute(request, call) {
      const { query, variables, operationName } = request;
      const body = JSON.stringify({ query, variables, operationName });
      const answer = await shared({ query, body, call }, () => execute(line, query, body, call));
      return answerIn(answer);
    },
    subscribe: (request, call) => {
      const open = () => subscribe({ name, keys, client }, request, call);
      // a replica that has just gone away is noticed only when it is asked
      return urls.length > 1 ? open().catch(open) : open();
    },
    async close() {
      await Promise.resolve(client.dispose()).catch(() => {}); // a socket that never opened needs no closing
      await line.close();
    },
  };
};

const execute = async (line: Line, query: string, body: string, call: Call): Promise<string> => {
  const repeatable = isRead(query) ? connectionFailures : neverSent;
  try {
    return await send(line, undefined, body, call, repeatable);
  } catch (error) {
    throw unavailable(error);
  }
};

/** Read by each of those who share a text: the executor writes into what it is given. */
const answerIn = (text: string): ExecutionResult => {
  try {
    return received(JSON.parse(text) as FormattedExecutionResult);
  } catch (error) {
    throw unavailable(error);
  }
};
