import * as vscode from "vscode";
import { type Found, tryModel } from "../../../completion/probe.ts";
import type { FimForm } from "../../../model/fimForm.ts";
import type { Model } from "../../../model/model.ts";
import { type Address, isNear } from "../../../model/providers/address.ts";
import { createRemoteModel, type RemoteProvider } from "../../../model/providers/remoteModel.ts";
import { askServerFacts } from "../../../model/providers/serverFacts.ts";
import { type Abilities, probeAbilities } from "../../../prompt/abilities.ts";
import { formsFor } from "../../../prompt/fim/forms.ts";
import type { ModelEntry } from "../../modelEntry.ts";
import { tellForm } from "./formWords.ts";
import { withProgress } from "./progress.ts";

/** A model over the network, as a person chose it. */
export interface Choice {
  readonly provider: RemoteProvider;
  readonly address: Address & { ok: true };
  readonly key: string | undefined;
  readonly model: string;
}

/** What there is to know of a model once it was tried. */
export interface Trial {
  readonly found: Found;
  readonly can: Can;
}

export type Can = Pick<ModelEntry, "tools" | "logprobs" | "promptCaching" | "contextWindow" | "maxOutput"> &
  Pick<Abilities, "chat">;

/** Finds out how a model fills a hole, and what else it can do. `undefined`: the person cancelled. */
export function tryRemote(choice: Choice): Promise<Trial | undefined> {
  const { provider, address, key, model } = choice;
  const isOwn = isNear(new URL(address.origin).hostname);
  return withProgress(vscode.l10n.t("Trying {0}", model), async (signal, report) => {
    const onForm = (form: FimForm) => report(tellForm(form));
    const options = { address: address.base, key, model };
    const found = await tryModel(
      (fim) => createRemoteModel(provider, { ...options, fim }),
      formsFor(provider, model),
      { isOwn, onForm },
      signal,
    );
    if (found.problem !== undefined) {
      return { found, can: {} };
    }
    // Asked now, for a server on this machine has loaded the model by now, and says what it gave it.
    const facts = await askServerFacts({ provider, ...options }, signal);
    const { contextWindow, maxOutput, ...said } = facts;
    const known = found.fim === "hole" ? { ...said, chat: true } : said;
    const create = (may: { tools: boolean; logprobs: boolean }) =>
      createRemoteModel(provider, { ...options, fim: found.fim, found: may });
    const onAbility = (ability: keyof Abilities) => report(abilityNames[ability]());
    const abilities = await probeAbilities(create, { known, isOwn, onAbility }, signal);
    return {
      found,
      can: {
        ...abilities,
        ...(contextWindow === undefined ? {} : { contextWindow }),
        ...(maxOutput === undefined ? {} : { maxOutput }),
      },
    };
  });
}

/** The same for a model of the editor, which takes chats alone. */
export function tryEditor(name: string, model: Model): Promise<Trial | undefined> {
  return withProgress(vscode.l10n.t("Trying {0}", name), async (signal) => ({
    found: await tryModel(() => model, ["hole"], { isOwn: false }, signal),
    can: { chat: true },
  }));
}

const abilityNames: Readonly<Record<keyof Abilities, () => string>> = {
  chat: () => vscode.l10n.t("whether it chats"),
  tools: () => vscode.l10n.t("whether it calls tools"),
  logprobs: () => vscode.l10n.t("whether it states probabilities"),
  promptCaching: () => vscode.l10n.t("whether its prompts are cached"),
};
