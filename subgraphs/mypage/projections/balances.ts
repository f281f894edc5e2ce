import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { GradeChanged } from '@jumun/schema/events/customers';
import type { MileageChanged, PointsChanged } from '@jumun/schema/events/wallets';
import type { Mypage } from '../commands.ts';

/** Each customer's mileage. The newest by wallets' own count wins, whenever it is heard. */
export const mileages: Reaction<Mypage, MileageChanged> = {
  name: 'mypage/show-mileages',
  on: 'MileageChanged',
  async react({ data: { customerId, mileage, sequence }, occurredAt }, { hearMileage }) {
    await hearMileage({ customerId, mileage, mileageSequence: sequence, occurredAt });
  },
};

/** Each customer's points, likewise. */
export const points: Reaction<Mypage, PointsChanged> = {
  name: 'mypage/show-points',
  on: 'PointsChanged',
  async react({ data, occurredAt }, { hearPoints }) {
    const { customerId, sequence: pointsSequence } = data;
    await hearPoints({ customerId, points: data.points, pointsSequence, occurredAt });
  },
};

/** Each customer's grade, likewise by customers' count. */
export const grades: Reaction<Mypage, GradeChanged> = {
  name: 'mypage/show-grades',
  on: 'GradeChanged',
  async react({ data: { customerId, grade, sequence }, occurredAt }, { hearGrade }) {
    await hearGrade({ customerId, grade, gradeSequence: sequence, occurredAt });
  },
};
