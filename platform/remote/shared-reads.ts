import type { ExecutionResult } from 'graphql';
import type { Call } from '../graph/client.ts';

/** Whether a document certainly only reads, whatever operation of it is asked for. A text that holds the word may still. */
export const isRead = (query: string): boolean =>
  /^\s*(query\b|\{)/.test(query) && !/\b(mutation|subscription)\b/.test(query);

/**
 * Lets equal reads that are under way at the same time have one answer between them. Equal means the same text and the same
 * variables, asked by the same caller in the same language; `body` says the first two.
 */
export const sharedReads = () => {
  const underWay = new Map<string, Promise<ExecutionResult>>();
  return (
    { query, body, call, beside = '' }: SharedRead,
    ask: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> => {
    if (!isRead(query)) return ask();
    const { subject, scopes, stores, service } = call.caller;
    const key = `${subject}\n${scopes.join(' ')}\n${stores.join(' ')}\n${service}\n${call.locale}\n${beside}\n${body}`;
    const known = underWay.get(key);
    if (known) return known;
    const answer = ask().finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  };
};

export type SharedRead = {
  readonly query: string;
  readonly body: string;
  readonly call: Call;
  /** What else the answer may depend on, such as headers that are passed on. */
  readonly beside?: string | undefined;
};
