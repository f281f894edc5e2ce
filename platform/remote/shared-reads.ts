import type { Call } from '../graph/client.ts';

/** Whether a document certainly only reads, whatever operation of it is asked for. A text that contains those words may still only read. */
export const isRead = (query: string): boolean =>
  /^\s*(query\b|\{)/.test(query) && !/\b(mutation|subscription)\b/.test(query);

export type SharedRead = {
  readonly query: string;
  /** The text and the variables, as they are sent. */
  readonly body: string;
  readonly call: Call;
  /** What else the answer may depend on, such as headers that are passed on. */
  readonly beside?: unknown;
};

type UnderWay<Answer> = { readonly answer: Promise<Answer>; readonly until: number };

/**
 * Lets equal reads that are under way at the same time have one answer between them. Equal means the same text and the same
 * variables, asked by the same caller in the same language. All of them get the same value, so it must be one that nobody
 * writes into. What is read after a mutation has been sent or answered is never what was asked for before.
 */
export const sharedReads = <Answer>() => {
  const underWay = new Map<string, UnderWay<Answer>>();
  return (read: SharedRead, ask: () => Promise<Answer>): Promise<Answer> => {
    if (!isRead(read.query)) {
      underWay.clear();
      return ask().finally(() => underWay.clear());
    }
    const key = keyOf(read);
    const { withinMs = Number.POSITIVE_INFINITY } = read.call;
    const known = underWay.get(key);
    if (known && isPatient(known.until - performance.now(), withinMs)) return known.answer;
    const started = {
      until: performance.now() + withinMs,
      answer: ask().finally(() => {
        if (underWay.get(key) === started) underWay.delete(key);
      }),
    };
    underWay.set(key, started);
    return started.answer;
  };
};

const keyOf = ({ body, beside, call: { caller, session, locale } }: SharedRead): string =>
  JSON.stringify([
    caller.subject,
    caller.scopes,
    caller.stores,
    caller.service,
    session,
    locale,
    beside,
    body,
  ]);

/** Whoever asked first gives up when their own time is over: others must not lose more than half of theirs by it. */
const isPatient = (theirs: number, ours: number): boolean => theirs >= ours / 2;
