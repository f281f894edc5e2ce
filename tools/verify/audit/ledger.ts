import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** The ledger of a system outside, one JSON value per line. Throws if it does not answer, or breaks off. */
export async function* readLedger<T>(url: string, name: string): AsyncGenerator<T> {
  let response: Response;
  try {
    response = await fetch(new URL('/ledger', url), { signal: AbortSignal.timeout(60_000) });
  } catch (error) {
    throw new Error(`${name} does not answer`, { cause: error });
  }
  if (!response.ok || !response.body) throw new Error(`${name} shows no ledger (${response.status})`);
  const lines = createInterface({ input: Readable.fromWeb(response.body as ReadableStream) });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as T;
}
