import type { SecretStorage } from "vscode";

/** Keys of providers, each bound to the origin it was entered for and kept in the editor's secret storage alone. */
export class Keys {
  private readonly storage: SecretStorage;
  readonly onDidChange: SecretStorage["onDidChange"];

  constructor(storage: SecretStorage) {
    this.storage = storage;
    this.onDidChange = storage.onDidChange;
  }

  /** The key for an origin such as `https://api.openai.com`, if one was entered. */
  get(origin: string): Thenable<string | undefined> {
    return this.storage.get(nameFor(origin));
  }

  /** Keeps a key for an origin; an empty one takes it out. */
  set(origin: string, key: string): Thenable<void> {
    return key === "" ? this.storage.delete(nameFor(origin)) : this.storage.store(nameFor(origin), key);
  }
}

function nameFor(origin: string): string {
  return `key:${origin}`;
}
