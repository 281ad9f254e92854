// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { CachedBuild, CachedProduct } from '../../../jobs/cache/create-build-cache.ts';
import type { KeptPlate } from '../../../jobs/cache/kept-plate.ts';
import { estimateText } from '../../../shared/estimate-text.ts';
import { durationText, massText } from '../../../shared/amount-text.ts';
import { buildUrl } from '../../api/build-document.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { bytesText } from '../../../shared/amount-text.ts';

/** A plate that was made: what it takes, each bed with its picture and parts, its files. */
export const PlateResult = ({ built }: { readonly built: CachedBuild }) => {
  const { build, products, problems, key } = built;
  const { works = [], plates = [] } = build.plate ?? {};
  const fileOf = (name: string): string => `${buildUrl(key)}/files/${encodeURIComponent(name)}`;
  return (
    <>
      <h2>On the bed</h2>
      {build.production !== undefined && (
        <p class="estimate figures" id="plate-estimate">
          {estimateText(build.production, plates.length)}
        </p>
      )}
      {plates.map((plate, i) => (
        <Bed
          plate={plate}
          works={works}
          title={plates.length === 1 ? undefined : `Bed ${i + 1} of ${plates.length}`}
          picture={fileIn('png', plate.files, products, fileOf)}
          gcode={fileIn('gcode', plate.files, products, fileOf)}
        />
      ))}
      {problems.length > 0 && <ProblemList problems={problems} />}
      <h3>Files</h3>
      <ul class="files">
        {products.map(({ name, bytes }) => (
          <li>
            <a href={fileOf(name)} download={name}>
              {name}
            </a>{' '}
            <span class="quiet figures">{bytesText(bytes)}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

interface BedProps {
  readonly plate: KeptPlate['plates'][number];
  readonly works: KeptPlate['works'];
  readonly title: string | undefined;
  readonly picture: string | undefined;
  readonly gcode: string | undefined;
}

const Bed = ({ plate, works, title, picture, gcode }: BedProps) => (
  <div class="bed" data-gcode={gcode}>
    {title !== undefined && <h3>{title}</h3>}
    {picture !== undefined && (
      <img
        src={picture}
        alt={`The bed with ${plate.parts.map(({ part, copies }) => `${copies} × ${part}`).join(', ')}`}
        width="800"
        height="600"
      />
    )}
    <div
      class="wide"
      tabIndex={0}
      role="region"
      aria-label={`Parts${title === undefined ? '' : `, ${title}`}`}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Copies</th>
            <th scope="col">Of</th>
            <th scope="col">Time</th>
            <th scope="col">Material</th>
          </tr>
        </thead>
        <tbody>
          {plate.parts.map(({ work, part, copies, production }) => (
            <tr>
              <th scope="row">{part}</th>
              <td class="figures">{copies}</td>
              <td>{works[work]?.notice.title}</td>
              <td class="figures">{production && durationText(production.time_s)}</td>
              <td class="figures">{production && massText(production.mass_g)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </div>
);

const fileIn = (
  of: string,
  files: readonly string[],
  products: readonly CachedProduct[],
  fileOf: (name: string) => string,
): string | undefined => {
  const file = products.find(({ name, format }) => format === of && files.includes(name));
  return file && fileOf(file.name);
};
