import type { TaxiId } from '../domain/taxi.ts';
import { driverRows } from '../store/taxis.ts';
import type { ResolverContext } from './context.ts';

/** The caller's id where they may only drive; null for dispatchers, customers and whoever else asks. */
export const driverIn = ({ caller }: Pick<ResolverContext, 'caller'>, beside: string): string | null =>
  caller.scopes.includes('taxis:drive') && !caller.scopes.includes(beside) ? caller.subject : null;

/** The taxi of a driver, as the commands see it: `of` nobody where they have none, so that no ride is theirs. */
export const noTaxi = 'tax_none' as TaxiId;

/** The taxi that the caller drives; null for none. */
export const ownTaxi = async ({ caller, load }: ResolverContext): Promise<TaxiId | null> =>
  caller.subject === null ? null : ((await load(driverRows, caller.subject))?.id ?? null);
