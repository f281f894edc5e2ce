import { Customer, Staff, viewer } from './account.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { refreshSession } from './refresh-session.ts';
import { registerStaff } from './register-staff.ts';
import { signUp } from './sign-up.ts';
import type { Resolvers } from './types.generated.ts';
import { updateProfile } from './update-profile.ts';

export const resolvers: Resolvers = {
  Query: { viewer },
  Mutation: { signUp, logIn, refreshSession, logOut, updateProfile, registerStaff },
  Customer,
  Staff,
};
