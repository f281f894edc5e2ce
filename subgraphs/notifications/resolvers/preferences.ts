import { z } from 'zod';
import { channels } from '../domain/news.ts';
import { type Choices, defaultChannel, topicGroups } from '../domain/preferences.ts';
import { preferenceRows } from '../store/preferences.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const preferencesOf = (choices: Choices) =>
  topicGroups.map((group) => {
    const chosen = choices[group];
    return {
      topic: group,
      channels: chosen ?? [defaultChannel(group, { isOnTheWay: false })],
      channelsOnTheWay: chosen ?? [defaultChannel(group, { isOnTheWay: true })],
      chosen: chosen !== undefined,
    };
  });

export const notificationPreferences: Resolves['Query']['notificationPreferences'] = async (
  _,
  __,
  { caller, read },
) => preferencesOf((await preferenceRows.find(read, caller.subject ?? ''))?.state.choices ?? {});

const form = z.object({
  preferences: z
    .array(
      z.object({
        topic: z.enum(topicGroups),
        channels: z
          .array(z.enum(channels))
          .nullish()
          .transform((chosen) => chosen ?? null),
      }),
    )
    .max(topicGroups.length),
});

export const updateNotificationPreferences: Resolves['Mutation']['updateNotificationPreferences'] = (
  _,
  { input },
  context,
) => {
  const choices = checkedInput(form, input).preferences.map(({ topic: group, channels: chosen }) => ({
    group,
    channels: chosen,
  }));
  return context.unit(async ({ preferences }) => {
    const decision = await preferences(context.caller.subject ?? '', choices);
    if ('rejection' in decision)
      return refuse(context, 'ChannelRequired', { topic: decision.rejection.group });
    return {
      __typename: 'UpdateNotificationPreferencesSuccess',
      preferences: preferencesOf(decision.state.choices),
    } as const;
  });
};
