import { type FimForm, fimFamilies } from "../../model/fimForm.ts";
import type { RemoteProvider } from "../../model/providers/remoteModel.ts";
import { templates } from "./templates.ts";

/** The forms that a provider's model may be asked in, the best first; a name only says which family is tried first. */
export function formsFor(provider: RemoteProvider, model: string): readonly FimForm[] {
  switch (provider) {
    case "anthropic":
      return ["hole"];
    case "openai":
      return ["suffix", "hole"];
    case "openaiCompatible": {
      const named = fimFamilies.filter((family) => templates[family].names.test(model));
      const others = fimFamilies.filter((family) => !named.includes(family));
      return ["suffix", "infill", "generate", ...named, ...others, "hole"];
    }
  }
}
