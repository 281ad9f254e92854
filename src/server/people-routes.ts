// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  apiAccount,
  apiDeleteAccount,
  apiDeleteProfile,
  apiMakeToken,
  apiProfiles,
  apiRevokeToken,
  apiSaveProfile,
  apiTokens,
} from './api/account-routes.ts';
import { addressApiRoutes } from './api/address-routes.ts';
import { moderationRoutes } from './api/moderation-routes.ts';
import { apiAnswerComplaint, apiComplain, apiComplaint } from './api/complaint-routes.ts';
import { apiAddMaintainer, apiMaintainers, apiRemoveMaintainer } from './api/maintainer-routes.ts';
import {
  apiMakes,
  apiModerateMade,
  apiRemoveMade,
  apiReportMade,
  apiMadeReports,
  apiTellMade,
} from './api/make-routes.ts';
import { sessionRoutes } from './api/session-routes.ts';
import { stewardApiRoutes } from './api/steward-routes.ts';
import {
  accountRoute,
  deleteAccountRoute,
  makeTokenRoute,
  passwordRoute,
  revokeTokenRoute,
} from './pages/account/account-routes.tsx';
import {
  changeAddressRoute,
  confirmAddressForm,
  confirmAddressRoute,
} from './pages/account/address-routes.tsx';
import { forgottenForm, forgottenRoute } from './pages/account/forgotten-routes.tsx';
import {
  deleteProfileRoute,
  profileRoute,
  saveProfileRoute,
} from './pages/account/profile-routes.tsx';
import {
  answerComplaintRoute,
  complaintFormRoute,
  complaintRoute,
  fileComplaintRoute,
} from './pages/complaints/complaint-routes.tsx';
import { madeRoute, removeMadeRoute, tellMadeRoute } from './pages/design/made-routes.tsx';
import {
  addMaintainerRoute,
  manageRoute,
  manageVersionRoute,
  nextVersionRoute,
  removeMaintainerRoute,
} from './pages/design/manage-routes.tsx';
import { resetForm, resetRoute } from './pages/account/reset-routes.tsx';
import { moderateMadePage, moderateMadeRoute } from './pages/makes/moderate-routes.tsx';
import { reportMadeForm, reportMadeRoute } from './pages/makes/report-routes.tsx';
import {
  inviteRoute,
  stewardResetRoute,
  stewardRoute,
  stewardVersionRoute,
} from './pages/steward/steward-routes.tsx';
import type { Route } from './route.ts';

/** What people do here beside designs: accounts, makes, complaints, looking after things. */
export const peopleRoutes: readonly Route[] = [
  accountRoute,
  makeTokenRoute,
  revokeTokenRoute,
  passwordRoute,
  deleteAccountRoute,
  changeAddressRoute,
  confirmAddressForm,
  confirmAddressRoute,
  forgottenForm,
  forgottenRoute,
  resetForm,
  resetRoute,
  profileRoute,
  saveProfileRoute,
  deleteProfileRoute,
  madeRoute,
  tellMadeRoute,
  removeMadeRoute,
  reportMadeForm,
  reportMadeRoute,
  moderateMadePage,
  moderateMadeRoute,
  complaintFormRoute,
  fileComplaintRoute,
  complaintRoute,
  answerComplaintRoute,
  manageRoute,
  addMaintainerRoute,
  removeMaintainerRoute,
  manageVersionRoute,
  nextVersionRoute,
  stewardRoute,
  inviteRoute,
  stewardResetRoute,
  stewardVersionRoute,
  ...sessionRoutes,
  apiAccount,
  apiTokens,
  apiMakeToken,
  apiRevokeToken,
  apiDeleteAccount,
  ...addressApiRoutes,
  apiProfiles,
  apiSaveProfile,
  apiDeleteProfile,
  apiMakes,
  apiTellMade,
  apiRemoveMade,
  apiReportMade,
  apiMadeReports,
  apiModerateMade,
  apiComplain,
  apiComplaint,
  apiAnswerComplaint,
  apiMaintainers,
  apiAddMaintainer,
  apiRemoveMaintainer,
  ...moderationRoutes,
  ...stewardApiRoutes,
];
