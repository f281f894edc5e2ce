import { anonymous, type Caller } from '@jumun/platform/graph/client';

export const customer = (id: string): Caller => ({ ...anonymous, subject: id });
export const minji = customer('cus_minji');

/** A member of staff with these scopes. */
export const staff = (...scopes: string[]): Caller => ({ ...anonymous, subject: 'stf_desk', scopes });
