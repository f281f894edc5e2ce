// Messages of a WebSocket are taken up only when the socket has been silent for a moment: a flood is then seen before its
// first message has been carried out, and a message that broke a rule stops those around it.

/** How many messages a client may send at once, and how many more each second. */
const mostMessages = 100;
const quietMs = 2;

export type Inbox = {
  arrive(text: string): void;
  /** Counts a frame that is no message. */
  count(): void;
  /** Nothing that waits is taken up any more, and nothing that arrives. */
  close(): void;
};

/** `take` is given the messages in order; `flooded` is called when there are too many, and nothing is taken then. */
export const openInbox = (take: (text: string) => void, flooded: () => void): Inbox => {
  let waiting: string[] = [];
  let arrived = 0;
  let closed = false;
  let [allowed, countedAt] = [mostMessages, performance.now()];

  const count = (): void => {
    const now = performance.now();
    allowed = Math.min(mostMessages, allowed + ((now - countedAt) / 1_000) * mostMessages) - 1;
    countedAt = now;
    if (allowed >= 0 || closed) return;
    close();
    flooded();
  };
  const close = (): void => {
    closed = true;
    waiting = [];
  };
  // a timer comes before what the network has brought in the meantime, an immediate after it
  const look = (seen: number): void => void setImmediate(takeUp, seen);
  const takeUp = (seen: number): void => {
    if (closed) return;
    if (arrived !== seen) return void setTimeout(look, quietMs, arrived);
    const texts = waiting;
    waiting = [];
    for (const text of texts) if (!closed) take(text);
  };

  return {
    arrive(text) {
      if (closed) return;
      count();
      if (closed) return;
      arrived += 1;
      if (waiting.push(text) === 1) setTimeout(look, quietMs, arrived);
    },
    count,
    close,
  };
};
