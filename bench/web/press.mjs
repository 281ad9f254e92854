// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global fetch */

import autocannon from 'autocannon';
import { rounded } from '../statistics.mjs';

const CONNECTIONS = 50;
const SECONDS = 5;
const DESIGN = '/d/fabcommons/cable-clip';

/** Fifty visitors at once who ask again as soon as they are answered. */
export const press = async (url) => {
  await fetch(`${url}${DESIGN}/make?format=stl`);
  let build = 0;
  const never = () => `${DESIGN}/make?format=stl&p.width=${(8 + ++build / 1000).toFixed(3)}`;
  return {
    catalog: await shoot(url, () => '/'),
    design: await shoot(url, () => DESIGN),
    cached_build: await shoot(url, () => `${DESIGN}/make?format=stl`),
    new_build: await shoot(url, never),
  };
};

const shoot = async (url, path) => {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    timeout: 30,
    requests: [{ setupRequest: (request) => ({ ...request, path: path() }) }],
  });
  return {
    per_s: rounded(result.requests.average),
    p99_ms: result.latency.p99,
    errors: result.errors + result.timeouts + result.non2xx,
  };
};
