import { parseAddress } from "../model/providers/address.ts";
import { homes } from "../model/providers/homes.ts";
import { editorOrigin } from "./editorModel.ts";
import type { Settings } from "./settingsSchema.ts";

/** Where the requests to the model that the settings name go: origin and host, or what a person typed instead of an address. */
export function targetOf({ provider, address }: Settings["model"]): { readonly origin: string; readonly host: string } {
  if (provider === "editor") {
    return { origin: editorOrigin, host: editorOrigin };
  }
  const base = provider === "openai" || provider === "anthropic" ? homes[provider] : address;
  const parsed = parseAddress(base);
  return parsed.ok ? { origin: parsed.origin, host: new URL(parsed.origin).host } : { origin: base, host: base };
}
