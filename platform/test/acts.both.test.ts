import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testStores } from '../../test/stores.ts';
import { type Act, actingUnits, withActs } from '../graph/acts.ts';
import { anonymous, type Caller } from '../graph/client.ts';
import { Conflict, noteChange } from '../kernel/unit.ts';
import type { Store } from '../store/store.ts';
import { journal } from '../store/technical-tables.ts';
import { migrations, someone, tallyRows, tallyUnits } from './tallies.ts';

// What somebody did who acts for the house is said with its effect, or not at all.

let store: Store;
beforeAll(async () => {
  store = await testStores()('acts', migrations);
});
afterAll(() => store.close());
beforeEach(() => store.transaction((tx) => tx.delete(journal)));

const publish = (data: Act) => ({ type: 'Acted', version: 1, data });

const aCommand = (args: unknown = {}) =>
  actingUnits(tallyUnits(store), { command: 'addUp', args, publish, causeOf: () => someone('stf_1') });

const written = async () => store.read.select().from(journal).orderBy(journal.number);
const acts = async () =>
  (await written()).flatMap(({ type, published }) => (type === 'Acted' ? [published?.data as Act] : []));

test('who gives a command that changes something is said in its unit, with what changed', async () => {
  await aCommand()(({ add }) => add('tal_one', 1));
  const [added, acted] = await written();
  expect([added, acted]).toMatchObject([
    { type: 'Added', aggregate: 'tal_one' },
    { type: 'Acted', actor: 'stf_1', correlationId: added?.correlationId, at: added?.at, version: 1 },
  ]);
  expect(await acts()).toEqual([
    { actId: acted?.aggregate, actor: 'stf_1', command: 'addUp', subjects: ['tal_one'] },
  ]);
});

test('nothing is said of what is refused, and of what was so before', async () => {
  await aCommand()(({ add }) => add('tal_refused', -1));
  await aCommand()(({ add }) => add('tal_unchanged', 0));
  expect(await written()).toEqual([]);
});

test('nothing is said of a unit that is undone, and what it did not change is not there', async () => {
  const unit = aCommand();
  const failing = unit(async ({ add }) => {
    await add('tal_undone', 5);
    throw new Error('the process dies');
  });
  await expect(failing).rejects.toThrow('the process dies');
  expect(await written()).toEqual([]);
  expect(await tallyRows.find(store.read, 'tal_undone')).toBeUndefined();
  // its next unit says it instead
  await unit(({ add }) => add('tal_undone', 5));
  expect(await acts()).toMatchObject([{ subjects: ['tal_undone'] }]);
});

test('a command is said once, however often its unit is tried and however many units it has', async () => {
  const unit = aCommand();
  await unit(async ({ add }, tried) => {
    await add('tal_tried', 1);
    if (tried === 0) throw new Conflict('another unit was first');
  });
  await unit(({ add }) => add('tal_more', 1));
  expect(await acts()).toMatchObject([{ subjects: ['tal_tried'] }]);
});

test('a unit that loses at its very end says it with the try that is committed', async () => {
  const units: ReturnType<typeof tallyUnits> = (cause, body) =>
    tallyUnits(store)(cause, async (commands, tried) => {
      const value = await body(commands, tried);
      if (tried === 0) throw new Conflict('another unit was first');
      return value;
    });
  const causeOf = () => someone('stf_1');
  const unit = actingUnits(units, { command: 'addUp', args: {}, publish, causeOf });
  await unit(({ add }) => add('tal_late', 1));
  expect((await written()).map(({ type }) => type)).toEqual(['Added', 'Acted']);
});

test('what the journal does not hold is said of as well, where the command notes it', async () => {
  await aCommand()(async () => noteChange('stf_2'));
  expect(await acts()).toMatchObject([{ subjects: ['stf_2'] }]);
});

test('what an input names comes after what changed: ids at any depth, and no key, token, code or word', async () => {
  const input = {
    idempotencyKey: 'sto_key',
    storeId: 'sto_1',
    id: 'ses_1',
    lines: [{ productId: 'prd_1' }, { productId: 'prd_2' }],
    productIds: ['prd_2', 'prd_3'],
    password: 'stf_password',
    cardToken: 'tok_ok',
    code: '123456',
    taxiId: 'not an id',
    name: '김민지',
  };
  await aCommand({ input })(({ add }) => add('tal_named', 1));
  expect(await acts()).toMatchObject([
    { subjects: ['tal_named', 'sto_1', 'ses_1', 'prd_1', 'prd_2', 'prd_3'] },
  ]);
});

test('only the commands of those who act for the house get a unit that says so', () => {
  const asked: string[] = [];
  const resolvers = {
    Query: { total: () => 1 },
    Mutation: {
      add: (_row: unknown, _args: unknown, { unit }: { readonly call: object; readonly unit: string }) =>
        unit,
    },
  };
  const isHouse = ({ scopes }: Caller) => scopes.includes('house');
  const acting = withActs(resolvers, { areSaidOf: isHouse, publish }, ({ command, args }) => {
    asked.push(`${command} ${JSON.stringify(args)}`);
    return 'saying';
  });
  const given = (scopes: readonly string[]) => ({
    call: { caller: { ...anonymous, subject: 'usr_1', scopes }, locale: 'ko', correlationId: 'cor_1' },
    unit: 'silent',
  });
  expect(acting.Mutation.add({}, { by: 1 }, given([]))).toBe('silent');
  expect(acting.Mutation.add({}, { by: 1 }, given(['house']))).toBe('saying');
  expect(asked).toEqual(['add {"by":1}']);
  expect(acting.Query).toBe(resolvers.Query);
});
