/** What the contexts that fulfil an order tell of it. */
export type Step =
  | 'TicketAccepted'
  | 'TicketReady'
  | 'TicketHandedOver'
  | 'DeliveryStarted'
  | 'DeliveryDispatched'
  | 'DeliveryCompleted'
  | 'RideAssigned'
  | 'RideStarted'
  | 'RideCompleted';

/** How far an order is: steps of a greater rank come later, whichever is heard first. */
export type Progress = {
  readonly rank: number;
  readonly status: 'ACCEPTED' | 'IN_FULFILMENT' | 'READY' | 'COMPLETED';
  readonly fulfilmentStatus: string;
};

const steps: Readonly<Record<'SHIPMENT' | 'PICKUP' | 'RIDE', Partial<Record<Step, Progress>>>> = {
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
  },
  RIDE: {
    RideAssigned: { rank: 1, status: 'ACCEPTED', fulfilmentStatus: 'ASSIGNED' },
    RideStarted: { rank: 2, status: 'IN_FULFILMENT', fulfilmentStatus: 'STARTED' },
    RideCompleted: { rank: 3, status: 'COMPLETED', fulfilmentStatus: 'COMPLETED' },
  },
};

/** What a step means for an order of this fulfilment; undefined for one that does not belong to it. */
export const progressOf = (fulfilment: 'SHIPMENT' | 'PICKUP' | 'RIDE', step: Step): Progress | undefined =>
  steps[fulfilment][step];

export const isFinal = (progress: Progress): boolean => progress.status === 'COMPLETED';
