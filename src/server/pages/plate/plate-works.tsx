// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { MAX_QUANTITY } from '../../../pipeline/plate/choose-parts.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import { pageAddress } from '../design/addresses.ts';
import { pictureOf } from '../design/design-page.tsx';
import type { PlacedDesign } from './placed-design.ts';
import { plateAddress, plateQuery, type AddressedPlate } from './plate-address.ts';

interface PlateWorksProps {
  readonly plate: AddressedPlate;
  readonly designs: readonly PlacedDesign[];
}

/** The designs on a plate: of whom each is, what was changed, how many of it. */
export const PlateWorks = ({ plate, designs }: PlateWorksProps) => (
  <section class="works" aria-label="Designs on the plate">
    <h2>{designs.length === 1 ? '1 design' : `${designs.length} designs`}</h2>
    <ol class="plated">
      {designs.map((design, i) => (
        <Work plate={plate} placed={design} index={i} />
      ))}
    </ol>
    <p class="row">
      <button type="submit" class="no-script">
        Update
      </button>
      <a class="button" href={plateAddress({ designs: [], machine: plate.machine })}>
        Begin a new plate
      </a>
      <a class="button" href="#more">
        Add a design
      </a>
    </p>
  </section>
);

interface WorkProps {
  readonly plate: AddressedPlate;
  readonly placed: PlacedDesign;
  readonly index: number;
}

const Work = ({ plate, placed, index }: WorkProps) => {
  const { design, own, record, changed, problems } = placed;
  const number = String(index + 1);
  const { copies = '1', ...others } = own;
  const title = record?.manifest.title ?? design;
  const picture = record && pictureOf(record);
  const without = { ...plate, designs: plate.designs.filter((_, i) => i !== index) };
  return (
    <li>
      <span class="picture">
        {picture !== undefined && <img src={picture} alt="" width="800" height="600" />}
      </span>
      <div>
        <h3>{record === undefined ? title : <a href={pageAddress(record)}>{title}</a>}</h3>
        {record !== undefined && (
          <p class="quiet">
            by {record.manifest.authors.map(({ name }) => name).join(', ')} · version{' '}
            {record.version} ·{' '}
            <a href={`/licenses/${encodeURIComponent(record.license)}`}>{record.license}</a>
          </p>
        )}
        <Differences changed={changed} own={others} />
        {record?.schema.some(({ type }) => type === 'password') === true && (
          <p class="quiet">
            It asks for a password. The address of a plate never has one, so it is made without; the
            command line takes it.
          </p>
        )}
        {problems.length > 0 && <ProblemList problems={problems} />}
      </div>
      <div class="row">
        <label for={`copies-${number}`}>
          How many<span class="hidden"> of {title}</span>
        </label>
        <input
          type="number"
          id={`copies-${number}`}
          name={`${number}.copies`}
          min="0"
          max={MAX_QUANTITY}
          value={copies}
        />
        {record !== undefined && (
          <a class="button" href={changeAddress(plate, placed, number)}>
            Change<span class="hidden"> {title}</span>
          </a>
        )}
        <a class="button" href={plateAddress(without)}>
          Remove<span class="hidden"> {title}</span>
        </a>
      </div>
      <input type="hidden" name={number} value={design} />
      {Object.entries(others).map(([name, value]) => (
        <input type="hidden" name={`${number}.${name}`} value={value} />
      ))}
    </li>
  );
};

/** What makes it another than the design as it is. */
const Differences = ({ changed, own }: Pick<PlacedDesign, 'changed' | 'own'>) => {
  const said = [
    ...changed,
    ...Object.entries(own).flatMap(([name, value]): (readonly [string, string])[] => {
      if (name.startsWith('part.'))
        return [[`part ${name.slice('part.'.length)}`, `${value} each`]];
      if (name === 'scale') return [['scale', `× ${value}`]];
      return name === 'orient' ? [['orientation', ORIENTATIONS[value] ?? value]] : [];
    }),
  ];
  return said.length === 0 ? null : (
    <ul class="differences figures">
      {said.map(([name, value]) => (
        <li>
          {name}: {value}
        </li>
      ))}
    </ul>
  );
};

const ORIENTATIONS: Readonly<Record<string, string>> = {
  keep: 'as it is',
  auto: 'found for printing',
};

/** The page of the design with the values that it has here, which leads back into this place. */
const changeAddress = (plate: AddressedPlate, placed: PlacedDesign, number: string): string => {
  const query = new URLSearchParams(placed.own);
  query.append('plate', plateQuery(plate).toString());
  query.append('at', number);
  return `${pageAddress(placed.record!)}?${query}`;
};
