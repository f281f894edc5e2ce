// What holds in every context alike.

import { count, type Invariant, listed, type Scene } from '@jumun/platform/audit/invariant';
import { hears } from '@jumun/subgraphs/contexts';
import { audits } from './audited.ts';

type Position = { readonly log_id: string; readonly number: number; readonly event_id: string };

/** Compares what a consumer has applied of a source with that source's journal. */
const lookAtPosition = async (scene: Scene, consumer: string, source: string, types: readonly string[]) => {
  const { picture, report, cutoff } = scene;
  const subject = `${consumer} < ${source}`;
  const position = await picture.one<Position>(
    `select log_id, number, event_id from ${consumer}.positions where source = '${source}'`,
  );
  const behind = await picture.one<{ n: number; oldest: number | null }>(
    `select count(*) as n, min(l.number) as oldest from ${source}.log l
      where l.number > ${position?.number ?? 0} and l.at <= ${cutoff}
        and l.published is not null and l.published ->> 'type' in (${listed(types)})`,
  );
  if (Number(behind?.n ?? 0) > 0)
    report(
      position
        ? `events were not applied: ${behind?.n}, from number ${behind?.oldest}`
        : 'nothing was ever heard',
      subject,
    );
  if (!position) return;
  const journal = await picture.one<{ log_id: string; head: number }>(
    `select s.log_id, coalesce((select max(number) from ${source}.log), 0) as head from ${source}.store_identity s`,
  );
  if (journal && journal.log_id !== position.log_id)
    report('the journal is another one than before', subject);
  else if (journal && position.number > journal.head)
    report(`is beyond the end of the journal: ${position.number}, ${journal.head}`, subject);
  else if (position.number > 0) {
    const there = await picture.one<{ id: string }>(
      `select id from ${source}.log where number = ${position.number}`,
    );
    if (there?.id !== position.event_id)
      report(`the journal has another event at its position: number ${position.number}`, subject);
  }
};

const positionsAreNear: Invariant = {
  id: 'I7',
  holds: 'every consumer has applied what it hears, from the journal that it knows',
  needs: [],
  async look(scene) {
    let looked = 0;
    for (const [consumer, sources] of Object.entries(hears))
      for (const [source, types] of Object.entries(sources)) {
        const { contexts } = scene.picture;
        if (types.length === 0 || !contexts.has(consumer) || !contexts.has(source)) continue;
        await lookAtPosition(scene, consumer, source, types);
        looked++;
      }
    return looked;
  },
};

const nothingIsDeadLettered: Invariant = {
  id: 'I7',
  holds: 'no event is dead-lettered',
  needs: [],
  async look({ picture, report }) {
    let looked = 0;
    for (const context of picture.contexts) {
      type Letter = { source: string; number: number; aggregate: string };
      const letters = picture.rows<Letter>(
        `select source, number, aggregate from ${context}.dead_letters order by source, number`,
      );
      for await (const { source, number, aggregate } of letters)
        report(`a dead letter: of ${context}, ${source} number ${number}`, aggregate);
      looked++;
    }
    return looked;
  },
};

const appliedOnce: Invariant = {
  id: 'I8',
  holds: 'no event was applied twice',
  needs: [],
  async look({ picture, report }) {
    let looked = 0;
    for (const context of picture.contexts) {
      const differs = audits.get(context)?.effectsDifferBy;
      const effect = ['l.aggregate', 'l.causation_id', 'l.actor', 'l.type', ...(differs ? [differs] : [])];
      const twice = picture.rows<{ aggregate: string; causation_id: string; type: string }>(
        `select l.aggregate, l.causation_id, l.type from ${context}.log l where l.causation_id is not null
          group by ${effect.join(', ')} having count(*) > 1`,
      );
      for await (const { aggregate, causation_id, type } of twice)
        report(`${context} said ${type} twice because of one event: ${causation_id}`, aggregate);
      looked += await count(picture, `${context}.log where causation_id is not null`);
    }
    return looked;
  },
};

const versionsCount: Invariant = {
  id: 'I10',
  holds: "every aggregate's history counts 1, 2, 3 …, in every context",
  needs: [],
  async look({ picture, report }) {
    let looked = 0;
    for (const context of picture.contexts) {
      const { histories = [], unplayed } = audits.get(context) ?? {};
      if (histories.length > 0 && !unplayed) continue; // played as a whole
      const firsts = [1, unplayed?.first ?? 1]; // what belongs to no aggregate, such as an act, is version 1 everywhere
      const broken = picture.rows<{ aggregate: string; n: number; newest: number }>(
        `select l.aggregate, count(*) as n, max(l.version) as newest from ${context}.log l
          left join ${context}.seals s on s.aggregate = l.aggregate
          where ${unplayed?.where ?? 'true'} group by l.aggregate, s.version
          having case when s.version is null then min(l.version) not in (${firsts.join()})
              else min(l.version) <> s.version + 1 end
            or max(l.version) - min(l.version) + 1 <> count(*)
            or count(distinct l.version) <> count(*)`,
      );
      for await (const { aggregate, n, newest } of broken)
        report(`its versions have a gap: ${n} events, version ${newest}`, aggregate);
      looked += await count(picture, `${context}.log`);
    }
    return looked;
  },
};

export const everywhere: readonly Invariant[] = [
  positionsAreNear,
  nothingIsDeadLettered,
  appliedOnce,
  versionsCount,
];
