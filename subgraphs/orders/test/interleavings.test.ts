import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parkedMs, queuedMs } from '../domain/deadlines.ts';
import { type OrderCommand, order } from '../domain/order.ts';
import type { Order } from '../domain/states.ts';
import { at, begin, beginWithPoints, park, pend, place, queue } from './builders.ts';
import {
  type Choose,
  type Conditions,
  everyHistory,
  fates,
  openWorld,
  type Play,
  type World,
} from './world.ts';

/** Lets the step that waited longest happen, with this fate. */
const fateOf = (kind: keyof typeof fates, fate: string): Choose => {
  let asked = 0;
  return () => (asked++ === 0 ? 0 : (fates[kind] as readonly string[]).indexOf(fate));
};

/** Two drivers at once: every order of their asks and commits, with at most this much bad luck. */
const play =
  (conditions: Conditions, badLuck: number, prepare: (world: World) => void | Promise<void>): Play =>
  async (choose) => {
    const world = openWorld(conditions);
    await prepare(world);
    await world.quiet();
    let left = badLuck;
    while (world.waiting > 0) {
      if (world.late > 0 && choose(2) === 1) world.land(0);
      else if (await world.step(choose, left > 0)) left--;
    }
    const problems = await world.heal();
    return problems.length > 0 ? { problems, history: world.history } : null;
  };

const twoDrivers = (world: World) => {
  world.say(begin());
  world.actors.drive('PEND');
  world.actors.drive('PEND');
};

const twoDriversWithPoints = (world: World) => {
  world.say(beginWithPoints(4_000));
  world.actors.drive('PEND');
  world.actors.drive('PEND');
};

const frozenDriverWithPoints = (world: World) => {
  world.say(beginWithPoints(4_000));
  world.actors.drive('PEND');
  world.say(pend);
  world.pass(70_000);
  world.actors.timer();
};

const cancelWithPoints = async (world: World) => {
  world.say(beginWithPoints(4_000));
  world.actors.drive('PEND');
  await world.finish();
  world.actors.cancel();
  world.actors.cancel();
};

/** A driver froze before its first ask; the order was pending until its time was up, and the timer gives up. */
const frozenDriver = (world: World) => {
  world.say(begin());
  world.actors.drive('PEND');
  world.say(pend);
  world.pass(70_000);
  world.actors.timer();
};

const frozenWhileQueued = (world: World) => {
  world.say(begin());
  world.actors.drive('QUEUE');
  world.say(queue);
  world.pass(16 * 60_000);
  world.actors.timer();
};

const twoCancel = (world: World) => {
  world.say(begin());
  world.actors.drive('PEND');
  return world.finish().then(() => {
    world.actors.cancel();
    world.actors.cancel();
  });
};

const cancelWhilePlacing = (world: World) => {
  world.say(begin());
  world.actors.drive('PEND');
  world.actors.cancel();
};

/** The rule that makes UNDOING final, taken away: a driver that comes late still places the order. */
const withoutDirection: typeof order = {
  ...order,
  decide: (command: OrderCommand, state: Order) =>
    command.type === 'CompletePlacing' && 'placing' in state
      ? order.decide(command, { ...state, placing: { ...state.placing, direction: 'FORWARD' } } as Order)
      : order.decide(command, state),
};

const noProblem = async (
  conditions: Conditions,
  badLuck: number,
  prepare: Parameters<typeof play>[2],
  atLeast: number,
) => {
  const { histories, found } = await everyHistory(play(conditions, badLuck, prepare));
  expect(found).toBeNull();
  expect(histories).toBeGreaterThan(atLeast); // or the search has not searched
  if (process.env.JUMUN_SHOW) console.log(expect.getState().currentTestName, histories);
};

vi.setConfig({ testTimeout: 120_000 }); // some visit a hundred thousand orders of events

describe('every order in which two drivers can meet ends with order, stock and money agreeing', () => {
  it('two drivers go forward, with two misfortunes', () => noProblem({}, 2, twoDrivers, 4_000));
  it('two drivers find stock short', () => noProblem({ short: true }, 1, twoDrivers, 5_000));
  it('two drivers find the payment declined', () => noProblem({ declines: true }, 0, twoDrivers, 500));
  it('a frozen driver wakes while the timer gives up', () => noProblem({}, 1, frozenDriver, 5_000));
  it('a frozen driver wakes while a queued order is given up', () =>
    noProblem({}, 1, frozenWhileQueued, 5_000));
  it('the customer cancels twice at once', () => noProblem({}, 1, twoCancel, 1_000));
  it('two drivers hold points', () => noProblem({}, 1, twoDriversWithPoints, 1_000));
  it('a frozen driver wakes while the timer gives points back', () =>
    noProblem({}, 0, frozenDriverWithPoints, 500));
  it('the customer cancels an order with points twice at once', () =>
    noProblem({}, 1, cancelWithPoints, 1_000));
  it('the customer cancels while the order is placed', () => noProblem({}, 1, cancelWhilePlacing, 1_000));
});

