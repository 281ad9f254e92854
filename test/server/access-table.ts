// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The status that each of these gets. The member is not the maintainer of `ada/hook`. */
export interface Expected {
  readonly visitor: number;
  readonly member: number;
  readonly maintainer: number;
  readonly steward: number;
  /** Of the maintainer, to publish with. */
  readonly token: number;
}

export interface Row {
  readonly method: string;
  readonly path: string;
  /** A real address of this path. */
  readonly address: string;
  readonly body: Readonly<Record<string, string>> | undefined;
  readonly expected: Expected;
}

const each = (
  visitor: number,
  member: number,
  maintainer: number,
  steward: number,
  token: number,
): Expected => ({ visitor, member, maintainer, steward, token });
/** The same for everybody. */
const all = (status: number): Expected => each(status, status, status, status, status);
/** For whoever is signed in. */
const members = (status: number): Expected => each(401, status, status, status, status);
/** For whoever is signed in in a session: the token gets another answer. */
const sessions = (status: number, token: number): Expected =>
  each(401, status, status, status, token);
const maintainers = (status: number, token = status): Expected =>
  each(401, 403, status, 403, token);
const moderators = (status: number, token = status): Expected =>
  each(401, 403, status, status, token);
const stewards = (status: number): Expected => each(401, 403, 403, status, 403);

const row = (
  route: string,
  expected: Expected,
  address?: string,
  body?: Readonly<Record<string, string>>,
): Row => {
  const [method = '', path = ''] = route.split(' ');
  const sample = path
    .replace(':author', 'ada')
    .replace(':design', 'hook')
    .replace(':slug', 'hook')
    .replace(':version', '1.0.0')
    .replace(':id', NOBODY);
  return { method, path, address: address ?? sample, body, expected };
};

/** An id that nothing has. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const SHA = '0'.repeat(64);
const VERSION = '/api/v1/designs/:author/:slug/versions/:version';
const COMPLAINT = {
  kind: 'license',
  text: 'None.',
  evidence: 'Its file.',
  contact: 'me@a.example',
};
const WRONG = {
  name: 'eve',
  password: 'not the password',
  current: 'x',
  next: 'eight wet umbrellas',
};
const MADE = { version: '1.1.0', wentWell: 'yes' };
const HIDE = { act: 'hide', reason: 'An ad.' };
const PROFILE = { kind: 'printer', id: 'mine', text: 'nozzle_diameter = 0.6' };

/**
 * Every route, and what each role gets. In this order they are called, by each role after the other:
 * what takes something away stands below what needs it. A new route needs a line here.
 */
