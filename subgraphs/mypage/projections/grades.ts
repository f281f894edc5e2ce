import type { Reaction } from '@jumun/platform/reaction';
import type { GradeChanged } from '@jumun/schema/events/customers';
import type { Mypage } from '../mypage.ts';

/** Each customer's grade; the latest in customers' own log wins, whenever it is heard. */
export const grades: Reaction<Mypage, GradeChanged> = {
  name: 'mypage/show-grades',
  on: 'GradeChanged',
  async react({ data: { customerId, grade }, number, occurredAt }, { hearGrade }) {
    await hearGrade({ customerId, grade, number, occurredAt });
  },
};
