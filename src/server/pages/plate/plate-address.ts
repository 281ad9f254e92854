// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { byCodeUnits } from '../../../shared/order.ts';

/** One design of a plate, as its address says it. */
export interface AddressedDesign {
  /** `author/slug@version` */
  readonly design: string;
  /** What is its own, by the names that the address of its page has: `copies`, `p.NAME`, `part.NAME`, `orient`, `scale`. */
  readonly own: Readonly<Record<string, string>>;
}

/**
 * A plate is wholly in its address: `1=ada/knob@1.0.0&1.copies=2&1.p.shaft=5&2=bob/hook@1.2.0&printer=mk4`.
 * A number is a design, what begins with it and a dot is its own, all else is of the whole plate.
 */
export interface AddressedPlate {
  readonly designs: readonly AddressedDesign[];
  /** `printer`, `material`, `process`, `set`, `set.KEY`. */
  readonly machine: Readonly<Record<string, string>>;
}

/** As a request has it: of several with one name the last counts, as of a form's. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

export const readPlate = (query: Query): AddressedPlate => {
  const numbers = Object.keys(query)
    .filter((name) => NUMBER.test(name))
    .sort((a, b) => Number(a) - Number(b));
  return {
    designs: numbers.flatMap((number) => {
      const design = lastOf(query[number]);
      const own = ownOf(namesAfter(`${number}.`, query));
      return design === '' || own['copies'] === '0' ? [] : [{ design, own }];
    }),
    machine: Object.fromEntries(
      Object.keys(query)
        .filter((name) => MACHINE.test(name))
        .map((name) => [name, lastOf(query[name])] as const)
        .filter(([, value]) => value !== ''),
    ),
  };
};

/** What of a query is one design's own, without what goes without saying. */
export const ownOf = (query: Query): AddressedDesign['own'] =>
  Object.fromEntries(
    Object.keys(query)
      .filter((name) => OWN.test(name))
      .map((name) => [name, lastOf(query[name]).trim()] as const)
      .filter(
        ([name, value]) => name.startsWith('p.') || !['', USUAL[name] ?? '1'].includes(value),
      ),
  );

/** The query of a plate's address; the same plate has the same. */
export const plateQuery = ({ designs, machine }: AddressedPlate): URLSearchParams => {
  const query = new URLSearchParams();
  designs.forEach(({ design, own }, i) => {
    query.append(String(i + 1), design);
    for (const name of Object.keys(own).sort(byCodeUnits))
      query.append(`${i + 1}.${name}`, own[name]!);
  });
  for (const name of Object.keys(machine).sort(byCodeUnits)) query.append(name, machine[name]!);
  return query;
};

/** The address of a plate; of an empty one too, which is another than that of whatever was there last. */
export const plateAddress = (
  plate: AddressedPlate,
  more: Readonly<Record<string, string>> = {},
) => {
  const query = plateQuery(plate);
  for (const [name, value] of Object.entries(more)) query.append(name, value);
  if (plate.designs.length === 0 && !query.has('q')) query.append('q', '');
  return `/plate?${query}`;
};

/** A query that stands within a field of another. */
export const readQuery = (text: string): Query => {
  const query: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) (query[name] ??= []).push(value);
  return query;
};

export const lastOf = (value: Query[string] | undefined): string =>
  String([value ?? ''].flat().at(-1) ?? '');

const NUMBER = /^[1-9]\d{0,2}$/;
const OWN = /^(copies|orient|scale|p\..+|part\..+)$/s;
const MACHINE = /^(printer|material|process|set|set\..+)$/s;
/** What stands for nothing said; of counts and scales it is 1. */
const USUAL: Readonly<Record<string, string>> = { orient: '' };

const namesAfter = (prefix: string, query: Query): Query =>
  Object.fromEntries(
    Object.entries(query)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
