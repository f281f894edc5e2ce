import { documentRows } from '@jumun/platform/kernel/rows';
import type { Graded, GradeId } from '../domain/grade.ts';
import { grades } from './tables.ts';

export const gradeRows = documentRows<GradeId, Graded, typeof grades>('grade', grades, () => ({}));
