// What is known about an order, as lines for a person.

import type { FoundJob } from '@jumun/workers/jobs';
import type { Happening, Why } from './look.ts';

/** The jobs that name it, or why nobody could be asked. */
export type Jobs = { readonly found: readonly FoundJob[] } | { readonly unasked: string };

const time = (at: number): string => new Date(at).toISOString();
const moment = (name: string, value: unknown): string =>
  /(^at|At|By)$/.test(name) && /^\d{13}$/.test(String(value)) ? time(Number(value)) : String(value);

const facts = (of: Readonly<Record<string, unknown>>): string =>
  Object.entries(of)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${moment(name, value)}`)
    .join(', ');

/** `none` where there is nothing to say. */
const section = (title: string, lines: readonly string[], none: string): string[] => [
  '',
  title,
  ...(lines.length > 0 ? lines : [none]).map((line) => `  ${line}`),
];

/** A cause as the line it stands in: events of the order are named by what they are. */
const causeOf = ({ causationId }: Happening, timeline: readonly Happening[]): string => {
  if (!causationId) return '';
  const cause = timeline.find(({ id }) => id === causationId);
  return cause ? `  ← ${cause.context} ${cause.type}` : `  ← ${causationId}`;
};

const standing = ({ order }: Why): string[] => {
  const { status, fulfilment, sequence, total, paymentStatus, fulfilmentStatus, customerId, storeId } = order;
  const where = [fulfilment, storeId, customerId].filter(Boolean).join(', ');
  const { placing, waitsFor, limit, lookAt, cancelling, refused, tooLate } = order;
  return [
    `${status}  ${fulfilmentStatus ?? ''}${fulfilmentStatus ? '  ' : ''}payment ${paymentStatus ?? '–'}  sequence ${sequence}  ${total.minorUnits} ${total.currency}`,
    `${where}; ordered ${time(order.placedAt)}`,
    ...(placing
      ? [`being placed: ${placing.direction} ${placing.mode}, waits for ${placing.waitingOn}`]
      : []),
    ...(refused ? [`did not come about: ${refused.reason}`] : []),
    ...(tooLate ? [`too late to cancel: ${tooLate}`] : []),
    waitsFor
      ? `waits for ${waitsFor.what} since ${time(waitsFor.since)}${waitsFor.until ? `, until ${time(waitsFor.until)}` : ''}${limit ? `; too long from ${time(limit)} on` : ''}`
      : 'waits for nothing',
    ...(lookAt ? [`a timer looks at ${time(lookAt)}`] : []),
    `its customer’s cancelOrder: ${cancelling.outcome}${cancelling.reason ? ` ${cancelling.reason}` : ''}`,
  ];
};

export const tell = (why: Why, jobs: Jobs): string => {
  const { id, timeline, parts, messages, behind, letters, traces } = why;
  const contexts = Math.max(0, ...timeline.map(({ context }) => context.length));
  const types = Math.max(0, ...timeline.map(({ type }) => type.length));
  return [
    `${id}`,
    ...standing(why).map((line) => `  ${line}`),
    ...section(
      'What happened (· others could not hear of it)',
      timeline.map(
        (one) =>
          `${time(one.at)}  ${one.context.padEnd(contexts)}  ${one.published ? ' ' : '·'}${one.type.padEnd(types)}  ${one.aggregate === id ? '' : `${one.aggregate}  `}${one.actor}${causeOf(one, timeline)}`,
      ),
      'nothing',
    ),
    ...section(
      'What others have of it',
      parts.map(
        ({ context, what, id: named, facts: known }) => `${context}: ${what} ${named}: ${facts(known)}`,
      ),
      'nothing',
    ),
    ...section(
      'Messages',
      messages.map(
        ({ id: named, channel, status, attempts, reason, dueAt, eventId }) =>
          `${channel} ${status}${reason ? ` (${reason})` : ''}, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}${dueAt ? `, next ${time(dueAt)}` : ''}: ${named} of ${timeline.find((one) => one.id === eventId)?.type ?? eventId}`,
      ),
      'none',
    ),
    ...section(
      'Who has not heard its newest event',
      behind.map(
        ({ hearer, source, type, number, position }) =>
          `${hearer}: ${type} of ${source} is number ${number}, and it is at ${position ?? 'its beginning: it was never started'}`,
      ),
      'everybody has',
    ),
    ...section(
      'Dead letters',
      letters.map(
        ({ context, source, event, type, at, reason }) =>
          `${context}: ${event} ${type} of ${source} since ${time(at)}: ${reason}`,
      ),
      'none',
    ),
    ...section(
      'Jobs',
      'unasked' in jobs
        ? [`Redis was not asked: ${jobs.unasked}`]
        : jobs.found.map(
            ({ queue, state, id: job, addedAt, attempts, mentions }) =>
              `${queue}: ${state} ${job}, added ${time(addedAt)}, ${attempts} attempts, for ${mentions.join(', ')}`,
          ),
      'none',
    ),
    ...section(
      'Traces',
      traces.map(({ correlationId, traceId }) => `${correlationId}  trace ${traceId}`),
      'none',
    ),
    '',
  ].join('\n');
};
