// What is known about an order, as lines for a person.

import { time } from '@jumun/platform/audit/why';
import type { FoundJob } from '@jumun/workers/jobs';
import type { Why } from './look.ts';
import type { Happening } from './timeline.ts';

/** The jobs that name it, or why Redis was not asked. */
export type Jobs = { readonly found: readonly FoundJob[] } | { readonly unasked: string };

const moment = (name: string, value: unknown): string =>
  /(^at|At|By)$/.test(name) && /^\d{13}$/.test(String(value)) ? time(Number(value)) : String(value);

const facts = (of: Readonly<Record<string, unknown>>): string =>
  Object.entries(of)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${moment(name, value)}`)
    .join(', ');

/** Shows `none` if there are no lines. */
const section = (title: string, lines: readonly string[], none: string): string[] => [
  '',
  title,
  ...(lines.length > 0 ? lines : [none]).map((line) => `  ${line}`),
];

/** Names an event of this timeline by its type, any other cause by its id. */
const causeOf = ({ causationId }: Happening, timeline: readonly Happening[]): string => {
  if (!causationId) return '';
  const cause = timeline.find(({ id }) => id === causationId);
  return cause ? `  ← ${cause.context} ${cause.type}` : `  ← ${causationId}`;
};

export const tell = (why: Why, jobs: Jobs): string => {
  const { id, timeline, parts, messages, behind, letters, traces } = why;
  const contexts = Math.max(0, ...timeline.map(({ context }) => context.length));
  const types = Math.max(0, ...timeline.map(({ type }) => type.length));
  return [
    `${id}`,
    ...why.standing.map((line) => `  ${line}`),
    ...section(
      'What happened (· not published)',
      timeline.map(
        (one) =>
          `${time(one.at)}  ${one.context.padEnd(contexts)}  ${one.published ? ' ' : '·'}${one.type.padEnd(types)}  ${one.aggregate === id ? '' : `${one.aggregate}  `}${one.actor}${causeOf(one, timeline)}`,
      ),
      'nothing',
    ),
    ...section(
      'What each context has of it',
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
          `${hearer}: ${type} of ${source} is number ${number}; ${position === null ? 'it was never started' : `it is at ${position}`}`,
      ),
      'all have',
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
