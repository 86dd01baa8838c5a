import { parseAddress } from "../model/providers/address.ts";
import { homes } from "../model/providers/homes.ts";
import { editorOrigin } from "./editorModel.ts";
import type { ModelEntry } from "./modelEntry.ts";

/** Where the requests to a model go. */
export interface Target {
  /** As a person typed it, or the provider's home. */
  readonly address: string;
  /** Such as `http://127.0.0.1:8080`, and `127.0.0.1:8080`; what a person typed where that is no address. */
  readonly origin: string;
  readonly host: string;
}

/** Where the requests to a model that is set up go. */
export function targetOf({ provider, address = "" }: Pick<ModelEntry, "provider" | "address">): Target {
  if (provider === "editor") {
    return { address: editorOrigin, origin: editorOrigin, host: editorOrigin };
  }
  const base = provider === "openaiCompatible" ? address.trim() : address.trim() || homes[provider];
  const parsed = parseAddress(base);
  return parsed.ok
    ? { address: base, origin: parsed.origin, host: new URL(parsed.origin).host }
    : { address: base, origin: base, host: base };
}
