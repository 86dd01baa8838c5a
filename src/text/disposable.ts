/** Whatever holds something that must be given back. */
export interface Disposable {
  dispose(): void;
}