describe('each rule is needed', () => {
  it('without the direction rule an order is placed whose stock and money went back', async () => {
    const { found } = await everyHistory(play({ rules: withoutDirection }, 0, frozenDriver));
    expect(found?.problems.join()).toMatch(/PLACED with stock RELEASED/);
  });

  it('without tombstones a late hold of a frozen driver keeps points for ever', async () => {
    const { found } = await everyHistory(play({ tombstones: false }, 1, frozenDriverWithPoints));
    expect(found?.problems.join()).toMatch(/OUT_OF_STOCK|PAYMENT_FAILED/);
  });

  it('without tombstones a late ask of a frozen driver holds stock or money for ever', async () => {
    const { found } = await everyHistory(play({ tombstones: false }, 1, frozenDriver));
    expect(found?.problems.join()).toMatch(/OUT_OF_STOCK|PAYMENT_FAILED/);
  });
});

// ---- many drivers, timers, crashes and time ------------------------------------------------------------------------

type Event = 'step' | 'land' | 'drive' | 'repeat' | 'cancel' | 'timer' | 'pass' | 'dispatch' | 'restock';

/** One long history: what happens next, how long time passes, and a stream of numbers for every other choice. */
const long = fc.record({
  happenings: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constant<Event>('step') },
      { weight: 2, arbitrary: fc.constant<Event>('land') },
      { weight: 3, arbitrary: fc.constantFrom<Event>('repeat', 'timer', 'cancel', 'drive') },
      { weight: 2, arbitrary: fc.constant<Event>('pass') },
      { weight: 1, arbitrary: fc.constantFrom<Event>('dispatch', 'restock') },
    ),
    { minLength: 10, maxLength: 60 },
  ),
  numbers: fc.infiniteStream(fc.nat(1_000_000)),
  short: fc.boolean(),
  declines: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  points: fc.constantFrom(0, 4_000),
  poor: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  queues: fc.boolean(),
});

const playLong = async (
  rules: Conditions,
  {
    happenings,
    numbers,
    short,
    declines,
    points,
    poor,
    queues,
  }: Parameters<
    Parameters<typeof fc.property<[typeof long extends fc.Arbitrary<infer T> ? T : never]>>[1]
  >[0],
) => {
  const stream = numbers[Symbol.iterator]();
  const choose: Choose = (n) => (n <= 0 ? 0 : Number(stream.next().value) % n);
  const world = openWorld({ ...rules, short, declines, poor });
  const whenUnknown = queues ? 'QUEUE' : 'PEND';
  world.say(points > 0 ? beginWithPoints(points) : begin());
  world.actors.drive(whenUnknown);
  await world.quiet();
  for (const happening of happenings) {
    switch (happening) {
      case 'step':
        await world.step(choose, choose(3) === 0);
        break;
      case 'land':
        if (world.late > 0) world.land(choose(world.late));
        break;
      case 'pass':
        world.pass([1_000, 5_000, 61_000, 15 * 60_000][choose(4)] ?? 0);
        break;
      case 'dispatch':
      case 'restock':
        world[happening]();
        break;
      case 'timer':
      case 'cancel':
        world.actors[happening]();
        break;
      default:
        world.actors[happening](whenUnknown);
    }
    await world.quiet();
  }
  return { problems: await world.heal(), history: world.history, end: world.state.status };
};

const check = (rules: Conditions, numRuns: number, ends = new Set<string>()) =>
  fc.check(
    fc.asyncProperty(long, async (history) => {
      const { problems, history: told, end } = await playLong(rules, history);
      ends.add(end);
      if (problems.length > 0) throw new Error(`${problems.join('; ')}\n${told.join('\n')}`);
    }),
    { numRuns, endOnFailure: true, seed: 20_261_120 },
  );

describe('many drivers, crashes at every step, timers and lost answers', () => {
  it('always end with order, stock and money agreeing', async () => {
    const ends = new Set<string>();
    const { failed, errorInstance, numRuns } = await check({}, 3_000, ends);
    expect(failed ? String(errorInstance) : numRuns).toBe(3_000);
    // or the search has not searched
    expect([...ends].sort()).toEqual([
      'CANCELLED',
      'IN_FULFILMENT',
      'OUT_OF_STOCK',
      'PAYMENT_FAILED',
      'PLACED',
    ]);
  });

  it('lose an order without the direction rule', async () => {
    expect((await check({ rules: withoutDirection }, 3_000)).failed).toBe(true);
  });

  it('leave stock or money behind without tombstones', async () => {
    expect((await check({ tombstones: false }, 3_000)).failed).toBe(true);
  });
});

