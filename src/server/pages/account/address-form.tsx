// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Address } from '../../accounts/address/address-of.ts';
import { TextField } from '../../html/text-field.tsx';

interface AddressFormProps extends Address {
  readonly sends: boolean;
}

/** Where an account gets mail, and a form for another address. */
export const AddressForm = ({ email, waiting, sends }: AddressFormProps) => (
  <section aria-labelledby="address">
    <h2 id="address">E-mail</h2>
    <p>
      {email === null ? 'No address is confirmed.' : <>A new password can be had at {email}.</>}{' '}
      Nobody else sees your address.
    </p>
    {waiting !== null && (
      <p role="status">
        {waiting} is not confirmed yet. The link in its letter does that, within a day; “Save” sends
        another one.
      </p>
    )}
    {!sends && (
      <p class="quiet">This node sends no mail: if you forget your password, ask a steward.</p>
    )}
    {(sends || email !== null || waiting !== null) && (
      <form class="form" method="post" action="/account/email">
        <TextField
          name="email"
          label="Address"
          type="email"
          value={sends ? (waiting ?? email ?? '') : ''}
          autocomplete="email"
          max={254}
          help={
            sends
              ? 'It gets a letter with a link to confirm it. Empty: no address.'
              : 'Leave it empty and save: no address is kept then.'
          }
        />
        <TextField
          name="password"
          id="address-password"
          label="Password"
          type="password"
          autocomplete="current-password"
          required
        />
        <button class="main">Save</button>
      </form>
    )}
  </section>
);
