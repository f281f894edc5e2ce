import { type ExecutionArgs, type ExecutionResult, parse } from 'graphql';
import type { ConnectionInitMessage, ServerOptions } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { Call, GraphRequest } from '../graph/client.ts';
import { asFault, type Log, spoken } from '../graph/faults.ts';
import { interruptible, preceded } from '../graph/live.ts';
import type { Subgraph } from '../graph/subgraph.ts';
import { graphRequestOf, refusal } from './http.ts';
import { subscriptionBody, type Verifier, verifyCall } from './internal-token.ts';

type SubscribeArgs = ExecutionArgs & { readonly request: GraphRequest; readonly call: Call };

/** graphql-ws wants a document in order to see that it is a subscription; the real request goes to the client unchanged. */
const someSubscription = parse('subscription { event }');

/** Says that the subscription has been opened, before its first event. */
const openedMessage: ExecutionResult = { extensions: { opened: true } };

/** How graphql-ws serves the subscriptions of a subgraph, each with a token of its own. */
export const subscriptionsOf = (
  { name, client }: Pick<Subgraph, 'name' | 'client'>,
  keys: Verifier,
  log: Log | undefined,
): ServerOptions<ConnectionInitMessage['payload'], Extra> => ({
  onSubscribe: async (_socket, _id, payload) => {
    try {
      const token = payload.extensions?.token;
      const call = await verifyCall(
        keys,
        name,
        subscriptionBody(payload as GraphRequest),
        typeof token === 'string' ? token : undefined,
      );
      return {
        document: someSubscription,
        request: graphRequestOf(payload),
        call,
      } as unknown as SubscribeArgs;
    } catch (error) {
      return refusal(error, log).body.errors; // errors of this subscription only: others share the socket
    }
  },
  subscribe: async (args) => {
    const { request, call } = args as SubscribeArgs;
    try {
      const opened = await client.subscribe(request, call);
      return Symbol.asyncIterator in opened ? preceded(openedMessage, opened) : opened;
    } catch (error) {
      // an iterator that fails becomes an error message of this subscription; a throw here would close the shared socket
      return interruptible<ExecutionResult>(
        () => Promise.reject(spoken(asFault(error, call, log), call)),
        () => {},
      );
    }
  },
});