describe('an order that the customer was told to come back for', () => {
  const couldNotAsk = () => fateOf('approve', 'not asked');

  it('was not charged, and is not until the customer is back', async () => {
    const world = openWorld();
    world.say(begin());
    world.actors.drive('PEND');
    await world.quiet();
    await world.step(() => 0, false); // stock is held
    await world.step(couldNotAsk(), true);
    await world.finish();
    expect(world.state).toMatchObject({ status: 'PLACING', placing: { mode: 'PARKED' } });
    for (let passed = 0; passed < parkedMs - 5_000; passed += 5_000) {
      world.pass(5_000);
      world.actors.timer();
      await world.finish();
    }
    expect(world.history.filter((step) => step.includes('approve'))).toHaveLength(1);
    world.actors.repeat();
    await world.finish();
    expect(world.state.status).toBe('PLACED');
    expect(await world.heal()).toEqual([]);
  });

  it('is checked instead where the driver before may have had it charged', async () => {
    const world = openWorld();
    world.say(begin());
    world.actors.drive('PEND');
    await world.quiet();
    await world.step(() => 0, false);
    await world.step(fateOf('approve', 'dies after'), true);
    world.pass(5_000);
    world.actors.timer();
    await world.quiet();
    await world.step(() => 0, false); // the timer takes over
    await world.step(() => 0, false); // stock is still held
    await world.step(couldNotAsk(), true);
    await world.finish();
    expect(world.state).toMatchObject({ status: 'PLACING', placing: { mode: 'QUEUED' } });
    world.pass(2_000);
    world.actors.timer();
    await world.finish();
    expect(world.state.status).toBe('PLACED'); // without any repeat
    expect(await world.heal()).toEqual([]);
  });
});

describe('an order that is cancelled while it is placed', () => {
  it('is never charged where the charge has not been asked for', async () => {
    for (const how of [park, pend, queue]) {
      const world = openWorld();
      world.say(begin());
      world.say(how);
      world.actors.cancel();
      await world.finish();
      expect(world.state.status).toBe('CANCELLED');
      world.actors.timer();
      await world.finish();
      expect(world.history.some((step) => step.includes('approve'))).toBe(false);
      expect(await world.heal()).toEqual([]);
    }
  });

  it('has a charge that is asked for too late refused by the tombstone', async () => {
    const world = openWorld();
    world.say(begin());
    world.actors.drive('PEND');
    await world.quiet();
    await world.step(() => 0, false); // stock is held, and the driver is about to ask for the charge
    world.actors.cancel();
    await world.quiet();
    // the cancellation comes first in everything
    for (let i = 0; i < 4; i++) await world.step((of) => of - 1, false);
    await world.finish();
    expect(world.state).toMatchObject({ status: 'CANCELLED', paymentStatus: 'VOIDED' });
    expect(await world.heal()).toEqual([]);
  });
});

describe('a driver that dies', () => {
  const steps = ['reserve', 'approve', 'commit'];
  it.each(
    steps.flatMap((name, i) => [0, 1].map((after) => [after ? 'after' : 'before', name, i, after] as const)),
  )(
    '%s %s is followed by the timer within five seconds, and the order is placed',
    async (_, __, index, after) => {
      const world = openWorld();
      world.say(begin());
      world.actors.drive();
      await world.quiet();
      for (let i = 0; i < index; i++) await world.step(() => 0, false);
      const dies = index === 2 ? [0, 1 + after] : [0, 4 + after];
      await world.step(() => dies.shift() ?? 0, true);
      expect(world.waiting).toBe(0);
      world.pass(5_000);
      world.actors.timer();
      await world.finish();
      expect(world.state.status).toBe('PLACED');
      expect(await world.heal()).toEqual([]);
    },
  );

  it('leaves a parked attempt alone until a minute has passed, and a queued one for fifteen', async () => {
    for (const [how, givesUpAt] of [
      [park, 2_000 + parkedMs],
      [queue, 1_000 + queuedMs],
    ] as const) {
      const world = openWorld();
      world.say(begin());
      world.say({ ...how, waitingOn: 'STOCK', at: at(2_000) } as OrderCommand);
      world.pass(givesUpAt - 1 - world.now);
      if (how === park) {
        world.actors.timer();
        await world.finish();
        expect(world.state.status).toBe('PLACING'); // nothing is asked for a customer who was told to come back
      }
      world.pass(1_001); // and it is looked at once a second
      world.actors.timer();
      await world.finish();
      expect(world.state.status).toBe('OUT_OF_STOCK');
      expect(await world.heal()).toEqual([]);
    }
  });

  it('of a queued order is no matter: the timer places it', async () => {
    const world = openWorld();
    world.say(begin());
    world.say(queue);
    world.pass(10_000);
    world.actors.timer();
    await world.finish();
    expect(world.state.status).toBe('PLACED');
    expect(order.decide(place, world.state)).toEqual({ rejection: { type: 'NotPlacing' } });
  });
});
