// How the IDE asks the graph: by POST, and for subscriptions by a POST that is answered with events.

import { eventsOf } from './events.js';
import { chosen } from './operations.js';

/** @import { FetcherOptions, GraphqlRequest, GraphqlResult, Observable, Observer } from './pages.d.ts' */

/**
 * Asks for one result; throws only when nothing answers.
 * @param {string} url
 * @param {GraphqlRequest} request
 * @param {Readonly<Record<string, string>>} [headers]
 * @returns {Promise<GraphqlResult>}
 */
export const ask = async (url, request, headers = {}) =>
  resultOf(await post(url, request, 'application/graphql-response+json, application/json', headers));

/**
 * GraphiQL's fetcher: a result, or something to subscribe to.
 * @param {string} url
 * @param {() => Promise<string | undefined>} token of whoever is signed in
 * @returns {(request: GraphqlRequest, options?: FetcherOptions) => Promise<GraphqlResult> | Observable}
 */
export const fetcherOf = (url, token) => (given, options) => {
  const { request, isSubscription } = chosen(given);
  const headers = async () => {
    const accessToken = await token();
    const own = options?.headers ?? {}; // what is written into the headers editor wins
    const hasOwn = Object.keys(own).some((name) => name.toLowerCase() === 'authorization');
    return accessToken && !hasOwn ? { ...own, authorization: `Bearer ${accessToken}` } : own;
  };
  if (isSubscription) return { subscribe: (observer) => subscribe(url, request, headers, observer) };
  return headers().then((sent) => ask(url, request, sent));
};

/**
 * @param {string} url
 * @param {GraphqlRequest} request
 * @param {() => Promise<Readonly<Record<string, string>>>} headers
 * @param {Observer} observer
 */
const subscribe = (url, request, headers, observer) => {
  const leaving = new AbortController();
  const { signal } = leaving;
  const run = async () => {
    const response = await post(url, request, 'text/event-stream', await headers(), signal);
    if (!response.body || !contentType(response).startsWith('text/event-stream'))
      return observer.next(await resultOf(response));
    for await (const { event, data } of eventsOf(response.body)) {
      if (event === 'next') observer.next(JSON.parse(data));
      if (event === 'complete') return;
    }
    throw new Error('The stream broke off. Run it again, with "after" where the subscription has it.');
  };
  run().then(
    () => signal.aborted || observer.complete(),
    (error) => signal.aborted || observer.error(error),
  );
  return { unsubscribe: () => leaving.abort() };
};

/**
 * @param {string} url
 * @param {GraphqlRequest} request
 * @param {string} accept
 * @param {Readonly<Record<string, string>>} headers
 * @param {AbortSignal | null} signal
 */
const post = (url, request, accept, headers, signal = null) =>
  fetch(url, {
    method: 'POST',
    headers: { ...headers, accept, 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });

/** @param {Response} response */
const contentType = ({ headers }) => headers.get('content-type') ?? '';

/**
 * @param {Response} response
 * @returns {Promise<GraphqlResult>}
 */
const resultOf = async (response) => {
  const text = await response.text();
  if (contentType(response).includes('json')) return JSON.parse(text);
  return { errors: [{ message: `The router answered with status ${response.status}: ${text}` }] };
};
