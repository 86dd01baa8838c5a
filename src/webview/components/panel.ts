import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ToHost } from "../protocol.ts";
import type { Action } from "../state/state.ts";
import { type Words, words } from "../words.ts";

/** What every component may use: the way to the host, to the state, and the words. */
export interface Panel {
  readonly post: (message: ToHost) => void;
  readonly dispatch: (action: Action) => void;
  readonly words: Words;
  /** A number as people of the page's language write it. */
  readonly formatNumber: (value: number) => string;
  /** Pixels of a line of code. */
  readonly rowHeight: number;
}

export const PanelContext = createContext<Panel>({
  post: () => {},
  dispatch: () => {},
  words,
  formatNumber: String,
  rowHeight: 18,
});

export function usePanel(): Panel {
  return useContext(PanelContext);
}
