// Server-sent events, as a response's body carries them.

const lineEnd = /\r\n|\n|\r(?!$)/; // a carriage return at the very end may be the first half of a pair

/**
 * Each event of the stream; comments and events without data are left out.
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<{ event: string, data: string }>}
 */
export async function* eventsOf(body) {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  /** @type {string[]} */
  let lines = [];
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const complete = (rest + decoder.decode(value, { stream: true })).split(lineEnd);
    rest = complete.pop() ?? '';
    for (const line of complete) {
      if (line !== '') {
        lines.push(line);
        continue;
      }
      const event = eventOf(lines);
      lines = [];
      if (event) yield event;
    }
  }
}

/** @param {readonly string[]} lines */
const eventOf = (lines) => {
  const values = (/** @type {string} */ field) =>
    lines
      .filter((line) => line === field || line.startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).replace(/^ /, ''));
  const data = values('data');
  return data.length === 0
    ? undefined
    : { event: values('event').at(-1) ?? 'message', data: data.join('\n') };
};
