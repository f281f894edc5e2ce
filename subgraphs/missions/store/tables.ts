import { document } from '@jumun/platform/kernel/rows';
import { index, instant, integer, oneOf, primaryKey, table, text } from '@jumun/platform/store/columns';
import type { Achievement, AchievementId, CustomerId } from '../domain/achievement.ts';
import { type Mission, type MissionId, productKinds } from '../domain/mission.ts';

export { idempotency } from '@jumun/platform/kernel/idempotency';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

export const missions = table(
  'missions',
  {
    ...document<MissionId, Mission>(),
    status: text<Mission['status']>('status').notNull(),
    /** What its rule counts, or null where it has none. */
    productKind: oneOf('product_kind', productKinds),
    /** Where the mission stands in lists, by when it was defined. */
    place: text('place').notNull(),
  },
  (t) => [index('missions_place').on(t.place), index('missions_of_kind').on(t.productKind)],
);

/** One row for each mission and customer. */
export const achievements = table(
  'achievements',
  {
    ...document<AchievementId, Achievement>(),
    status: text<Achievement['status']>('status').notNull(),
    customerId: text<CustomerId>('customer_id'),
    /** Where the achievement stands among its customer's, by when it was made. */
    place: text('place'),
  },
  (t) => [index('achievements_of_customer').on(t.customerId, t.place)],
);

/** What was in completed orders, for rules that count products or copies: one row for each order and product. */
export const completedLines = table(
  'completed_lines',
  {
    customerId: text<CustomerId>('customer_id').notNull(),
    kind: oneOf('kind', productKinds).notNull(),
    orderId: text('order_id').notNull(),
    productId: text('product_id').notNull(),
    quantity: integer('quantity').notNull(),
    /** The category that the product had when it was ordered. */
    category: text('category'),
    completedAt: instant('completed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.orderId, t.productId] }),
    index('completed_lines_in_time').on(t.customerId, t.kind, t.completedAt),
  ],
);

/** What other rules count: one row for each order and kind of product in it. */
export const completions = table(
  'completions',
  {
    customerId: text<CustomerId>('customer_id').notNull(),
    kind: oneOf('kind', productKinds).notNull(),
    orderId: text('order_id').notNull(),
    completedAt: instant('completed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.kind, t.orderId] }),
    index('completions_in_time').on(t.customerId, t.kind, t.completedAt),
  ],
);
