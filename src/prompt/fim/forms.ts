import { type FimForm, fimFamilies } from "../../model/fimForm.ts";
import type { RemoteProvider } from "../../model/providers/remoteModel.ts";
import { templates } from "./templates.ts";

/** How Mistral and Inception call the models that they offer at a path for prompt and suffix. */
const atFimEndpoint = /codestral|mercury/i;

/** The forms that a provider's model may be asked in, the best first; a name only says which form and family are tried first. */
export function formsFor(provider: RemoteProvider, model: string): readonly FimForm[] {
  switch (provider) {
    case "anthropic":
      return ["hole"];
    case "openai":
      return ["suffix", "hole"];
    case "openaiCompatible": {
      const paths: readonly FimForm[] = atFimEndpoint.test(model)
        ? ["fimEndpoint", "suffix", "infill", "generate"]
        : ["suffix", "infill", "generate", "fimEndpoint"];
      const named = fimFamilies.filter((family) => templates[family].names.test(model));
      const others = fimFamilies.filter((family) => !named.includes(family));
      return [...paths, ...named, ...others, "hole"];
    }
  }
}
