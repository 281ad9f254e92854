// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { FabricatorChoice, ProfileChoice } from '../worker/slice-messages.ts';
import type { Choice } from './choice.ts';

interface OwnProfile {
  readonly kind: string;
  readonly id: string;
  readonly text: string;
}

/** The profiles of a choice: built-in ones by id, the maker's own as the server keeps them. Rejects
 * when the server does not answer. */
export const withOwnProfiles = async (
  choice: Choice,
): Promise<Pick<FabricatorChoice, 'printer' | 'material' | 'process'>> => {
  const { printer, material, process, own } = choice;
  if (own.length === 0) return { printer, material, process };
  const kept = await fetchProfiles();
  const profile = (kind: 'printer' | 'material' | 'process'): ProfileChoice => {
    const id = choice[kind];
    const found = own.includes(kind)
      ? kept.find((each) => each.kind === kind && each.id === id)
      : undefined;
    return found === undefined ? id : { name: `${id}.toml`, text: found.text };
  };
  return {
    printer: profile('printer'),
    material: profile('material'),
    process: profile('process'),
  };
};

const fetchProfiles = async (): Promise<readonly OwnProfile[]> => {
  const response = await fetch('/api/v1/account/profiles', {
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`expected the profiles, found ${response.status}`);
  return ((await response.json()) as { readonly profiles: readonly OwnProfile[] }).profiles;
};
