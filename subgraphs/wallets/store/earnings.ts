import { documentRows } from '@jumun/platform/rows';
import type { Earning, EarningId } from '../domain/earning.ts';
import { earnings } from './tables.ts';

export const earningRows = documentRows<EarningId, Earning, typeof earnings>(
  'earning',
  earnings,
  ({ status }) => ({ status }),
);
