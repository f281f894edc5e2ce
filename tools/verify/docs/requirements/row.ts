export type Row = {
  readonly id: string;
  readonly kind: string;
  readonly asks: string;
  /** What shows it when no test does: a page, a file, a measurement. */
  readonly shown?: string;
  /** Why nothing shows it yet; a test that names the row makes this void. */
  readonly later?: string;
};

/** A row as the tables write it. */
export type Line = readonly [
  id: string,
  kind: string,
  asks: string,
  evidence?: { shown: string } | { later: string },
];

export const rowsOf = (lines: readonly Line[]): readonly Row[] =>
  lines.map(([id, kind, asks, evidence]) => ({
    id,
    kind,
    asks,
    ...evidence,
  }));

/** Why rows are shown later; a test that names them makes this void. */
export const cluster = 'cluster: replicas, probes and rolling updates come with the deployment';
export const load =
  'load: measured by `npm run bench`, see [How fast](../README.md#how-fast); the load drills come later';
