// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Hit } from '../../../designs/library/search/search-request.ts';
import type { CachedBuild } from '../../../jobs/cache/create-build-cache.ts';
import { hasErrors, type Problem } from '../../../shared/problem.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import type { ProfileChoice } from '../design/make-fields.tsx';
import { AddToPlate } from './add-to-plate.tsx';
import type { PlacedDesign } from './placed-design.ts';
import { plateQuery, type AddressedPlate } from './plate-address.ts';
import { plateInput } from './plate-input.ts';
import { PlateLicenses } from './plate-licenses.tsx';
import { PlateMake } from './plate-make.tsx';
import { PlateResult } from './plate-result.tsx';
import { PlateWorks } from './plate-works.tsx';

interface PlatePageProps {
  readonly plate: AddressedPlate;
  readonly designs: readonly PlacedDesign[];
  /** Of the address, and of what was built. */
  readonly problems: readonly Problem[];
  readonly built: CachedBuild | undefined;
  readonly own: readonly ProfileChoice[];
  readonly words: string;
  readonly found: readonly Hit[] | undefined;
}

/** Parts of several designs on one bed: what lies there, how it is made, what comes of it. */
export const PlatePage = (props: PlatePageProps) => {
  const { plate, designs, problems, built, own, words, found } = props;
  const isEmpty = designs.length === 0;
  const canMake = !isEmpty && !designs.some((design) => hasErrors(design.problems));
  return (
    <article class="plate" id="plate" data-designs={String(designs.length)}>
      <header>
        <h1>Plate</h1>
        <p>
          {isEmpty
            ? 'Parts of several designs on one bed. Look for a design below, or choose “Add to a plate” on its page.'
            : 'Parts of several designs on one bed, each with its own license. The address of this page is the plate: keep it, or send it to somebody.'}
        </p>
      </header>
      {!isEmpty && (
        <form
          id="plate-form"
          method="get"
          action="/plate"
          data-plates-url="/api/v1/plates"
          data-request={canMake ? JSON.stringify(plateInput(plate)) : ''}
        >
          <PlateWorks plate={plate} designs={designs} />
          <PlateMake machine={plate.machine} own={own} canMake={canMake} />
        </form>
      )}
      <section class="result" id="plate-result" aria-label="What comes of it">
        {problems.length > 0 && <ProblemList problems={problems} />}
        {built !== undefined && <PlateResult built={built} />}
      </section>
      <AddToPlate query={plateQuery(plate).toString()} words={words} found={found} />
      {!isEmpty && <PlateLicenses designs={designs} />}
    </article>
  );
};
