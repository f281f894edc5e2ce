import { Customer, Staff, viewer } from './account.ts';
import { addresses, removeAddress, SavedAddress, saveAddress } from './addresses.ts';
import { auditTrail, StaffAct } from './audit-trail.ts';
import { changeEmail, requestEmailChange } from './change-email.ts';
import { confirmEmail, confirmPhone, requestPhoneCode } from './confirm.ts';
import { deleteAccount } from './delete-account.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { exportMyData, MyData } from './my-data.ts';
import { createOwner, disableOwner, owners, removeDemoAccounts, resetOwner } from './operator.ts';
import { changePassword, requestPasswordReset, setPassword } from './passwords.ts';
import { refreshSession } from './refresh-session.ts';
import { registerStaff } from './register-staff.ts';
import { customers } from './search.ts';
import { endSession, sessions } from './sessions.ts';
import { signUp } from './sign-up.ts';
import { disableStaff, enableStaff, staff, updateStaff } from './staff.ts';
import { codeToSend, noticeToSend } from './to-send.ts';
import type { Resolvers } from './types.generated.ts';
import { updateProfile } from './update-profile.ts';

export const resolvers: Resolvers = {
  Query: {
    viewer,
    customers,
    addresses,
    exportMyData,
    sessions,
    staff,
    auditTrail,
    codeToSend,
    noticeToSend,
    owners,
  },
  Mutation: {
    signUp,
    confirmEmail,
    requestPhoneCode,
    confirmPhone,
    logIn,
    refreshSession,
    logOut,
    endSession,
    requestPasswordReset,
    setPassword,
    changePassword,
    requestEmailChange,
    changeEmail,
    updateProfile,
    saveAddress,
    removeAddress,
    registerStaff,
    updateStaff,
    disableStaff,
    enableStaff,
    deleteAccount,
    createOwner,
    resetOwner,
    disableOwner,
    removeDemoAccounts,
  },
  Customer,
  SavedAddress,
  Staff,
  StaffAct,
  MyData,
};
