// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import type { Device } from '../../../src/web/make/device.ts';
import { placesToSlice } from '../../../src/web/make/places-to-slice.ts';

const DESK: Device = { online: true, slices: true, savesData: false, cores: 8, memoryGb: 8 };
const PHONE: Device = { ...DESK, cores: 8, memoryGb: 2 };
const auto = (triangles: number, device: Device) => placesToSlice('auto', triangles, device);

describe('where a part is sliced', () => {
  it('is this browser first, where the machine is up to the part', () => {
    expect(auto(50_000, DESK)).toEqual(['here', 'server']);
    expect(auto(5_000, PHONE)).toEqual(['here', 'server']);
  });

  it('is the server first for a part too large for the machine, unless others wait there', () => {
    for (const [triangles, device] of [
      [50_000, PHONE],
      [50_000, { ...DESK, cores: 2 }],
      [500_000, DESK],
      [1_000, { ...DESK, savesData: true }],
    ] as const)
      expect(auto(triangles, device)).toEqual(['impatient server', 'here', 'server']);
  });

  it('is this browser without a connection, and the server where a browser cannot', () => {
    expect(auto(500_000, { ...PHONE, online: false })[0]).toBe('here');
    for (const wanted of ['auto', 'here', 'server'] as const)
      expect(placesToSlice(wanted, 10, { ...DESK, slices: false })).toEqual(['server']);
  });

  it('is what somebody chose, and the other one when that fails', () => {
    expect(placesToSlice('server', 10, DESK)).toEqual(['server', 'here']);
    expect(placesToSlice('here', 10_000_000, PHONE)).toEqual(['here', 'server']);
  });
});
