import { expect, test } from 'vitest';
import { isAllowedHost, type RouterConfig } from '../wire.ts';

const config: RouterConfig = { port: 0, host: '127.0.0.1', mode: 'production', allowedOrigins: [] };

test('on a loopback address a router answers to no foreign name, unless a proxy of ours stands in front and answers for it', () => {
  const foreign = { host: 'shop.example' };
  expect(isAllowedHost(foreign, config)).toBe(false);
  expect(isAllowedHost({ host: 'localhost:4000' }, config)).toBe(true);
  expect(isAllowedHost(foreign, { ...config, proxies: 1 })).toBe(true);
  expect(isAllowedHost(foreign, { ...config, host: '0.0.0.0' })).toBe(true);
});
