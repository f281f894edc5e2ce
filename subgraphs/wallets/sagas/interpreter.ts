import { causeBy } from '@jumun/platform/kernel/work';
import { failpoint } from '@jumun/platform/process/failpoint';
import type { IssuedItem, WalletItemCommand, WalletItemId } from '../domain/wallet-item.ts';
import { asIssued, type Driver } from './driver.ts';
import type { Saga } from './saga.ts';

/** One drive of one exchange. */
export type Drive = { readonly id: WalletItemId; readonly actor: string };

/** Where drills kill the process: all failpoints of wallets are here. */
export const reached = ({ name }: Saga, place: string) => failpoint(`${name}/${place}`);

export type Interpreted = {
  /** Drives an exchange that this request has just begun. */
  start(drive: Drive): Promise<IssuedItem>;
  /** Drives the exchange as far as possible now, and answers the item as it is then. */
  goOn(drive: Drive): Promise<IssuedItem>;
};

/** Carries out a saga from the state that was committed last, by this driver or another. */
export const interpret = (saga: Saga, driver: Driver): Interpreted => {
  const { load, unit, clock } = driver;

  const commit = async ({ id, actor }: Drive, command: WalletItemCommand, correlationId: string) => {
    const { state } = await unit(causeBy(actor, correlationId, clock()), ({ item }) => item(id, command));
    return asIssued(id, state);
  };

  const goOn = async (drive: Drive): Promise<IssuedItem> => {
    let item = asIssued(drive.id, (await load(drive.id))?.state);
    for (const step of saga.steps) {
      if (item.status !== 'EXCHANGING') break;
      const { correlationId } = item.exchange;
      await reached(saga, step.before);
      const outcome = await step.ask(driver, drive.id, item);
      await reached(saga, step.name);
      if (outcome.type === 'UNKNOWN') break;
      const said = outcome.type === 'DONE' ? outcome.say : step.compensate(item, outcome.reason);
      item = await commit(drive, said, correlationId);
      await reached(saga, step.commit);
    }
    return item;
  };

  return {
    goOn,
    async start(drive) {
      await reached(saga, 'begun');
      return goOn(drive);
    },
  };
};
