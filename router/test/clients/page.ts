// A page of an allowed origin in a browser, as far as a server can tell.

import WebSocket from 'ws';

export const origin = 'https://shop.example';

const simpleMethods = new Set(['GET', 'HEAD', 'POST']);
const simpleHeaders = new Set(['accept', 'accept-language', 'content-language', 'origin']);
const simpleTypes = /^(text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

const needsPermission = ([name, value]: readonly [string, string]): boolean =>
  name === 'content-type' ? !simpleTypes.test(value) : !simpleHeaders.has(name);

const askPermission = async ({ url, method, headers }: Request): Promise<void> => {
  const names = [...headers].filter(needsPermission).map(([name]) => name);
  if (simpleMethods.has(method) && names.length === 0) return;
  const asked = {
    origin,
    'access-control-request-method': method,
    ...(names.length > 0 ? { 'access-control-request-headers': names.sort().join(',') } : {}),
  };
  const answer = await fetch(url, { method: 'OPTIONS', headers: asked });
  const listed = (name: string): string[] => (answer.headers.get(name) ?? '').toLowerCase().split(/ *, */);
  const mayAsk =
    answer.ok &&
    answer.headers.get('access-control-allow-origin') === origin &&
    (simpleMethods.has(method) || listed('access-control-allow-methods').includes(method.toLowerCase())) &&
    names.every((name) => listed('access-control-allow-headers').includes(name));
  if (!mayAsk) throw new TypeError(`The server does not let pages send ${method} with ${names.join(', ')}.`);
};

/** The page's `fetch`, which asks for permission where browsers do and keeps answers that are not for the page; `sent` tells what went out. */
export const openPage = () => {
  const sent: { readonly method: string; readonly url: string; readonly headers: Headers }[] = [];
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    await askPermission(request);
    const headers = new Headers(request.headers);
    headers.set('origin', origin);
    sent.push({ method: request.method, url: request.url, headers });
    const answer = await fetch(request, { headers });
    if (answer.headers.get('access-control-allow-origin') !== origin)
      throw new TypeError(`The server keeps its answer, ${answer.status}, from pages.`);
    return answer;
  };
  return { fetch: send, sent };
};

/** The page's `WebSocket`, which names the page's origin. */
export class PageWebSocket extends WebSocket {
  constructor(address: string, protocols?: string | string[]) {
    super(address, protocols, { origin });
  }
}
