import type { IncomingMessage } from 'node:http';

/** They are about one connection, and each of the two connections of a balancer has its own. */
const ofOneConnection = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The same headers without those of one connection. */
export const endToEnd = <Value>(headers: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneConnection.has(name.toLowerCase())));

/**
 * The headers of a client as it sent them, repeated ones too, in pairs of name and value. The address that it came from is the
 * last one of `X-Forwarded-For`: what stands before it are others' words.
 */
export const forwarded = (
  { rawHeaders, headers, socket }: IncomingMessage,
  { upgrades = false }: { readonly upgrades?: boolean } = {},
): string[] => {
  const passed: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = [rawHeaders[i], rawHeaders[i + 1]];
    const lower = name.toLowerCase();
    const stays = upgrades ? /^(connection|upgrade)$/.test(lower) : false;
    if (lower !== 'x-forwarded-for' && (stays || !ofOneConnection.has(lower))) passed.push(name, value);
  }
  const before = headers['x-forwarded-for'];
  passed.push('X-Forwarded-For', [before, socket.remoteAddress].filter(Boolean).join(', '));
  return passed;
};
