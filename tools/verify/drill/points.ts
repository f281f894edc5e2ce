/**
 * Every failpoint, and where it is reached: by the process that answers a customer, in the background, or in both.
 * A test holds this list against the code.
 */
export const points = {
  // placing: the intent is kept, stock is asked for and held, the card is charged, placed; or told to come back
  'place/begun': 'request',
  'place/asking': 'request',
  'place/held': 'request',
  'place/charged': 'request',
  'place/committed': 'request',
  'place/parked': 'request',
  // undoing: turned round, everything given back, refused
  'undo/turned': 'request',
  'undo/given-back': 'request',
  'undo/committed': 'request',
  // cancelling: the intent is kept, the authority has said its word, let go of, the money is back, cancelled
  'cancel/begun': 'request',
  'cancel/decided': 'request',
  'cancel/withdrawn': 'request',
  'cancel/refunded': 'request',
  'cancel/committed': 'request',
  // on the side of those who are asked: done, and not yet answered
  'stock/held': 'request',
  'stock/released': 'request',
  'withdrawal/decided': 'request',
  'payment/requested': 'request',
  'payment/answered': 'request',
  'payment/recorded': 'request',
  'refund/requested': 'request',
  'refund/answered': 'request',
  // exchanging: under way, gifts is asked and has answered, spent; on the side of gifts: given, and not yet answered
  'exchange/begun': 'request',
  'exchange/asking': 'request',
  'exchange/answered': 'request',
  'exchange/committed': 'request',
  'gift/issued': 'request',
  'exchange/taken-on': 'request',
  // whoever follows a driver that died
  'drive/taken-on': 'background',
  'drive/claimed': 'background',
  'timer/due': 'background',
  'timer/fired': 'background',
  // events on their way
  'relay/read': 'background',
  'relay/sent': 'background',
  'consumer/got': 'background',
  'consumer/applied': 'background',
  'consumer/pulled': 'background',
  // work in the world outside
  'external/added': 'background',
  'external/got': 'background',
  'external/done': 'background',
  // everything that is committed
  'store/committing': 'anywhere',
  'store/committed': 'anywhere',
} as const satisfies Readonly<Record<string, 'request' | 'background' | 'anywhere'>>;

export type CrashPoint = keyof typeof points;

/** Reached only once another process has died there: both are told at once. */
export const follows: Readonly<Partial<Record<CrashPoint, CrashPoint>>> = {
  'exchange/taken-on': 'exchange/asking',
};

export const allPoints = Object.keys(points) as CrashPoint[];
