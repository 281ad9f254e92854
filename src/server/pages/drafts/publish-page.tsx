// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Day } from '../../html/day.tsx';
import type { Draft } from '../../drafts/draft.ts';
import { TEMPLATES } from '../../drafts/templates/template-files.ts';
import { SelectField } from '../../html/select-field.tsx';

interface PublishPageProps {
  readonly drafts: readonly Draft[];
  /** The node's public address. */
  readonly origin: string;
}

/** Ways to begin, and the drafts that there are. */
export const PublishPage = ({ drafts, origin }: PublishPageProps) => (
  <article class="publish">
    <h1>Publish a design</h1>
    <p>
      A design begins as a draft that only you can see. You publish it when you are content with it;
      a published version never changes, the next one has a higher number.
    </p>
    <div class="ways">
      <section class="wide">
        <h2>Files, a folder or a ZIP</h2>
        <form
          id="upload"
          class="form"
          method="post"
          action="/publish"
          encType="multipart/form-data"
        >
          <div class="drop-zone">
            <label for="files">Code, manifest, pictures, README</label>
            <p class="help">Drop them here, or choose them. A ZIP keeps its folders.</p>
            <input id="files" name="files" type="file" multiple required class="drop" />
            <button class="main">Upload</button>
          </div>
        </form>
      </section>
      <section>
        <h2>A template</h2>
        <form class="form" method="post" action="/publish/template">
          <label for="title">Name of the design</label>
          <input id="title" name="title" maxLength={120} required />
          <SelectField name="template" label="Template" choices={TEMPLATES} />
          <label for="module">Which design of others</label>
          <input
            id="module"
            name="module"
            maxLength={200}
            placeholder="author/design"
            autocomplete="off"
          />
          <button class="main">Start from the template</button>
        </form>
      </section>
      <section>
        <h2>A design of others</h2>
        <p>
          <a href="/">Look for it</a>, then choose “Fork this design” on its page: you get its whole
          source, and its authors are credited.
        </p>
      </section>
    </div>
    <h2 id="drafts">Your drafts</h2>
    {drafts.length === 0 ? (
      <p class="quiet">You have none.</p>
    ) : (
      <ul class="drafts">
        {drafts.map(({ id, name, files, checked, changedAt }) => (
          <li>
            <a href={`/drafts/${id}`}>{name}</a>{' '}
            <span class="quiet">
              {files.length} {files.length === 1 ? 'file' : 'files'}, changed <Day at={changedAt} />
              ,{' '}
              {checked === undefined
                ? 'not checked'
                : checked.passed
                  ? 'ready to be published'
                  : 'cannot be published yet'}
            </span>
          </li>
        ))}
      </ul>
    )}
    <p class="quiet">
      From a shell: <code>fabcommons publish my-design --to {origin}</code>, with a token of your
      account. Drafts that nobody changes are removed after 90 days.
    </p>
  </article>
);
