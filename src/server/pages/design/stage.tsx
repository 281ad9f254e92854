// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ComponentChildren } from 'preact';

interface StageProps {
  /** Address of the document that the islands evaluate. */
  readonly designUrl: string;
  readonly title: string;
  readonly picture?: string | undefined;
  /** What is known of the part before anything is evaluated. */
  readonly children?: ComponentChildren;
}

/** Where the part is seen, and its toolpath. */
export const Stage = ({ designUrl, title, picture, children }: StageProps) => (
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
    >
      {picture !== undefined && <img src={picture} alt={title} width="800" height="600" />}
    </div>
    <div id="toolpath" role="tabpanel" aria-labelledby="tab-toolpath" hidden />
    <p id="part-summary" class="figures">
      {children}
    </p>
  </section>
);
