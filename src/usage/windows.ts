import { valuesOf } from "./serviceList.ts";
import windowList from "./windowList.json" with { type: "json" };

/**
 * Tokens that prompt and answer may take together, by the list in `@pydantic/genai-prices` (MIT) for the services that do not say
 * it themselves. `undefined` where nobody knows it.
 */
export function windowOf(model: string, origin: string): number | undefined {
  return valuesOf(windowList, model, origin)?.[0];
}
