import type { Instant } from '@jumun/platform/kernel/clock';

export type Address = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly postalCode: string | null;
};

/** How the customer gets what was ordered. */
export type Fulfilment =
  | {
      readonly type: 'SHIPMENT';
      readonly recipient: string;
      readonly address: Address;
      readonly phone: string;
    }
  | {
      readonly type: 'PICKUP';
      readonly membershipNumber: string | null;
      /** When the customer wants to pick it up; absent where that is as soon as it is ready. */
      readonly at?: Instant;
    }
  | {
      readonly type: 'RIDE';
      readonly pickUp: Address;
      readonly dropOff: Address;
      readonly passengers: number;
    };

const nowhere: Address = { line1: '', line2: null, city: '', postalCode: null };

/**
 * How it was fulfilled, without who it was for and where. A membership number stays: points are earned by it, and once its account is
 * closed it leads to nobody.
 */
export const withoutPerson = (fulfilment: Fulfilment): Fulfilment => {
  switch (fulfilment.type) {
    case 'SHIPMENT':
      return { type: 'SHIPMENT', recipient: '', address: nowhere, phone: '' };
    case 'PICKUP':
      return fulfilment;
    case 'RIDE':
      return { ...fulfilment, pickUp: nowhere, dropOff: nowhere };
  }
};

/** Whether nothing of a person is left in it. */
export const isWithoutPerson = (fulfilment: Fulfilment): boolean => {
  switch (fulfilment.type) {
    case 'SHIPMENT':
      return fulfilment.recipient === '';
    case 'PICKUP':
      return true;
    case 'RIDE':
      return fulfilment.pickUp.line1 === '';
  }
};

/** What the contexts that fulfil an order report. */
export type Step =
  | 'TicketAccepted'
  | 'TicketReady'
  | 'TicketHandedOver'
  | 'TicketNoShow'
  | 'DeliveryStarted'
  | 'DeliveryDispatched'
  | 'DeliveryAttemptFailed'
  | 'DeliveryReturned'
  | 'DeliveryLost'
  | 'DeliveryCompleted'
  | 'RideAssigned'
  | 'RideUnassigned'
  | 'RideStarted'
  | 'RideCompleted';

/** What else a step says. */
export type StepFacts = {
  /** How often it had begun again by then: with another taxi, or another parcel. */
  readonly round?: number;
  /** Why a ride has lost its taxi. */
  readonly lost?: Loss;
  readonly attempt?: number;
  readonly goesBack?: boolean;
  readonly isUsable?: boolean;
};

/** Why a ride has lost its taxi. */
export type Loss = 'UNASSIGNED' | 'DECLINED' | 'BROKEN_DOWN';

/** A stage of the fulfilment. A greater rank comes later, whichever is heard of first. */
type Stage = {
  readonly rank: number;
  readonly fulfilmentStatus: string;
  /** What was sent can not be sold again. */
  readonly isGone?: boolean;
};

/** A stage that others follow. */
export type Ongoing = Stage & { readonly status: 'PLACED' | 'ACCEPTED' | 'IN_FULFILMENT' | 'READY' };
/** A stage of a shipment that did not arrive: it is decided whether it is sent again or refunded. */
export type Missed = Ongoing & { readonly fulfilmentStatus: 'LOST' | 'RETURNED' };
/** The last stage: fulfilled, or left where it was ready. */
export type Done = Stage & { readonly status: 'COMPLETED' | 'NO_SHOW' };
/** How far the fulfilment of an order has come. */
export type Progress = Ongoing | Done;

const stages: Readonly<Record<Fulfilment['type'], Partial<Record<Step, Progress>>>> = {
  SHIPMENT: {
    TicketAccepted: { rank: 1, status: 'ACCEPTED', fulfilmentStatus: 'ACCEPTED' },
    DeliveryStarted: { rank: 2, status: 'ACCEPTED', fulfilmentStatus: 'PREPARING' },
    DeliveryDispatched: { rank: 3, status: 'IN_FULFILMENT', fulfilmentStatus: 'DISPATCHED' },
    DeliveryCompleted: { rank: 9, status: 'COMPLETED', fulfilmentStatus: 'DELIVERED' },
  },
  PICKUP: {
    TicketAccepted: { rank: 1, status: 'ACCEPTED', fulfilmentStatus: 'ACCEPTED' },
    TicketReady: { rank: 2, status: 'READY', fulfilmentStatus: 'READY' },
    TicketHandedOver: { rank: 3, status: 'COMPLETED', fulfilmentStatus: 'HANDED_OVER' },
    TicketNoShow: { rank: 3, status: 'NO_SHOW', fulfilmentStatus: 'NO_SHOW' },
  },
  RIDE: {
    RideUnassigned: { rank: 0, status: 'PLACED', fulfilmentStatus: 'REQUESTED' },
    RideAssigned: { rank: 1, status: 'ACCEPTED', fulfilmentStatus: 'ASSIGNED' },
    RideStarted: { rank: 2, status: 'IN_FULFILMENT', fulfilmentStatus: 'STARTED' },
    RideCompleted: { rank: 3, status: 'COMPLETED', fulfilmentStatus: 'COMPLETED' },
  },
};

/** The steps of a delivery that say more than that they have come. */
const missedStage = (step: Step, { attempt = 1, goesBack, isUsable }: StepFacts): Ongoing | undefined => {
  const status = 'IN_FULFILMENT';
  switch (step) {
    case 'DeliveryAttemptFailed':
      return { rank: 3 + attempt, status, fulfilmentStatus: goesBack ? 'RETURNING' : 'ATTEMPT_FAILED' };
    case 'DeliveryReturned':
      return { rank: 7, status, fulfilmentStatus: 'RETURNED', ...(isUsable === false && { isGone: true }) };
    case 'DeliveryLost':
      return { rank: 7, status, fulfilmentStatus: 'LOST', isGone: true };
    default:
      return undefined;
  }
};

/** More than there are stages in a round. */
const ranksOfRound = 10;

/**
 * The stage that a step leads to, or undefined for a step of another kind of fulfilment. A ride that loses its taxi begins another
 * `round`, and so does each parcel after the first: all of its stages come after those of the round before. So progress goes back, and
 * is never heard in the wrong order.
 */
export const stageAfter = (
  fulfilment: Fulfilment['type'],
  step: Step,
  facts: StepFacts = {},
): Progress | undefined => {
  const stage =
    stages[fulfilment][step] ?? (fulfilment === 'SHIPMENT' ? missedStage(step, facts) : undefined);
  return stage && { ...stage, rank: (facts.round ?? 0) * ranksOfRound + stage.rank };
};

/** The stage of a shipment that is to be sent again, as this parcel. */
export const sentAgain = (parcel: number): Ongoing => ({
  rank: (parcel - 1) * ranksOfRound + 1,
  status: 'IN_FULFILMENT',
  fulfilmentStatus: 'SENT_AGAIN',
});

/** How often it had begun again. */
export const roundOf = ({ rank }: Progress): number => Math.floor(rank / ranksOfRound);

/** It lost what it had, and waits for another: what made it too late to cancel is void. */
export const waitsAgain = ({ fulfilmentStatus }: Progress): boolean => fulfilmentStatus === 'REQUESTED';

export const isMissed = (progress: Progress): progress is Missed =>
  progress.fulfilmentStatus === 'LOST' || progress.fulfilmentStatus === 'RETURNED';

export const isDone = (progress: Progress): progress is Done =>
  progress.status === 'COMPLETED' || progress.status === 'NO_SHOW';
