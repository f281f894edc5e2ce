import type { Outcome } from '../domain/notification.ts';

/** One message on its way. `key` is the notification's id: a provider that takes it twice under one key sends it once. */
export type Dispatch = {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The event and the order it is about, for comparing what happened with what was sent. */
  readonly eventId: string;
  readonly orderId: string | null;
};

/** Records that the provider gets the message now; false where it is no longer ours to send. */
export type HandOver = () => Promise<boolean>;

export type Terms = {
  /** How long the provider may take, in milliseconds. */
  readonly deadlineMs: number;
  /** How long instead, once the message is handed over to a provider that knows no keys. */
  readonly answerMs: number;
  /** Called before a provider that knows no keys is given the message. */
  readonly handOver: HandOver;
};

/** The provider of one channel. Never throws: an uncertain outcome is an outcome. */
export type Sender = {
  readonly send: (dispatch: Dispatch, terms: Terms) => Promise<Exclude<Outcome, { type: 'unwanted' }>>;
  readonly close: () => Promise<void>;
};
