/** Ids of ours have letters, digits and `_` only, so they may stand in SQL as they are. */
export const isOrderId = (text: string): boolean => /^ord_[0-9A-Za-z_]{1,64}$/.test(text);

export const textOf = (json: unknown): string =>
  typeof json === 'string' ? json : JSON.stringify(json ?? '');

export const names = (text: string, id: string): boolean =>
  new RegExp(`(?<![A-Za-z0-9_])${id}(?![A-Za-z0-9_])`).test(text);

/** SQL that finds at least the rows that name the id: unescaped, `_` would stand for any character. */
export const mayName = (column: string, id: string): string =>
  `cast(${column} as text) like '%${id.replaceAll('_', '\\_')}%' escape '\\'`;
