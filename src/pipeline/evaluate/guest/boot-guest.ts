// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { failure, success, type Outcome } from '../../../shared/problem.ts';
import { outOfMemory } from '../describe-error.ts';
import { library } from '../library.generated.ts';
import { LIBRARY } from '../modules/resolve-module.ts';

/** Runs the sandbox's own first module; answers the object with its calls. */
export const bootGuest = (context: QuickJSContext, host: QuickJSHandle): Outcome<QuickJSHandle> => {
  const code = `(host)=>{
    const {apply}=Reflect;
    const cache=new Map();
    const get=(path)=>{
      let module=cache.get(path);
      if(!module){
        module={exports:{}};
        cache.set(path,module);
        const need=(request)=>get(host.resolve(path,request));
        apply(host.compile(path),module.exports,[module.exports,need,module,host]);
      }
      return module.exports;
    };
    return get('${LIBRARY}fabcommons/boot.js').default(get);
  }`;
  try {
    const made = context.evalCode(code, 'sandbox', { type: 'global' });
    if (made.error) return failure(outOfMemory());
    const called = context.callFunction(made.value, context.undefined, host);
    return called.error ? failure(outOfMemory()) : success(called.value);
  } catch {
    return failure(outOfMemory());
  }
};

/** Has the sandbox read all modules that many designs need; whether there was room for them. */
export const readLibrary = (context: QuickJSContext, calls: QuickJSHandle): boolean => {
  const paths = [...library.keys()]
    .filter((path) => !path.includes('-deserializer/') && path !== 'fabcommons/read-3mf.js')
    .map((path) => LIBRARY + path);
  const read = context.getProp(calls, 'read');
  const result = context.callFunction(
    read,
    context.undefined,
    context.newString(JSON.stringify(paths)),
  );
  return result.error === undefined;
};
