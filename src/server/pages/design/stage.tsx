// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ComponentChildren } from 'preact';

interface StageProps {
  /** Address of the document that the islands evaluate. */
  readonly designUrl: string;
  readonly title: string;
  readonly picture?: string | undefined;
  /** Address of files that are made of it with the parameters of a query behind it. */
  readonly made?: string;
  /** A query with the parameters that the address gives, where it gives any. */
  readonly values?: string;
  /** What is known of the part before anything is evaluated. */
  readonly children?: ComponentChildren;
}

/** Where the part is seen, and its toolpath. */
export const Stage = ({
  designUrl,
  title,
  picture,
  made = '',
  values = '',
  children,
}: StageProps) => (
  <section class="stage" aria-label="View">
    <div id="views" role="tablist" aria-label="What to look at" class="tabs">
      <button
        type="button"
        role="tab"
        id="tab-part"
        data-view="part"
        aria-selected="true"
        aria-controls="stage"
      >
        Part
      </button>
      <button
        type="button"
        role="tab"
        id="tab-toolpath"
        data-view="toolpath"
        aria-selected="false"
        aria-controls="toolpath"
        tabIndex={-1}
      >
        Toolpath
      </button>
    </div>
    <div
      id="stage"
      role="tabpanel"
      aria-labelledby="tab-part"
      data-design-url={designUrl}
      data-picture={picture ?? ''}
      data-made={made}
    >
      {picture !== undefined && <img src={picture} alt={title} width="800" height="600" />}
      {made !== '' && values !== '' && (
        <noscript>
          <img
            src={`${made}?${values}&format=png`}
            alt={`${title}, with these values`}
            width="800"
            height="600"
          />
        </noscript>
      )}
    </div>
    <div id="toolpath" role="tabpanel" aria-labelledby="tab-toolpath" hidden />
    <p id="part-summary" class="figures">
      {children}
      {values !== '' && <noscript> with its own values</noscript>}
    </p>
  </section>
);
