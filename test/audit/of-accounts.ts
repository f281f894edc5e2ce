import { rules, type Violation } from './violation.ts';
import type { World } from './world.ts';

const beginSession = ({ sql }: World, account: string) =>
  sql(
    'customers',
    'insert into sessions (id, account_id, started_at, expires_at) values (?, ?, 1, 1)',
    ...['ses_planted', account],
  );

export const ofAccounts: readonly Violation[] = [
  {
    violation: 'a session of an account that is gone',
    plant: (world) => beginSession(world, 'cus_gone'),
    found: () => ['I17 ses_planted a session of an account that is closed'],
  },
  {
    violation: 'a session of somebody who is disabled',
    plant: async (world) => {
      await world.happen('customers', 'staff', 'stf_cafe', rules.staff, {
        events: [{ type: 'StaffDisabled' }],
      });
      await beginSession(world, 'stf_cafe');
    },
    found: () => ['I17 ses_planted a session of somebody who is disabled'],
  },
  {
    violation: 'a customer logs in with another address than is shown',
    plant: ({ sql }, { buyer }) =>
      sql('customers', "update credentials set email = 'other@example.com' where account_id = ?", buyer),
    found: ({ buyer }) => [`I17 ${buyer} an address that its customer does not log in with`],
  },
  {
    violation: 'what a courier did does not stand in the trail',
    plant: ({ sql }) => sql('deliveries', "update log set aggregate = 'act_gone' where type = 'StaffActed'"),
    found: () => ['I7 act_gone it is not in the trail'],
  },
];
