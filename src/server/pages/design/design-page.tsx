// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Version, VersionRecord } from '../../../designs/library/version-record.ts';
import { describeLicense } from '../../../designs/license/compatibility/describe-license.ts';
import { partText } from '../../html/part-text.ts';
import { Day } from '../../html/day.tsx';
import { About, type AboutProps } from './about.tsx';
import { documentAddress, pageAddress } from './addresses.ts';
import type { ProfileChoice } from './make-fields.tsx';
import { MakeForm, type PlateFields } from './make-form.tsx';
import { ParameterForm } from './parameter-form.tsx';
import { Stage } from './stage.tsx';

export interface DesignPageProps extends Omit<AboutProps, 'address' | 'draft'> {
  readonly given: Readonly<Record<string, string>>;
  readonly own: readonly ProfileChoice[];
  readonly plate?: PlateFields;
  /** Whoever looks maintains this design. */
  readonly mayManage: boolean;
  /** Of a draft that is looked at before it is published: nothing can be done with it here. */
  readonly draft?: DraftAddresses;
}

export interface DraftAddresses {
  /** Of the draft, and of this page. */
  readonly draft: string;
  readonly page: string;
  readonly designUrl: string;
  readonly picture: string | undefined;
}

/** One version of a design: the part, its parameters, how to make it, and where it comes from. */
export const DesignPage = (props: DesignPageProps) => {
  const { version, given, own, draft } = props;
  const { record, state } = version;
  const { manifest, measures, schema } = record;
  const address = draft?.page ?? pageAddress(record);
  const designUrl = draft?.designUrl ?? documentAddress(record);
  return (
    <article class="design">
      <header>
        {draft !== undefined && (
          <p class="notice">
            This is how its page will look. Only you can see it.{' '}
            <a href={draft.draft}>Back to the draft</a>
          </p>
        )}
        <h1>{manifest.title}</h1>
        <p class="quiet">
          by {manifest.authors.map(({ name }) => name).join(', ')} · version {record.version},{' '}
          <Day at={record.publishedAt} />
        </p>
        {manifest.function !== undefined && <p>{manifest.function}</p>}
        <State state={state} />
        {props.mayManage && (
          <p>
            <a href={`/d/${record.author}/${record.slug}/manage`}>Manage this design</a>
          </p>
        )}
      </header>
      <Stage
        designUrl={designUrl}
        title={manifest.title}
        picture={draft === undefined ? pictureOf(record) : draft.picture}
        {...(draft === undefined ? { made: `${address}/make`, values: queryOf(given) } : {})}
      >
        {partText(measures)}
      </Stage>
      <section class="side">
        <LicenseWords license={record.license} />
        <h2>Parameters</h2>
        {schema.length === 0 ? (
          <p class="quiet">This design has none.</p>
        ) : (
          <ParameterForm
            schema={schema}
            presets={manifest.presets ?? []}
            given={given}
            action={address}
            {...(props.plate === undefined ? {} : { along: alongOf(props.plate) })}
          />
        )}
        {draft === undefined && (
          <>
            <h2>Make it</h2>
            <MakeForm
              action={`${address}/make`}
              designUrl={designUrl}
              hasSolids={measures.solids > 0}
              parts={partNames(record)}
              own={own}
              given={given}
              {...(props.plate === undefined ? {} : { plate: props.plate })}
            />
          </>
        )}
      </section>
      <About {...props} address={address} />
    </article>
  );
};

export const pictureOf = ({ pictures }: VersionRecord): string | undefined =>
  pictures[0] && `/pictures/${pictures[0].sha256}.png`;

const queryOf = (given: DesignPageProps['given']): string =>
  new URLSearchParams(
    Object.entries(given).map(([name, value]) => [`p.${name}`, value]),
  ).toString();

/** Without scripts a plate goes from page to page in addresses. */
const alongOf = ({ query, at, counts }: PlateFields) => ({
  ...(query === '' ? {} : { plate: query }),
  ...(at === '' ? {} : { at, ...counts }),
});

/** The mark of all of them together has no name of its own. */
const partNames = ({ marks }: VersionRecord): readonly string[] =>
  marks.map(({ name }) => name).filter((name) => name !== '*');

const LicenseWords = ({ license }: { readonly license: string }) => (
  <p class="license">
    <a href={`/licenses/${encodeURIComponent(license)}`}>{license}</a>{' '}
    {describeLicense(license) ?? 'An open license: its text says what it asks.'}
  </p>
);

const State = ({ state }: Pick<Version, 'state'>) => {
  const words = state.yanked
    ? `This version was withdrawn: ${state.yanked.reason}`
    : state.deprecated && `Deprecated: ${state.deprecated.message}`;
  return words ? <p class="warning">{words}</p> : null;
};
