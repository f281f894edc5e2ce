import type { Instant } from '@jumun/platform/kernel/clock';

/** Where something stands in a list by time: text sorts as the moment does, and no two have the same. */
export const placeOf = (at: Instant, id: string): string => `${String(at).padStart(15, '0')}:${id}`;

/** What a place looks like; a cursor that holds anything else is none of ours. */
export const placeForm = /^\d{15}:[\w-]{1,64}$/;

/** Sorts after every place in any collation. */
export const beforeAll = 'z';