export const ROWS: readonly Row[] = [
  row('get /', all(200)),
  row('get /d/:author/:design', all(200)),
  row('get /d/:author/:design/make', all(503), '/d/ada/hook/make?format=stl'),
  row('get /d/:author/:design/files/:name', all(503), '/d/ada/hook/files/hook.stl'),
  row('get /d/:author/:design/source/*path', all(200), '/d/ada/hook/source/design.js'),
  row('get /d/:author/:design/raw/*path', all(200), '/d/ada/hook/raw/design.js'),
  row('get /pictures/:sha256.png', all(404), `/pictures/${SHA}.png`),
  row('get /photos/:sha256', all(404), `/photos/${SHA}`),
  row('get /licenses/:id', all(200), '/licenses/CERN-OHL-S-2.0'),
  row('get /settings', all(200)),
  row('get /plate', all(200)),
  row('get /plate/make', all(404)),
  row('get /sign-in', all(200)),
  row('post /sign-in', all(401), undefined, WRONG),
  row('get /sign-up', all(200)),
  row('post /sign-up', all(422), undefined, { name: 'admin', password: 'x' }),
  row('get /feed.atom', all(200)),
  row('get /sitemap.xml', all(200)),
  row('get /robots.txt', all(200)),
  row('get /healthz', all(200)),
  row('get /metrics', all(200)),
  row('get /api', all(200)),
  row('get /api/v1/openapi.json', all(200)),
  row('get /api/v1/profiles', all(200)),
  row('get /api/v1/profiles/:kind/:id', all(200), '/api/v1/profiles/printer/mini'),
  row('get /api/v1/settings', all(200)),
  row('get /api/v1/licenses/:id', all(200), '/api/v1/licenses/CERN-OHL-S-2.0'),
  row('get /api/v1/designs', all(200)),
  row('get /api/v1/designs/:author/:slug', all(200)),
  row(`get ${VERSION}`, all(200)),
  row(`get ${VERSION}/design.json`, all(200)),
  row('get /api/v1/modules/:author/:slug', all(200)),
  row('post /api/v1/builds', all(503), undefined, { design: 'ada/hook' }),
  row('post /api/v1/packages', all(503), undefined, { design: 'ada/hook' }),
  row('post /api/v1/plates', all(400), undefined, { name: 'plate' }),
  row('post /api/v1/plates/package', all(400), undefined, { name: 'plate' }),

  row('get /reset-password', all(200)),
  row('post /reset-password', all(422), undefined, { reset: 'fcr_x', next: WRONG.next }),
  row('get /forgot-password', all(200)),
  row('post /forgot-password', all(422), undefined, { who: 'bob' }),
  row('get /confirm-address', all(200)),
  row('post /confirm-address', all(422), undefined, { confirmation: 'fce_x' }),
  row('get /account', sessions(200, 403)),
  row('post /account/email', sessions(401, 403), undefined, {
    email: '',
    password: WRONG.password,
  }),
  row('post /account/tokens', sessions(200, 403), undefined, { label: 'laptop' }),
  row('post /account/tokens/:id/revoke', sessions(303, 403)),
  row('post /account/password', sessions(401, 403), undefined, WRONG),
  row('post /account/delete', sessions(401, 403), undefined, WRONG),
  row('get /account/profiles', members(200), '/account/profiles?from=printer/mini'),
  row('post /account/profiles', members(303), undefined, PROFILE),
  row('post /account/profiles/delete', members(303), undefined, PROFILE),
  row('post /api/v1/accounts', all(422), undefined, { name: 'admin', password: 'x' }),
  row('post /api/v1/session', all(401), undefined, WRONG),
  row('post /api/v1/account/password', sessions(401, 403), undefined, WRONG),
  row('get /api/v1/account', members(200)),
  row('get /api/v1/account/tokens', members(200)),
  row('post /api/v1/account/tokens', sessions(201, 403), undefined, { label: 'laptop' }),
  row('delete /api/v1/account/tokens/:id', members(404)),
  row('post /api/v1/account/delete', sessions(401, 403), undefined, WRONG),
  row('get /api/v1/account/email', sessions(200, 403)),
  row('post /api/v1/account/email', sessions(401, 403), undefined, {
    email: '',
    password: WRONG.password,
  }),
  row('post /api/v1/account/email/confirm', all(422), undefined, { confirmation: 'fce_x' }),
  row('post /api/v1/account/forgot-password', all(422), undefined, { who: 'bob' }),
  row('post /api/v1/account/reset-password', all(422), undefined, {
    reset: 'fcr_x',
    next: WRONG.next,
  }),
  row('get /api/v1/account/profiles', members(200)),
  row('post /api/v1/account/profiles', members(201), undefined, PROFILE),
  row(
    'delete /api/v1/account/profiles/:kind/:id',
    members(404),
    '/api/v1/account/profiles/printer/none',
  ),

  row('get /d/:author/:design/made', members(200)),
  row('post /d/:author/:design/made', members(303), undefined, MADE),
  row('post /d/:author/:design/made/:id/remove', members(303)),
  row('get /d/:author/:design/made/:id/report', all(200)),
  row('post /d/:author/:design/made/:id/report', all(404), undefined, { reason: 'An ad.' }),
  row('get /d/:author/:design/made/moderate', moderators(200)),
  row('post /d/:author/:design/made/:id/moderate', moderators(404, 403), undefined, HIDE),
  row('post /api/v1/designs/:author/:slug/makes/:id/reports', all(404), undefined, {
    reason: 'An ad.',
  }),
  row('get /api/v1/designs/:author/:slug/make-reports', moderators(200)),
  row(
    'post /api/v1/designs/:author/:slug/makes/:id/moderate',
    moderators(404, 403),
    undefined,
    HIDE,
  ),
  row('get /api/v1/designs/:author/:slug/makes', all(200)),
  row('post /api/v1/designs/:author/:slug/makes', members(201), undefined, MADE),
  row('delete /api/v1/designs/:author/:slug/makes/:id', members(404)),

  row('get /d/:author/:design/complaint', all(200)),
  row('post /d/:author/:design/complaint', all(303), undefined, COMPLAINT),
  row('get /complaints/:id', all(404)),
  row('post /complaints/:id', sessions(404, 403), undefined, { outcome: 'upheld', text: 'True.' }),
  row('post /api/v1/designs/:author/:slug/complaints', all(201), undefined, COMPLAINT),
  row('get /api/v1/complaints/:id', all(404)),
  row('post /api/v1/complaints/:id/answer', sessions(404, 403), undefined, {
    outcome: 'upheld',
    text: 'True.',
  }),

  row('get /d/:author/:design/manage', maintainers(200)),
  row('post /d/:author/:design/manage/maintainers', maintainers(422, 403), undefined, {
    name: 'nobody',
  }),
  row('post /d/:author/:design/manage/maintainers/remove', maintainers(422, 403), undefined, {
    name: 'ada',
  }),
  row('post /d/:author/:design/manage/versions', maintainers(303, 403), undefined, {
    version: '1.0.0',
    act: 'deprecate',
    reason: 'Old.',
  }),
  row('post /d/:author/:design/manage/next', maintainers(303)),
  row('get /api/v1/designs/:author/:slug/maintainers', all(200)),
  row('post /api/v1/designs/:author/:slug/maintainers', maintainers(422, 403), undefined, {
    name: 'nobody',
  }),
  row(
    'delete /api/v1/designs/:author/:slug/maintainers/:name',
    maintainers(422, 403),
    '/api/v1/designs/ada/hook/maintainers/ada',
  ),
  row(`post ${VERSION}/deprecate`, maintainers(200, 403), undefined, { reason: 'Old.' }),
  row(`post ${VERSION}/yank`, moderators(200, 403), undefined, { reason: 'Old.' }),
  row(`post ${VERSION}/unyank`, moderators(200, 403), undefined, { reason: 'Not so old.' }),

  row('get /steward', stewards(200)),
  row('post /steward/invitations', stewards(200)),
  row('post /steward/resets', stewards(200), undefined, { name: 'bob' }),
  row('get /api/v1/complaints', stewards(200)),
  row('get /api/v1/make-reports', stewards(200)),
  row('get /api/v1/log', stewards(200)),
  row('get /api/v1/invitations', stewards(200)),
  row('post /api/v1/invitations', stewards(201)),
  row('delete /api/v1/invitations/:id', stewards(404)),
  row('post /api/v1/resets', stewards(201), undefined, { name: 'bob' }),
  row('post /steward/versions', stewards(303), undefined, {
    version: 'ada/hook@1.0.0',
    act: 'unyank',
    reason: 'Fine.',
  }),
  row(`post ${VERSION}/take-down`, stewards(200), undefined, { reason: 'Stolen.' }),
  row('get /icon.svg', all(200)),
  row('get /gcode', all(200)),
  row('get /api/v1/builds/:id', all(404), `/api/v1/builds/${SHA}`),
  row('get /api/v1/builds/:id/events', all(404), `/api/v1/builds/${SHA}/events`),
  row('get /api/v1/builds/:id/files/:name', all(404), `/api/v1/builds/${SHA}/files/a.stl`),
  row('delete /api/v1/builds/:id', all(404), `/api/v1/builds/${SHA}`),

  row('get /d/:author/:design/fork', all(200)),
  row('post /d/:author/:design/fork', members(303)),
  row('get /publish', members(200)),
  row('post /publish', members(400)),
  row('post /publish/template', members(400), undefined, { title: '' }),
  row('get /drafts/:id', members(404)),
  row('get /drafts/:id/picture.png', members(404)),
  row('post /drafts/:id/details', members(400), undefined, { title: 'Hook' }),
  row('post /drafts/:id/files', members(404), undefined, { path: 'a.js', text: '' }),
  row('post /drafts/:id/files/rename', members(404), undefined, { path: 'a.js', to: 'b.js' }),
  row('get /drafts/:id/preview', members(404)),
  row('get /drafts/:id/raw/*path', members(404), `/drafts/${NOBODY}/raw/a.png`),
  row('post /drafts/:id/files/delete', members(404), undefined, { path: 'a.js' }),
  row('post /drafts/:id/upload', members(400)),
  row('post /drafts/:id/check', members(404)),
  row('post /drafts/:id/publish', members(404)),
  row('post /drafts/:id/delete', members(404)),
  row('post /api/v1/drafts/from-template', members(201), undefined, { title: 'Hook' }),
  row(`post ${VERSION}/fork`, members(201), '/api/v1/designs/ada/hook/versions/1.1.0/fork'),
  row('post /api/v1/designs/:author/:slug/next', maintainers(201)),
  row('get /api/v1/drafts', members(200)),
  row('post /api/v1/drafts', members(400)),
  row('get /api/v1/drafts/:id', members(404)),
  row('delete /api/v1/drafts/:id', members(404)),
  row('get /api/v1/drafts/:id/design.json', members(404)),
  row('put /api/v1/drafts/:id/details', members(400), undefined, { title: 'Hook' }),
  row('post /api/v1/drafts/:id/check', members(404)),
  row('post /api/v1/drafts/:id/publish', members(404)),
  row('post /api/v1/drafts/:id/rename', members(404), undefined, { from: 'a.js', to: 'b.js' }),
  row('get /api/v1/drafts/:id/files/*path', members(404), `/api/v1/drafts/${NOBODY}/files/a.js`),
  row('put /api/v1/drafts/:id/files/*path', members(404), `/api/v1/drafts/${NOBODY}/files/a.js`),
  row('delete /api/v1/drafts/:id/files/*path', members(404), `/api/v1/drafts/${NOBODY}/files/a.js`),
  row('post /api/v1/designs/:author/:slug/versions', members(400)),
  row('delete /api/v1/session', all(200)),
  row('post /sign-out', each(303, 303, 303, 303, 303), undefined, { name: 'x' }),
];

