// What may be run of a document. GraphiQL says so too, but for a moment after another tab was opened it still says what was in
// the last one.

/** @import { GraphqlRequest } from './pages.d.ts' */

/** Comments and strings, whichever begins first. */
const unread = /#[^\n\r]*|"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"/g;

/** @typedef {{ readonly kind: string, readonly name: string | null }} Operation */

/**
 * The operations of a document, in their order.
 * @param {string} document
 * @returns {readonly Operation[]}
 */
export const operationsIn = (document) =>
  withoutInside(document.replace(unread, ' '))
    .split('{}')
    .slice(0, -1)
    .map((head) => /^[\s,\uFEFF]*(?:(\w+)[\s,]*(\w+)?)?/.exec(head) ?? [])
    .map(([, kind = 'query', name = null]) => ({ kind, name }))
    .filter(({ kind }) => kind !== 'fragment');

/** The text without whatever stands in parentheses or braces. */
const withoutInside = (/** @type {string} */ text) => {
  let depth = 0;
  let outside = '';
  for (const character of text) {
    if ('})'.includes(character)) depth -= 1;
    if (depth === 0) outside += character;
    if ('{('.includes(character)) depth += 1;
  }
  return outside;
};

/**
 * The request, for an operation that its document has, and whether that is a subscription.
 * @param {GraphqlRequest} request
 * @returns {{ request: GraphqlRequest, isSubscription: boolean }}
 */
export const chosen = (request) => {
  const operations = operationsIn(request.query);
  const operation =
    operations.find(({ name }) => name !== null && name === request.operationName) ?? operations[0];
  if (!operation) return { request, isSubscription: false }; // the graph says what is wrong with it
  return {
    request: { ...request, operationName: operation.name },
    isSubscription: operation.kind === 'subscription',
  };
};
