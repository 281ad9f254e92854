// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Manifest, Preset } from '../../../designs/manifest.ts';
import type { Draft } from '../../drafts/draft.ts';
import type { DraftLicenses } from '../../drafts/draft-licenses.ts';
import { partText } from '../../html/part-text.ts';
import { ParameterForm } from '../design/parameter-form.tsx';
import { DraftCredits } from './draft-credits.tsx';
import { DescriptionForm } from './description-form.tsx';
import type { DraftFile } from './draft-file.ts';
import { AddFilesForm, FileForms } from './file-forms.tsx';
import { Findings } from './findings.tsx';
import { NEXT_STEPS } from './next-steps.ts';

interface DraftPageProps {
  readonly draft: Draft;
  readonly title: string;
  readonly files: readonly DraftFile[];
  /** Undefined where okh.toml cannot be read. */
  readonly manifest: Manifest | undefined;
  /** The number that the form offers. */
  readonly version: string;
  readonly licenses: DraftLicenses;
  readonly given: Readonly<Record<string, string>>;
}

/** The way from files to a version: files, the part and what was found, what is said of it. */
export const DraftPage = (props: DraftPageProps) => {
  const { draft, title, files, manifest, licenses, given } = props;
  const { checked } = draft;
  const address = `/drafts/${draft.id}`;
  return (
    <article class="draft" data-draft={draft.id} data-name={draft.name}>
      <header>
        <h1>{title}</h1>
        <p class="quiet">A draft: only you can see it.</p>
        <nav aria-label="Steps">
          <ol class="steps">
            <li>
              <a href="#files">Files</a>
            </li>
            <li>
              <a href="#part">The part</a>
            </li>
            <li>
              <a href="#about">What it is</a>
            </li>
          </ol>
        </nav>
      </header>
      <section id="files">
        <h2>1. Files</h2>
        <div id="editor" hidden />
        <FileForms address={address} files={files} />
        <AddFilesForm address={address} />
      </section>
      <section id="part" class="part">
        <h2>2. The part</h2>
        <Part draft={draft} title={title} given={given} presets={manifest?.presets ?? []} />
        <h3>Findings</h3>
        <div id="findings" data-steps={JSON.stringify(NEXT_STEPS)}>
          <Findings checked={checked} files={files} />
        </div>
        <form id="check" method="post" action={`${address}/check`}>
          <button>Check</button>
        </form>
      </section>
      <section id="about">
        <h2>3. What it is</h2>
        {manifest === undefined ? (
          <p>okh.toml cannot be read: put it right among the files, or delete it.</p>
        ) : (
          <>
            <DescriptionForm
              address={address}
              author={draft.author}
              manifest={manifest}
              version={props.version}
              licenses={licenses}
            />
            <DraftCredits manifest={manifest} {...licenses} />
          </>
        )}
      </section>
      <section id="publish">
        <h2>Publish</h2>
        <p>
          {checked?.passed === true
            ? `${draft.author}/${manifest?.slug ?? draft.name}@${manifest?.version ?? ''} can be published. It will never change, and everybody may take it.`
            : checked === undefined
              ? `First ${isDescribed(manifest) ? 'look through' : 'fill in'} “What it is”, then choose “Save and check”.`
              : 'First put right what stops it: the findings under “The part” say what that is.'}
        </p>
        {manifest !== undefined && checked?.part !== undefined && (
          <p>
            <a href={`${address}/preview`}>Look at its page before</a>
          </p>
        )}
        <form method="post" action={`${address}/publish`}>
          <button class="main" disabled={checked?.passed !== true}>
            Publish
          </button>
        </form>
        <form method="post" action={`${address}/delete`}>
          <button class="danger">Delete this draft</button>
        </form>
      </section>
    </article>
  );
};

/** Nothing is left to be filled in. */
const isDescribed = (manifest: Manifest | undefined): boolean =>
  manifest?.license !== undefined && manifest.function !== undefined && manifest.authors.length > 0;

const Part = ({
  draft,
  title,
  given,
  presets,
}: Pick<DraftPageProps, 'draft' | 'title' | 'given'> & { readonly presets: readonly Preset[] }) => {
  const part = draft.checked?.part;
  const picture = part?.picture && `/drafts/${draft.id}/picture.png?${part.picture.slice(0, 8)}`;
  return (
    <>
      <div id="stage">{picture && <img src={picture} alt={title} width="800" height="600" />}</div>
      <p id="part-summary" class="figures">
        {part === undefined ? 'It did not run yet.' : partText(part.measures)}
      </p>
      <div id="parameters">
        {part !== undefined && (
          <ParameterForm
            schema={part.schema}
            presets={presets}
            given={given}
            action={`/drafts/${draft.id}#part`}
          />
        )}
      </div>
    </>
  );
};
