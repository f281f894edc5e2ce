import type { Projection } from '@jumun/platform/kernel/reaction';
import type { GradeChanged } from '@jumun/schema/events/customers';
import type { MileageChanged, PointsChanged } from '@jumun/schema/events/wallets';
import type { Mypage } from '../commands.ts';

/** Each customer's mileage. The newest by wallets' own count wins, whenever it is heard. */
export const mileages: Projection<Mypage, MileageChanged> = {
  name: 'mypage/show-mileages',
  on: 'MileageChanged',
  async project(events, { hearMileages }) {
    await hearMileages(
      events.map(({ data: { customerId, mileage, sequence: mileageSequence }, occurredAt }) => ({
        customerId,
        mileage,
        mileageSequence,
        occurredAt,
      })),
    );
  },
};

/** Each customer's points, likewise. */
export const points: Projection<Mypage, PointsChanged> = {
  name: 'mypage/show-points',
  on: 'PointsChanged',
  async project(events, { hearPoints }) {
    await hearPoints(
      events.map(({ data, occurredAt }) => {
        const { customerId, sequence: pointsSequence } = data;
        return { customerId, points: data.points, pointsSequence, occurredAt };
      }),
    );
  },
};

/** Each customer's grade, likewise by customers' count. */
export const grades: Projection<Mypage, GradeChanged> = {
  name: 'mypage/show-grades',
  on: 'GradeChanged',
  async project(events, { hearGrades }) {
    await hearGrades(
      events.map(({ data: { customerId, grade, sequence: gradeSequence }, occurredAt }) => ({
        customerId,
        grade,
        gradeSequence,
        occurredAt,
      })),
    );
  },
};
