import { createClient } from "../model/client/client.ts";
import { systemClock } from "../model/client/clock.ts";
import { type KeyState, KeyStates } from "../model/client/states.ts";
import type { Model } from "../model/model.ts";
import { parseAddress } from "../model/providers/address.ts";
import { homes } from "../model/providers/homes.ts";
import { createRemoteModel, type RemoteProvider } from "../model/providers/remoteModel.ts";
import type { Keys } from "./secrets.ts";
import type { Settings } from "./settingsSchema.ts";

/** What the client holds back at this moment. */
export interface HeldBack {
  /** Requests that wait for the key's limit. */
  readonly waiting: number;
  /** Until when a failing model is not asked, in milliseconds since the epoch. */
  readonly restsUntil?: number;
}

/** The models over the network, each behind the client. What the client knows of a key stays when the model changes. */
export class RemoteModels {
  private readonly states: KeyStates;
  private readonly onChange: (heldBack: HeldBack) => void;
  private answering: { readonly state: KeyState; readonly model: string } | undefined;

  /** `onChange` is told of the model that was created last. */
  constructor(onChange: (heldBack: HeldBack) => void) {
    this.onChange = onChange;
    this.states = new KeyStates(systemClock, () => this.tell());
  }

  /** Builds the model that the settings name; its SDK is loaded at its first request. */
  async create(provider: RemoteProvider, { address, name, fim }: Settings["model"], keys: Keys): Promise<Model> {
    const base = provider === "openaiCompatible" ? address : homes[provider];
    const parsed = parseAddress(base);
    const key = parsed.ok ? await keys.get(parsed.origin) : undefined;
    const model = createRemoteModel(provider, { address: base, key, model: name, fim });
    return this.behindClient(model, parsed.ok ? parsed.origin : base, key);
  }

  /** Puts a model behind the client; `key` only tells apart whose limits are counted. */
  behindClient(model: Model, origin: string, key: string | undefined): Model {
    const state = this.states.of(origin, key);
    // Whoever set it up anew, perhaps with the server running again, waits for no old faults.
    state.breakerOf(model.id).succeed();
    this.answering = { state, model: model.id };
    this.tell();
    return createClient(model, { state, clock: systemClock, random: Math.random });
  }

  private tell(): void {
    if (this.answering === undefined) {
      return;
    }
    const { state, model } = this.answering;
    const rest = state.breakerOf(model).timeLeft();
    this.onChange({ waiting: state.line.length, ...(rest === 0 ? {} : { restsUntil: Date.now() + rest }) });
  }
}
