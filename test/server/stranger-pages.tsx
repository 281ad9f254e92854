// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { VNode } from 'preact';
import { error } from '../../src/shared/problem.ts';
import type { VersionRecord } from '../../src/designs/library/version-record.ts';
import type { ParameterType } from '../../src/designs/parameters/schema.ts';
import { ProblemList } from '../../src/server/html/problem-list.tsx';
import { renderPage } from '../../src/server/html/render-page.tsx';
import { AccountPage } from '../../src/server/pages/account/account-page.tsx';
import { ProfileForm } from '../../src/server/pages/account/profiles.tsx';
import { CatalogPage } from '../../src/server/pages/catalog/catalog-page.tsx';
import { catalogQuery } from '../../src/server/pages/catalog/catalog-query.ts';
import { ComplaintPage } from '../../src/server/pages/complaints/complaint-page.tsx';
import { DesignPage } from '../../src/server/pages/design/design-page.tsx';
import { MadePage } from '../../src/server/pages/design/made-page.tsx';
import { ManagePage } from '../../src/server/pages/design/manage-page.tsx';
import { ModeratePage } from '../../src/server/pages/makes/moderate-page.tsx';
import { PlatePage } from '../../src/server/pages/plate/plate-page.tsx';
import { StewardPage } from '../../src/server/pages/steward/steward-page.tsx';
import { sampleVersion } from '../designs/library/samples.ts';

const AT = '2026-01-01T00:00:00.000Z';
const TYPES: readonly ParameterType[] = [
  ...(['int', 'number', 'slider', 'checkbox', 'text', 'email', 'url', 'password'] as const),
  ...(['date', 'color', 'choice', 'radio', 'file', 'group'] as const),
];

/** A version in which every text of its author is `text`. */
const recordOf = (text: string): VersionRecord => {
  const { record } = sampleVersion();
  const options = [{ value: text, caption: text }];
  return {
    ...record,
    manifest: {
      ...record.manifest,
      title: text,
      function: text,
      authors: [{ name: text }],
      copyright: [text],
    },
    license: text,
    files: [{ ...record.files[0]!, path: text }],
    marks: [text, `of ${text}`].map((name) => ({ name, whole: [], shells: [] })),
    schema: TYPES.map((type) => ({ name: text, type, caption: text, default: text, options })),
    findings: [error(text, text, { hint: text, where: { file: text, line: 3 } })],
  };
};

const version = (text: string) => ({
  record: recordOf(text),
  state: { yanked: { at: AT, reason: text }, deprecated: { at: AT, message: text } },
});
const make = (text: string) => ({
  ...{ id: text, design: text, by: text, version: text, photo: text, printer: text },
  ...{ material: text, settings: text, wentWell: 'yes' as const, notes: text, madeAt: AT },
});
const complaint = (text: string) => ({
  ...{ id: text, design: text, kind: 'license' as const, text, evidence: text, contact: text },
  filedAt: AT,
});
const account = (name: string) => ({
  ...{ id: name, name, role: 'steward' as const, createdAt: AT, scopes: ['read'] as const },
});

const report = (text: string) => ({ make: text, design: text, reason: text, reportedAt: AT });
const hiddenMake = (text: string) => ({
  ...{ id: text, by: text, madeAt: AT, hiddenBy: text, reason: text },
});

const hitOf = (text: string) => ({
  ...{ name: text, version: text, title: text, about: text, license: text },
  ...{ picture: text, parameters: 1, size: [1, 2, 3] as const, updatedAt: AT },
});

const plateOf = (text: string) => ({
  designs: [{ design: text, own: { copies: text, [`p.${text}`]: text, [`part.${text}`]: text } }],
  machine: { printer: text, set: text, [`set.${text}`]: text },
});
const platedOf = (text: string) =>
  ({
    ...{ key: text, problems: [error(text, text)] },
    products: [{ name: text, format: 'png', bytes: 1, sha256: text, path: text }],
    build: {
      plate: {
        works: [{ notice: { title: text } }],
        plates: [{ parts: [{ work: 0, part: text, copies: 2 }], files: [text] }],
      },
    },
  }) as never;

