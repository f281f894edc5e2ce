import { expect, test } from 'vitest';
import { CompiledGateway } from '../gateway.ts';
import { composed, sdlOf, silent } from './shop.ts';

const another = composed({
  payments: `${sdlOf('payments')} extend type Query { more: Int @access(public: true) }`,
});

test('a supergraph for which nothing can be made at the last moment does not take the place of the one before', async () => {
  const broken = { isBroken: false };
  const gateway = new CompiledGateway<string>({
    supergraphSdl: composed(),
    load: () => (schema) => {
      const hasMore = 'more' in (schema.getQueryType()?.getFields() ?? {});
      if (broken.isBroken && hasMore) throw new Error('This cannot be used.');
      return hasMore ? 'another' : 'first';
    },
    log: { ...silent, debug() {} } as never,
    execute: async () => ({ data: null }),
  });
  await gateway.load();
  const loaded = (): string => gateway.loadedFor(gateway.current);
  broken.isBroken = true;
  expect(() => gateway.replace(another)).toThrow('This cannot be used.');
  expect(loaded()).toBe('first');
  broken.isBroken = false;
  expect([gateway.replace(another), loaded()]).toEqual([true, 'another']);
  expect([gateway.replace(another), loaded()]).toEqual([false, 'another']);
  await gateway.stop();
});
