import DataLoader from 'dataloader';
import type { Reader } from '../kernel/unit.ts';

/** Rows that can be read many at a time: the result holds one entry per id, in the order of the ids, null for a missing row. */
export type ManyRows<Id, Row> = {
  readonly findMany: (read: Reader, ids: readonly Id[]) => Promise<readonly (Row | null)[]>;
};

/**
 * Reads one row together with all the others that the same answer asks for, in one query per `rows`. The id has to be
 * one of these rows' ids; an id from outside is cast once it has been checked.
 */
export type Load = <Id, Row>(rows: ManyRows<Id, Row>, id: NoInfer<Id>) => Promise<Row | null>;

/** Below the number of parameters that a statement may have in either store. */
const mostInOneQuery = 1000;

/** The `load` of one request. Rows are gathered per `rows` object and read once, so the same object has to be passed every time. */
export const loadWith = (read: Reader): Load => {
  const loaders = new Map<unknown, DataLoader<unknown, unknown>>();
  const loaderOf = <Id, Row>(rows: ManyRows<Id, Row>): DataLoader<Id, Row | null> => {
    const known = loaders.get(rows) as DataLoader<Id, Row | null> | undefined;
    if (known) return known;
    const loader = new DataLoader((ids: readonly Id[]) => rows.findMany(read, ids), {
      maxBatchSize: mostInOneQuery,
    });
    loaders.set(rows, loader as DataLoader<unknown, unknown>);
    return loader;
  };
  return <Id, Row>(rows: ManyRows<Id, Row>, id: Id) => loaderOf(rows).load(id);
};