/** Every page on which strangers have a say, with `text` wherever they have. */
export const PAGES: Readonly<Record<string, (text: string) => VNode>> = {
  design: (text) => (
    <DesignPage
      version={version(text)}
      versions={[version(text)]}
      ancestry={{
        works: [{ name: text }, { name: `from ${text}` }],
        edges: [{ relation: 'fork', of: `from ${text}`, license: text, to: text } as never],
      }}
      credits={[
        {
          ...{ work: text, title: text, authors: text, copyright: [text], license: text },
          relation: 'fork',
        },
      ]}
      posterity={[{ design: text, title: text, license: text, relation: 'fork', of: text }]}
      readme={undefined}
      given={{ [text]: text }}
      own={[{ kind: 'printer', id: text, title: text }]}
      makes={[make(text)]}
      signedIn
      mayManage
    />
  ),
  catalog: (text) => (
    <CatalogPage
      query={catalogQuery.parse({ q: text, tag: [text], license: text, page: '2' })}
      found={{
        hits: [hitOf(text)],
        ...{ total: 99, page: 2, pages: 5 },
        facets: Object.fromEntries(
          ['license', 'tag', 'kind', 'material', 'author'].map((facet) => [
            facet,
            [{ value: text, count: 1 }],
          ]),
        ) as never,
      }}
    />
  ),
  plate: (text) => (
    <PlatePage
      plate={plateOf(text)}
      designs={plateOf(text).designs.map((each) => ({
        ...each,
        record: recordOf(text),
        changed: [[text, text]],
        problems: [error(text, text)],
      }))}
      problems={[error(text, text)]}
      built={platedOf(text)}
      own={[{ kind: 'printer', id: text, title: text }]}
      words={text}
      found={[hitOf(text)]}
    />
  ),
  problems: (text) => (
    <ProblemList problems={[error(text, text, { hint: text, where: { file: text } })]} />
  ),
  account: (text) => (
    <AccountPage
      account={account(text)}
      designs={[{ id: text, version: text }]}
      tokens={[
        { id: text, label: text, createdAt: AT, scopes: ['read'], expiresAt: null, usedAt: null },
      ]}
      profiles={[{ kind: 'printer', id: text, text }]}
      address={{ email: text, waiting: text }}
      sends
      problems={[error(text, text)]}
      made={text}
    />
  ),
  profile: (text) => <ProfileForm kind="printer" id={text} text={text} />,
  complaint: (text) => <ComplaintPage complaint={complaint(text)} answers />,
  made: (text) => (
    <MadePage
      design={text}
      title={text}
      versions={[version(text)]}
      given={make(text) as never}
      removable={[make(text)]}
      hidden={[hiddenMake(text)]}
    />
  ),
  manage: (text) => (
    <ManagePage
      design={text}
      versions={[version(text)]}
      maintainers={[
        { name: text, since: AT },
        { name: 'ada', since: AT },
      ]}
    />
  ),
  moderate: (text) => (
    <ModeratePage
      design={text}
      makes={[make(text), { ...make(text), id: 'other' }]}
      reports={[report(text)]}
      hidden={[hiddenMake(text)]}
    />
  ),
  steward: (text) => (
    <StewardPage
      sendsMail
      complaints={[complaint(text)]}
      reports={[report(text)]}
      accounts={2}
      events={[{ at: AT, who: text, what: 'publish', about: text, detail: text }]}
      invitation={text}
      reset={text}
    />
  ),
};

/** A whole page whose head and surroundings speak of `text`. */
export const wholePage = (text: string): string =>
  renderPage(
    { title: text, description: text, picture: text, canonical: text },
    <p>{text}</p>,
    text,
    {
      account: account(text),
      assets: { folder: '', style: undefined, island: () => undefined },
      origin: 'http://a.example',
    },
  );
