import type { Diary } from './customers.ts';
import { phases } from './phases.ts';
import type { DrillOptions, DrillReport } from './report.ts';
import { openSession, type Session } from './session.ts';
import { settle } from './settle.ts';

/** Starts a system of its own, kills it in every way, and reports what did not hold. */
export const drill = async (options: DrillOptions): Promise<DrillReport> => {
  const began = performance.now();
  const session = await openSession(options);
  const { findings, diary, crashes, faults, restMs, counted } = session.seen;
  try {
    await runPhases(session);
  } catch (error) {
    const output = session.system.output().slice(-1_000);
    findings.push(`the drill itself failed: ${(error as Error).stack}\n${output}`);
  } finally {
    await session.close(options.keep || (findings.length > 0 && !options.without));
  }
  return {
    seed: options.seed,
    without: options.without ?? null,
    seconds: Math.round((performance.now() - began) / 1_000),
    crashes,
    faults,
    answers: answersIn(diary),
    restMs,
    longestRestMs: Math.max(0, ...restMs),
    counted,
    findings,
  };
};

const runPhases = async (session: Session): Promise<void> => {
  const { options, seen } = session;
  for (const phase of options.phases) await phases[phase](session);
  if (seen.told.length === 0 && options.phases.some((phase) => phase !== 'meetings'))
    seen.findings.push('no player was ever told of a gift: no exchange was drilled');
  if (!seen.residents.some(({ left }) => left) && options.phases.some((phase) => phase !== 'meetings'))
    seen.findings.push('nobody was told that their account is closed: leaving was not drilled');
  if (options.skipsParked) return;
  session.disturbed();
  await settle(session, 'everything', true);
};

/** What customers were told, and how often. */
const answersIn = (diary: Diary): Record<string, number> => {
  const answers: Record<string, number> = {};
  for (const { told, cancelled, left } of diary.values())
    for (const answer of [told?.answer ?? 'nothing', cancelled, left ? 'left without waiting' : undefined])
      if (answer) answers[answer] = (answers[answer] ?? 0) + 1;
  return answers;
};
