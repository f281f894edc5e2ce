import type { LedgerRow } from './ledger.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

const channels = { SMS: '문자 SMS', EMAIL: '메일 E-mail', PUSH: '푸시 Push' } as const;

const card = ({ channel, recipient, subject, body, at, count, orderId }: LedgerRow): string => `
<article>
  <header><b class="${channel}">${channels[channel]}</b>
    <a href="?recipient=${encodeURIComponent(recipient)}">${escaped(recipient)}</a>
    <time>${new Date(at).toISOString()}</time>${count > 1 ? ` <em>${count}×</em>` : ''}</header>
  <h2>${escaped(subject)}</h2>
  <pre>${escaped(body)}</pre>
  ${orderId === null ? '' : `<footer>${escaped(orderId)}</footer>`}
</article>`;

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, 'Noto Sans KR', sans-serif }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin-block: 1rem }
article { border: 1px solid #8886; border-radius: .5rem; padding: .75rem 1rem; margin-block: .75rem }
article h2 { font-size: 1rem; margin: .25rem 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .25rem 0 }
time, footer { color: #888; font-size: .85rem }
[aria-current] { font-weight: bold; text-decoration: none }`;

/** What was sent, newest first, for developers. The page refreshes itself. */
export const page = (
  rows: readonly LedgerRow[],
  { channel, recipient }: { readonly channel: string; readonly recipient: string },
): string => {
  const link = (value: string, text: string) => {
    const query = new URLSearchParams({ ...(value && { channel: value }), ...(recipient && { recipient }) });
    return `<a href="?${escaped(query.toString())}"${value === channel ? ' aria-current="page"' : ''}>${text}</a>`;
  };
  return `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3"><title>보낸 알림 · Sent messages</title><style>${style}</style></head>
<body><h1>보낸 알림 <small lang="en">Sent messages</small></h1>
<nav>${link('', '전체 All')}${Object.entries(channels)
    .map(([value, text]) => link(value, text))
    .join('')}</nav>
<form><input type="hidden" name="channel" value="${escaped(channel)}">
<label>받는 사람 Recipient <input name="recipient" value="${escaped(recipient)}"></label> <button>찾기 Find</button></form>
${rows.map(card).join('') || '<p>아직 없습니다. <span lang="en">None yet.</span></p>'}
</body></html>`;
};
