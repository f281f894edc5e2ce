import { test } from 'vitest';

test.skip('everything on a real PostgreSQL: no server was found here (JUMUN_TEST_POSTGRES=required makes that a failure)', () => {});
