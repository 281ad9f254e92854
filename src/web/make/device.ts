// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a browser tells of the machine that it is on, as far as it tells. */
export interface Device {
  readonly online: boolean;
  /** Whether it has what slicing takes. */
  readonly slices: boolean;
  /** Somebody pays for each byte, or has little of everything. */
  readonly savesData: boolean;
  readonly cores: number;
  /** At least; browsers tell no more than 8, some tell nothing. */
  readonly memoryGb: number;
}

/** Not in the types of all browsers. */
interface Hints {
  readonly deviceMemory?: number;
  readonly connection?: { readonly saveData?: boolean };
}

export const readDevice = (): Device => {
  const { deviceMemory = 4, connection } = navigator as Navigator & Hints;
  return {
    online: navigator.onLine,
    slices: typeof WebAssembly !== 'undefined' && typeof Worker !== 'undefined',
    savesData: connection?.saveData === true,
    cores: navigator.hardwareConcurrency || 2,
    memoryGb: deviceMemory,
  };
};
