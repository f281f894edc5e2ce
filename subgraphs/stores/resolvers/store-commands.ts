import { actorOf } from '@jumun/platform/graph/context';
import { mustWorkFor } from '@jumun/platform/graph/guard';
import { readInput } from '@jumun/platform/graph/input';
import type { Instant } from '@jumun/platform/kernel/clock';
import { idFrom } from '@jumun/platform/kernel/ids';
import type { z } from 'zod';
import type { StoreCommand } from '../domain/store.ts';
import type { StoreId } from '../domain/ticket.ts';
import type { ResolverContext } from './context.ts';
import { keyIn, pauseIsOver, refuse, refuseField } from './refuse.ts';
import { storeView } from './store.ts';
import { newStoreForm, pauseForm, storeChangesForm, storeForm } from './store-input.ts';
import type { Resolves } from './types.generated.ts';

/** The store's id follows from the caller and the key, so that a repetition finds the store that was opened first. */
export const openStore: Resolves['Mutation']['openStore'] = async (_, { input: given }, context) => {
  const key = keyIn(given);
  const read = readInput(newStoreForm, given);
  if ('problem' in read) return refuseField(context, 'InvalidStore', read);
  const details = read.value;
  const caller = actorOf(context);
  const id = idFrom('sto', caller, key) as StoreId;
  return context.unit(async ({ at, store, useKey }) => {
    const used = await useKey({ caller, key, input: { mutation: 'openStore', ...details } });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    const { state } = await store(id, { type: 'OpenStore', details, at });
    if (used.is === 'NEW') await used.keep(id);
    return { __typename: 'OpenStoreSuccess', store: storeView(id, state) };
  });
};

/** A mutation for those who work for the store. */
const storeMutation =
  <S extends string, I extends { storeId: string }>(
    success: S,
    form: z.ZodType<I>,
    commandOf: (input: I, at: Instant) => StoreCommand,
  ) =>
  async (_: unknown, { input: given }: { input: { storeId: string } }, context: ResolverContext) => {
    mustWorkFor(context.caller, given.storeId);
    const read = readInput(form, given);
    if ('problem' in read)
      return read.field[0] === 'storeId'
        ? refuse(context, 'StoreNotFound')
        : refuseField(context, 'InvalidStore', read);
    const id = read.value.storeId as StoreId;
    return context.unit(async ({ at, store }) => {
      const decision = await store(id, commandOf(read.value, at));
      if (!('rejection' in decision)) return { __typename: success, store: storeView(id, decision.state) };
      return decision.rejection.type === 'PauseIsOver'
        ? refuseField(context, 'InvalidStore', pauseIsOver)
        : refuse(context, 'StoreNotFound');
    });
  };

export const updateStore: Resolves['Mutation']['updateStore'] = storeMutation(
  'UpdateStoreSuccess',
  storeChangesForm,
  ({ changes }) => ({ type: 'ChangeStore', changes }),
);

export const pauseStore: Resolves['Mutation']['pauseStore'] = storeMutation(
  'PauseStoreSuccess',
  pauseForm,
  ({ until }, at) => ({ type: 'PauseStore', until: until as Instant | null, at }),
);

export const resumeStore = storeMutation('ResumeStoreSuccess', storeForm, (_, at) => ({
  type: 'ResumeStore',
  at,
})) as Resolves['Mutation']['resumeStore'];
