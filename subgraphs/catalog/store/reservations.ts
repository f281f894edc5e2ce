import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reservation, ReservationKey } from '../domain/reservation.ts';
import { reservations } from './tables.ts';

export const reservationRows = documentRows<ReservationKey, Reservation, typeof reservations>(
  'reservation',
  reservations,
  ({ status }) => ({ status }),
);
