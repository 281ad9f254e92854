// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { buildEvents } from './api/build-events-route.ts';
import { buildFile, deleteBuild, postBuild, showBuild } from './api/build-routes.ts';
import { catalogRoutes } from './api/catalog-routes.ts';
import { packageRoute } from './api/package-route.ts';
import { designDocumentRoute, listDesigns, showDesign, showVersion } from './api/design-routes.ts';
import { moduleRoute } from './api/module-route.ts';
import { platePackageRoute } from './api/plate-package-route.ts';
import { postPlate } from './api/plate-route.ts';
import { openapiRoute } from './api/openapi-route.ts';
import { healthRoute, metricsRoute } from './health-routes.ts';
import {
  signInPage,
  signInRoute,
  signOutRoute,
  signUpPage,
  signUpRoute,
} from './pages/account/sign-in-routes.tsx';
import { draftRoutes } from './api/draft-routes.ts';
import { publishVersionRoute } from './api/publish-route.ts';
import { draftPageRoutes } from './pages/drafts/draft-page-route.tsx';
import { draftFormRoutes } from './pages/drafts/draft-form-routes.ts';
import { draftPreviewRoutes } from './pages/drafts/preview-routes.tsx';
import { forkPage, forkRoute } from './pages/drafts/fork-routes.tsx';
import { publishRoutes } from './pages/drafts/publish-routes.tsx';
import { apiRoute } from './pages/api-route.tsx';
import { catalogRoute } from './pages/catalog/catalog-route.tsx';
import { designRoute } from './pages/design/design-route.tsx';
import { feedRoute, iconRoute, robotsRoute, sitemapRoute } from './pages/feed-route.ts';
import { fileRoute, makeRoute } from './pages/files/make-route.ts';
import { photoRoute, pictureRoute } from './pages/files/picture-route.ts';
import { rawRoute, sourceRoute } from './pages/files/source-route.tsx';
import { gcodeRoute } from './pages/gcode-route.tsx';
import { licenseRoute } from './pages/license-route.tsx';
import { plateMakeRoute } from './pages/plate/plate-make-route.ts';
import { plateRoute } from './pages/plate/plate-route.tsx';
import { settingsRoute } from './pages/settings-route.tsx';
import { peopleRoutes } from './people-routes.ts';
import type { Route } from './route.ts';

const all = (): readonly Route[] => routes;

/** Every address of the server. What is not here does not exist. */
export const routes: readonly Route[] = [
  catalogRoute,
  designRoute,
  makeRoute,
  fileRoute,
  sourceRoute,
  rawRoute,
  pictureRoute,
  photoRoute,
  plateRoute,
  plateMakeRoute,
  licenseRoute,
  settingsRoute,
  signInPage,
  signInRoute,
  signUpPage,
  signUpRoute,
  signOutRoute,
  iconRoute,
  ...peopleRoutes,
  ...publishRoutes,
  ...draftPageRoutes,
  ...draftPreviewRoutes,
  ...draftFormRoutes,
  forkPage,
  forkRoute,
  feedRoute,
  sitemapRoute,
  robotsRoute,
  healthRoute,
  metricsRoute,
  gcodeRoute,
  apiRoute(all),
  ...catalogRoutes,
  listDesigns,
  showDesign,
  showVersion,
  designDocumentRoute,
  moduleRoute,
  postBuild,
  postPlate,
  platePackageRoute,
  showBuild,
  buildEvents,
  buildFile,
  deleteBuild,
  packageRoute,
  ...draftRoutes,
  publishVersionRoute,
  openapiRoute(all),
];
