/**
 * Every failpoint, and where it is reached: in the process that answers a customer, in the background, or in both.
 * A test compares this list with the code.
 */
export const points = {
  // placing: intent stored, stock asked for, stock held, points held, card charged, placed; or told to come back
  'place/begun': 'request',
  'place/asking': 'request',
  'place/held': 'request',
  'place/points': 'request',
  'place/charged': 'request',
  'place/committed': 'request',
  'place/parked': 'request',
  // undoing: turned round, everything returned, refused
  'undo/turned': 'request',
  'undo/given-back': 'request',
  'undo/committed': 'request',
  // cancelling: intent stored, the fulfilment has decided and withdrawn, points returned, money refunded, cancelled
  'cancel/begun': 'request',
  'cancel/decided': 'request',
  'cancel/withdrawn': 'request',
  'cancel/returned': 'request',
  'cancel/refunded': 'request',
  'cancel/committed': 'request',
  // giving back a part: intent stored, the card's part is back, the points are back, told
  'refund/begun': 'request',
  'refund/returned': 'request',
  'refund/points': 'request',
  'refund/committed': 'request',
  // cancelling some lines: intent stored, the fulfilment has decided, what they cost is to go back
  'trim/begun': 'request',
  'trim/decided': 'request',
  'trim/committed': 'request',
  // sending again what was lost: intent stored, stock held anew, sent
  'resend/begun': 'request',
  'resend/held': 'request',
  'resend/committed': 'request',
  // in the contexts that are asked: done, not yet answered
  'stock/held': 'request',
  'stock/released': 'request',
  'points/held': 'request',
  'points/returned': 'request',
  'withdrawal/decided': 'request',
  'payment/requested': 'request',
  'payment/answered': 'request',
  'payment/recorded': 'request',
  'refund/requested': 'request',
  'refund/answered': 'request',
  'part/requested': 'request',
  'part/answered': 'request',
  // exchanging: begun, gifts asked, gifts has answered, spent; in gifts: issued, not yet answered
  'exchange/begun': 'request',
  'exchange/asking': 'request',
  'exchange/answered': 'request',
  'exchange/committed': 'request',
  'gift/issued': 'request',
  'exchange/taken-on': 'request',
  // taking over from a driver that died
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
  // external jobs
  'external/claimed': 'background',
  'external/done': 'background',
  // every commit
  'store/committing': 'anywhere',
  'store/committed': 'anywhere',
} as const satisfies Readonly<Record<string, 'request' | 'background' | 'anywhere'>>;

export type Failpoint = keyof typeof points;

/** A failpoint that is reached only after another process has died at the other one: both are ordered at once. */
export const follows: Readonly<Partial<Record<Failpoint, Failpoint>>> = {
  'exchange/taken-on': 'exchange/asking',
};

export const allPoints = Object.keys(points) as Failpoint[];
