import type { Asked, SalesRow } from '../store/sales.ts';

// What resolvers are handed as the parent of a type.

export type SalesModel = SalesRow;

export type SalesEdgeModel = { readonly cursor: string; readonly node: SalesModel };

/** A page, and what was asked: all that it adds up to is read only where somebody wants to know. */
export type SalesConnectionModel = {
  readonly edges: readonly SalesEdgeModel[];
  readonly nodes: readonly SalesModel[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly asked: Asked;
};
