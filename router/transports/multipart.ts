// Subscriptions as Apollo's clients ask for them over HTTP: `multipart/mixed;subscriptionSpec=1.0`.

import type { ServerResponse } from 'node:http';
import { refused } from '../masking.ts';
import { isEvents, isLastWord, type Streamed } from '../subscriptions/streams.ts';
import { streamOpener } from './stream-response.ts';
import { closing, localeOfRequest, type Wire } from './wire.ts';

const boundary = '\r\n--graphql';

/** A part ends with the boundary of the next: clients take a part as complete when they see it. */
const partText = (part: object): string =>
  `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(part)}${boundary}`;

const openParts = streamOpener({
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  first: boundary,
  heartbeat: partText({}),
  heartbeatMs: 5_000,
});

const end = '--\r\n';

/** Sends the events, or the one answer. What ends a stream from outside has its errors beside a payload that is null. */
export const sendParts = async (
  response: ServerResponse,
  streamed: Streamed,
  { whenClosing }: Pick<Wire, 'whenClosing'>,
): Promise<void> => {
  const leave = (): void => {
    closed();
    if (isEvents(streamed)) void streamed.return?.();
  };
  const stream = openParts(response, leave);
  const lastPart = (errors: unknown): string => partText({ payload: null, errors });
  const closed = whenClosing(() =>
    stream.end(lastPart(refused(closing(), localeOfRequest(response.req)).errors) + end),
  );
  if (isEvents(streamed))
    for await (const result of streamed)
      stream.write(isLastWord(result) ? lastPart(result.errors) : partText({ payload: result }));
  else stream.write(partText({ payload: streamed }));
  stream.end(end);
};
