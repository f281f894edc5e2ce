import { type Instant, later } from '@jumun/platform/kernel/clock';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Asia/Seoul: nine hours ahead of UTC, all year round. */
const aheadOfUtcMs = 9 * hourMs;

const beginsMs = 21 * hourMs;
const endsMs = 8 * hourMs;

/** When the night ends in which this moment lies, 21:00 to 08:00 in Seoul; null by day. */
export const endOfNight = (at: Instant): Instant | null => {
  const time = (at + aheadOfUtcMs) % dayMs;
  if (time < endsMs) return later(at, endsMs - time);
  return time >= beginsMs ? later(at, dayMs - time + endsMs) : null;
};
