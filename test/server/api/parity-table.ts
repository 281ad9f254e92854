// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const VERSION = '/api/v1/designs/:author/:slug/versions/:version';
const DESIGN = '/api/v1/designs/:author/:slug';
const DRAFT = '/api/v1/drafts/:id';

/** What each address of a page does, by the API. What shows and does more than one thing has several. */
export const TWINS: Readonly<Record<string, readonly string[]>> = {
  'get /': ['get /api/v1/designs'],
  'get /d/:author/:design': [`get ${DESIGN}`, `get ${VERSION}`, 'post /api/v1/builds'],
  'get /d/:author/:design/make': ['post /api/v1/builds', 'post /api/v1/packages'],
  'get /d/:author/:design/files/:name': ['get /api/v1/builds/:id/files/:name'],
  'get /plate': ['post /api/v1/plates'],
  'get /plate/make': [
    'post /api/v1/plates',
    'post /api/v1/plates/package',
    'get /api/v1/builds/:id/files/:name',
  ],
  'get /d/:author/:design/source/*path': [`get ${VERSION}/design.json`],
  'get /d/:author/:design/raw/*path': [`get ${VERSION}/design.json`],
  'get /licenses/:id': ['get /api/v1/licenses/:id'],
  'get /settings': ['get /api/v1/settings'],
  'get /api': ['get /api/v1/openapi.json'],

  'post /sign-in': ['post /api/v1/session'],
  'post /sign-up': ['post /api/v1/accounts'],
  'post /sign-out': ['delete /api/v1/session'],
  'post /forgot-password': ['post /api/v1/account/forgot-password'],
  'post /reset-password': ['post /api/v1/account/reset-password'],
  'post /confirm-address': ['post /api/v1/account/email/confirm'],
  'get /account': [
    'get /api/v1/account',
    'get /api/v1/account/tokens',
    'get /api/v1/account/email',
  ],
  'post /account/email': ['post /api/v1/account/email'],
  'post /account/tokens': ['post /api/v1/account/tokens'],
  'post /account/tokens/:id/revoke': ['delete /api/v1/account/tokens/:id'],
  'post /account/password': ['post /api/v1/account/password'],
  'post /account/delete': ['post /api/v1/account/delete'],
  'get /account/profiles': ['get /api/v1/account/profiles', 'get /api/v1/profiles/:kind/:id'],
  'post /account/profiles': ['post /api/v1/account/profiles'],
  'post /account/profiles/delete': ['delete /api/v1/account/profiles/:kind/:id'],

  'get /d/:author/:design/made': [`get ${DESIGN}/makes`],
  'post /d/:author/:design/made': [`post ${DESIGN}/makes`],
  'post /d/:author/:design/made/:id/remove': [`delete ${DESIGN}/makes/:id`],
  'post /d/:author/:design/made/:id/report': [`post ${DESIGN}/makes/:id/reports`],
  'get /d/:author/:design/made/moderate': [`get ${DESIGN}/make-reports`],
  'post /d/:author/:design/made/:id/moderate': [`post ${DESIGN}/makes/:id/moderate`],

  'post /d/:author/:design/complaint': [`post ${DESIGN}/complaints`],
  'get /complaints/:id': ['get /api/v1/complaints/:id'],
  'post /complaints/:id': ['post /api/v1/complaints/:id/answer'],

  'get /d/:author/:design/manage': [`get ${DESIGN}/maintainers`, `get ${DESIGN}`],
  'post /d/:author/:design/manage/maintainers': [`post ${DESIGN}/maintainers`],
  'post /d/:author/:design/manage/maintainers/remove': [`delete ${DESIGN}/maintainers/:name`],
  'post /d/:author/:design/manage/versions': [
    `post ${VERSION}/yank`,
    `post ${VERSION}/unyank`,
    `post ${VERSION}/deprecate`,
  ],
  'post /d/:author/:design/manage/next': [`post ${DESIGN}/next`],

  'get /steward': ['get /api/v1/complaints', 'get /api/v1/make-reports', 'get /api/v1/log'],
  'post /steward/invitations': ['post /api/v1/invitations'],
  'post /steward/resets': ['post /api/v1/resets'],
  'post /steward/versions': [
    `post ${VERSION}/yank`,
    `post ${VERSION}/unyank`,
    `post ${VERSION}/take-down`,
  ],

  'post /d/:author/:design/fork': [`post ${VERSION}/fork`],
  'get /publish': ['get /api/v1/drafts'],
  'post /publish': ['post /api/v1/drafts'],
  'post /publish/template': ['post /api/v1/drafts/from-template'],
  'get /drafts/:id': [`get ${DRAFT}`],
  'get /drafts/:id/preview': [`get ${DRAFT}/design.json`],
  'get /drafts/:id/raw/*path': [`get ${DRAFT}/files/*path`],
  'post /drafts/:id/details': [`put ${DRAFT}/details`],
  'post /drafts/:id/files': [`put ${DRAFT}/files/*path`],
  'post /drafts/:id/files/rename': [`post ${DRAFT}/rename`],
  'post /drafts/:id/files/delete': [`delete ${DRAFT}/files/*path`],
  'post /drafts/:id/upload': [`put ${DRAFT}/files/*path`],
  'post /drafts/:id/check': [`post ${DRAFT}/check`],
  'post /drafts/:id/publish': [`post ${DRAFT}/publish`],
  'post /drafts/:id/delete': [`delete ${DRAFT}`],
};

/** Addresses that take nothing and tell nothing that the API does not: why they need no twin. */
export const ALONE: Readonly<Record<string, string>> = {
  'get /sign-in': 'an empty form',
  'get /sign-up': 'an empty form',
  'get /forgot-password': 'an empty form',
  'get /reset-password': 'an empty form',
  'get /confirm-address': 'an empty form',
  'get /d/:author/:design/complaint': 'an empty form',
  'get /d/:author/:design/made/:id/report': 'an empty form',
  'get /d/:author/:design/fork': 'an empty form',
  'get /gcode': 'reads a file in the browser; nothing is sent',
  'get /pictures/:sha256.png': 'a file, whose digest the API tells',
  'get /photos/:sha256': 'a file, whose digest the API tells',
  'get /drafts/:id/picture.png': 'a file, whose address the API tells',
  'get /icon.svg': 'for browsers',
  'get /feed.atom': 'for readers of feeds',
  'get /sitemap.xml': 'for search engines',
  'get /robots.txt': 'for search engines',
  'get /healthz': 'for those who run the node',
  'get /metrics': 'for those who run the node',
};