/** What may be asked for without an account where nothing can be written, though it is no `get`. */
const READ_ONLY_POSTS: Readonly<Record<string, Expected>> = {
  // They are not kept, so nothing is written; this node builds nothing.
  'post /api/v1/builds': all(503),
  'post /api/v1/packages': all(503),
  'post /api/v1/plates': all(400),
  'post /api/v1/plates/package': all(400),
  'delete /api/v1/builds/:id': all(404),
  // The browser forgets the session, the node does not.
  'post /sign-out': all(303),
  'delete /api/v1/session': all(200),
};

/** Nobody maintains anything on a node that can only be read. */
const READ_ONLY_PAGES: Readonly<Record<string, Expected>> = {
  'get /d/:author/:design/manage': each(401, 403, 403, 403, 403),
  'get /d/:author/:design/made/moderate': each(401, 403, 403, 200, 403),
  'get /api/v1/designs/:author/:slug/make-reports': each(401, 403, 403, 200, 403),
};

/** What each gets on a node that can only be read: pages as ever, and no change for anybody. */
export const readOnlyExpected = ({ method, path, expected }: Row): Expected => {
  const name = `${method} ${path}`;
  if (method === 'get') return READ_ONLY_PAGES[name] ?? expected;
  return READ_ONLY_POSTS[name] ?? all(503);
};
