import { failpoint } from '@jumun/platform/process/failpoint';
import type { OrderId } from '../domain/states.ts';
import { commit, type Driven, type Driver } from './driver.ts';
import type { Outcome, Saga, Said, Stand, Step, WhenUnknown } from './saga.ts';

/** One drive of one order. */
export type Drive = { readonly id: OrderId; readonly actor: string; readonly whenUnknown: WhenUnknown };

/** Where drills kill the process: all failpoints of orders are here. */
export const reached = (saga: string, place: string) => failpoint(`${saga}/${place}`);

export type Interpreted = {
  /** Drives what this request has just begun. */
  start(drive: Drive, order: Driven): Promise<Driven>;
  /** Drives the order as far as it goes now, forward or back, and returns it as it is then. */
  goOn(drive: Drive, order: Driven): Promise<Driven>;
};

/**
 * Carries out a saga. It follows the state that was committed last, whether by this driver or another: any number of drivers
 * may meet, and the order tells each where it stands.
 */
export const interpret = <S, W>(saga: Saga<S, W>, driver: Driver): Interpreted => {
  const { clock } = driver;
  const { name, steps, standOf, unknown, back } = saga;

  const say = async (drive: Drive, order: Driven, said: Said, within: string, place?: string) => {
    const next = await commit(driver, drive, order, said(clock()));
    if (place) await reached(within, place);
    return next;
  };

  const wayBack = (): NonNullable<typeof back> => {
    if (!back) throw new Error(`the saga ${name} has no way back`);
    return back;
  };

  const answerOf = async (drive: Drive, step: Step<S, W>, order: S): Promise<Outcome> => {
    if (step.before) await reached(name, step.before);
    const outcome = await step.ask(driver, drive.id, order);
    await reached(name, step.name);
    return outcome;
  };

  const turn = (drive: Drive, order: Driven, said: Said) => say(drive, order, said, wayBack().name, 'turned');

  const takeBack = async (drive: Drive, order: Driven): Promise<Driven> => {
    const way = wayBack();
    const taken = await Promise.all(
      steps.flatMap(({ compensate }) => (compensate ? [compensate(driver, drive.id, order.state)] : [])),
    );
    await reached(way.name, 'given-back');
    return taken.includes('UNKNOWN') // a timer asks again until all are known
      ? say(drive, order, way.unknown, way.name)
      : say(drive, order, way.done(taken), way.name, 'committed');
  };

  const stop = async (drive: Drive, order: Driven, step: Step<S, W>, asked: boolean): Promise<Driven> => {
    const said = unknown.say(step, drive.whenUnknown, asked);
    return said ? say(drive, order, said, name, unknown.commit) : order;
  };

  const goOn = async (drive: Drive, known: Driven): Promise<Driven> => {
    let order = known;
    let stand: Stand<S> | null = standOf(order.state, clock());
    while (stand) {
      if (stand.type === 'BACK') return takeBack(drive, order);
      if (stand.type === 'TURN') {
        order = await turn(drive, order, stand.say);
      } else {
        const step = steps[stand.step] as Step<S, W>;
        const outcome = await answerOf(drive, step, stand.order);
        if (outcome.type === 'UNKNOWN') return stop(drive, order, step, outcome.asked);
        if (outcome.type === 'REFUSED') {
          order = await turn(drive, order, outcome.say);
        } else if (outcome.say) {
          order = await say(drive, order, outcome.say, name, step.commit);
        } else {
          stand = { type: 'ASK', step: stand.step + 1, order: stand.order };
          continue;
        }
      }
      stand = standOf(order.state, clock());
    }
    return order;
  };

  return {
    goOn,
    async start(drive, order) {
      await reached(name, 'begun');
      return goOn(drive, order);
    },
  };
};

/** Every failpoint that a saga reaches. */
export const failpointsOf = <S, W>({ name, steps, unknown, back }: Saga<S, W>): readonly string[] => {
  const own = steps.flatMap(({ before, name: after, commit: committed }) => [before, after, committed]);
  const forward = ['begun', ...own, unknown.commit].flatMap((place) => (place ? `${name}/${place}` : []));
  const backward = back ? ['turned', 'given-back', 'committed'].map((place) => `${back.name}/${place}`) : [];
  return [...forward, ...backward];
};
