import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** A ledger of somebody else's: one JSON text a line. Throws where it does not answer, or not whole. */
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
