import { assignDriver } from './assign-driver.ts';
import { MyData } from './my-data.ts';
import { registerTaxi } from './register-taxi.ts';
import { Order, Ride, ride } from './ride.ts';
import {
  assignRide,
  breakDownRide,
  completeRide,
  declineRide,
  giveUpRide,
  startRide,
  unassignRide,
} from './ride-commands.ts';
import { rideQueue } from './ride-queue.ts';
import { rides } from './rides.ts';
import { setTaxiAvailability } from './set-taxi-availability.ts';
import { myTaxi, Taxi } from './taxi.ts';
import { taxis } from './taxis.ts';
import type { Resolvers } from './types.generated.ts';
import { withdrawRide } from './withdraw-ride.ts';

export const resolvers: Resolvers = {
  Query: { ride, rides, myTaxi, taxis },
  Mutation: {
    registerTaxi,
    setTaxiAvailability,
    assignDriver,
    assignRide,
    unassignRide,
    declineRide,
    startRide,
    breakDownRide,
    giveUpRide,
    completeRide,
    withdrawRide,
  },
  Subscription: { rideQueue },
  Ride,
  Taxi,
  Order,
  MyData,
};
