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
  | 'DeliveryCompleted'
  | 'RideAssigned'
  | 'RideUnassigned'
  | 'RideStarted'
  | 'RideCompleted';

/** A stage of the fulfilment. A greater rank comes later, whichever is heard of first. */
type Stage = { readonly rank: number; readonly fulfilmentStatus: string };

/** A stage that others follow. */
export type Ongoing = Stage & { readonly status: 'PLACED' | 'ACCEPTED' | 'IN_FULFILMENT' | 'READY' };
/** The last stage: fulfilled, or left where it was ready. */
export type Done = Stage & { readonly status: 'COMPLETED' | 'NO_SHOW' };
/** How far the fulfilment of an order has come. */
export type Progress = Ongoing | Done;

const stages: Readonly<Record<Fulfilment['type'], Partial<Record<Step, Progress>>>> = {
  SHIPMENT: {
    TicketAccepted: { rank: 1, status: 'ACCEPTED', fulfilmentStatus: 'ACCEPTED' },
    DeliveryStarted: { rank: 2, status: 'ACCEPTED', fulfilmentStatus: 'PREPARING' },
    DeliveryDispatched: { rank: 3, status: 'IN_FULFILMENT', fulfilmentStatus: 'DISPATCHED' },
    DeliveryCompleted: { rank: 4, status: 'COMPLETED', fulfilmentStatus: 'DELIVERED' },
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

/** More than there are stages in a round. */
const ranksOfRound = 10;

/**
 * The stage that a step leads to, or undefined for a step of another kind of fulfilment. A ride that loses its taxi begins another
 * `round`, all of whose stages come after those of the round before: so progress goes back, and is never heard in the wrong order.
 */
export const stageAfter = (fulfilment: Fulfilment['type'], step: Step, round = 0): Progress | undefined => {
  const stage = stages[fulfilment][step];
  return stage && { ...stage, rank: round * ranksOfRound + stage.rank };
};

/** How often it had begun again. */
export const roundOf = ({ rank }: Progress): number => Math.floor(rank / ranksOfRound);

/** It lost what it had, and waits for another: what made it too late to cancel is void. */
export const waitsAgain = ({ fulfilmentStatus }: Progress): boolean => fulfilmentStatus === 'REQUESTED';

export const isDone = (progress: Progress): progress is Done =>
  progress.status === 'COMPLETED' || progress.status === 'NO_SHOW';
