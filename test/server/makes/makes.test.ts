// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addMake,
  countMakes,
  listMakes,
  type MakeForm,
  type MakeStore,
  removeMake,
} from '../../../src/server/makes/makes.ts';
import { ownProfiles } from '../../../src/server/profiles/own-profiles.ts';
import { deleteProfile, listProfiles, saveProfile } from '../../../src/server/profiles/profiles.ts';
import { codesOf, valueOf } from '../../designs/library/samples.ts';
import { type Person, startCommons, type TestNode } from '../node.ts';
import { jpeg, SECRET } from './pictures.ts';

let node: TestNode;
let store: MakeStore;
let steward: Person;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  ({ node, steward, ada, bob } = await startCommons());
  store = { ...node.deps.accounts, photos: node.deps.photos };
});
afterAll(() => node.close());

const FORM: MakeForm = {
  version: '1.0.0',
  printer: 'mini',
  material: 'PETG',
  settings: '0.2 mm',
  wentWell: 'partly',
  notes: 'Strings.',
};
const add = async (by: Person, form: Partial<MakeForm> = {}) =>
  addMake(store, by.account, 'ada/hook', { ...FORM, ...form });

describe('makes', () => {
  test('are told with a photo, whose secrets are gone from what is kept', async () => {
    const id = valueOf(await add(bob, { photo: jpeg() }));
    const [make] = await listMakes(store, 'ada/hook');
    expect(make).toMatchObject({ id, by: 'bob', design: 'ada/hook', ...FORM });
    const kept = await store.photos.get(make!.photo!);
    expect(Buffer.from(kept!).toString('latin1')).not.toContain(SECRET);
    expect(await countMakes(store, 'ada/hook')).toEqual({ yes: 0, partly: 1, no: 0 });
  });

  test('are removed by who told of them or by a steward; the photo goes with the last of them', async () => {
    const [first] = await listMakes(store, 'ada/hook');
    const second = valueOf(await add(ada, { photo: jpeg() }));
    expect(await removeMake(store, bob.account, second)).toBe(false);
    expect(await removeMake(store, ada.account, second)).toBe(true);
    expect(await store.photos.has(first!.photo!)).toBe(true);
    expect(await removeMake(store, steward.account, first!.id)).toBe(true);
    expect(await store.photos.has(first!.photo!)).toBe(false);
    expect(await listMakes(store, 'ada/hook')).toEqual([]);
  });

  test.each(['before it is removed', 'after it was removed'])(
    'keep a photo that another make of the same photo is added with, %s',
    async (when) => {
      const first = valueOf(await add(bob, { photo: jpeg() }));
      const [before] = await listMakes(store, 'ada/hook');
      let added: Promise<unknown> = Promise.resolve();
      const addNow = async (): Promise<void> => {
        added = add(ada, { photo: jpeg() });
        // It comes as far as it can.
        for (let turn = 0; turn < 50; turn++) await new Promise((go) => setTimeout(go, 1));
      };
      const photos = {
        ...store.photos,
        remove: async (photo: string) => {
          if (when === 'before it is removed') await addNow();
          await store.photos.remove(photo);
        },
      };
      if (when !== 'before it is removed') {
        // The photo is there when it is put, and gone when the make is listed.
        let remove: Promise<unknown> | undefined;
        const put: typeof photos.put = async (bytes) => {
          const sha256 = await store.photos.put(bytes);
          remove ??= removeMake(store, bob.account, first);
          await remove;
          return sha256;
        };
        const adding = { ...store, photos: { ...store.photos, put } };
        added = addMake(adding, ada.account, 'ada/hook', { ...FORM, photo: jpeg() });
      } else await removeMake({ ...store, photos }, bob.account, first);
      await added;
      const makes = await listMakes(store, 'ada/hook');
      expect(makes.map(({ by, photo }) => [by, photo])).toEqual([['ada', before!.photo]]);
      expect(await store.photos.has(before!.photo!)).toBe(true);
      await removeMake(store, ada.account, makes[0]!.id);
    },
  );

  test('of no version, with no photo that is one, or too long are refused', async () => {
    expect(codesOf(await add(bob, { version: '9.9.9' }))).toEqual(['make-version-unknown']);
    expect(codesOf(await add(bob, { photo: new Uint8Array(9) }))).toEqual(['make-photo-malformed']);
    expect(codesOf(await add(bob, { notes: 'x'.repeat(4001) }))).toEqual(['make-malformed']);
    expect(codesOf(await add(bob, { wentWell: 'so' as never }))).toEqual(['make-malformed']);
    expect(await listMakes(store, 'ada/hook')).toEqual([]);
  });
});

describe('own profiles', () => {
  const mine = { kind: 'printer', id: 'mine', text: 'inherits = "mini"\nnozzle_diameter = 0.6' };
  const save = (changes: object = {}) =>
    saveProfile(store, ada.account, { ...mine, ...changes } as never);

  test('are kept as they were given and read with what they inherit; others do not see them', async () => {
    expect(valueOf(await save()).id).toBe('mine');
    expect(await listProfiles(store, ada.account)).toEqual([mine]);
    expect(await listProfiles(store, bob.account)).toEqual([]);
    const inherited = { nozzle_diameter: 0.6, printer_model: 'MINI' };
    expect(await ownProfiles(store, ada.account)).toMatchObject([
      { kind: 'printer', id: 'mine', settings: inherited },
    ]);
    expect(await ownProfiles(store, bob.account)).toEqual([]);
    expect(await ownProfiles(store, undefined)).toEqual([]);
  });

  test('are replaced under the same id, and deleted by their owner alone', async () => {
    valueOf(await save({ text: 'nozzle_diameter = 0.8' }));
    expect(await listProfiles(store, ada.account)).toHaveLength(1);
    expect(await deleteProfile(store, bob.account, 'printer', 'mine')).toBe(false);
    expect(await deleteProfile(store, ada.account, 'printer', 'mine')).toBe(true);
    expect(await listProfiles(store, ada.account)).toEqual([]);
  });

  test.each([
    [{ id: '../etc' }, 'profile-malformed'],
    [{ kind: 'oven' }, 'profile-malformed'],
    [{ text: 'x'.repeat(16_385) }, 'profile-malformed'],
    [{ text: 'no_such_setting = 1' }, 'settings-unknown-key'],
    [{ text: '= = =' }, 'settings-file-syntax'],
  ])('that are none are refused: %o', async (changes, code) => {
    expect(codesOf(await save(changes))).toEqual([code]);
    expect(await listProfiles(store, ada.account)).toEqual([]);
  });
});
