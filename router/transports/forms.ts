import { Fault } from '@jumun/platform/kernel/errors';
import Negotiator from 'negotiator';

/** The forms in which a client wants its answer. */
export type Forms = {
  /** How an answer that comes at once is written; undefined for a client that takes only streams. */
  readonly single: 'application/json' | 'application/graphql-response+json' | undefined;
  /** How the events of a subscription are written, which a client must ask for by name. */
  readonly stream: 'events' | 'multipart' | undefined;
};

const json: Forms = { single: 'application/json', stream: undefined };

const singleTypes = ['application/json', 'application/graphql-response+json'] as const;

/** What `Accept` allows, the weights included; whether it is a stream is seen once the operation is known. */
export const formsOf = (accept: string | undefined): Forms => {
  if (!accept || accept === '*/*' || accept === 'application/json') return json;
  // every answer is UTF-8, and the negotiator takes a type with a parameter for another type
  const negotiator = new Negotiator({ headers: { accept: accept.replace(/;\s*charset="?utf-8"?/gi, '') } });
  // HTML comes last: a client to whom both are equally welcome gets JSON
  const [best] = negotiator.mediaTypes([...singleTypes, 'text/html']);
  // browsers that ask for a page first also accept anything, but they do not want JSON
  const single =
    best === 'text/html' ? undefined : (negotiator.mediaType([...singleTypes]) as Forms['single']);
  const stream = streamIn(accept);
  if (single === undefined && stream === undefined)
    throw new Fault(
      'NOT_ACCEPTABLE',
      'Accept application/json, application/graphql-response+json, text/event-stream or multipart/mixed;subscriptionSpec=1.0.',
    );
  return { single, stream };
};

type Offer = { readonly stream: 'events' | 'multipart'; readonly weight: number };

const streamIn = (accept: string): Forms['stream'] => {
  const offers = accept.split(',').flatMap((part): Offer[] => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    if (!(weight > 0)) return [];
    if (type === 'text/event-stream') return [{ stream: 'events', weight }];
    const isOurs = parameters.some((parameter) => /^subscriptionspec="?1\.0"?$/.test(parameter));
    return type === 'multipart/mixed' && isOurs ? [{ stream: 'multipart', weight }] : [];
  });
  return offers.sort((a, b) => b.weight - a.weight)[0]?.stream;
};
