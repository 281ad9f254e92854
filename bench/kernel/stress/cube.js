// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const { primitives } = require('@jscad/modeling');

// Nothing to do: what is left is the cost of starting.
const main = () => primitives.cube({ size: 10 });

module.exports = { main };
