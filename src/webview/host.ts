import { type ToHost, type ToPage, toPage } from "./protocol.ts";
import { type View, viewSchema } from "./state/panelState.ts";

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** The extension host as the page sees it. */
export interface Host {
  post(message: ToHost): void;
  /** Calls `take` once a frame with what has arrived; a message that is none of ours is left out. */
  listen(take: (messages: readonly ToPage[]) => void): void;
  savedView(): View | undefined;
  saveView(view: View): void;
}

/** Connects to VS Code; can be called once in a page's life. */
export function connectHost(): Host {
  const vscode = acquireVsCodeApi();
  return {
    post: (message) => vscode.postMessage(message),
    listen,
    savedView: () => viewSchema.safeParse(vscode.getState()).data,
    saveView: (view) => vscode.setState(view),
  };
}

function listen(take: (messages: readonly ToPage[]) => void): void {
  let waiting: ToPage[] = [];
  const flush = () => {
    const messages = waiting;
    waiting = [];
    take(messages);
  };
  window.addEventListener("message", ({ data }) => {
    const message = toPage.safeParse(data);
    if (message.success) {
      if (waiting.length === 0) {
        requestAnimationFrame(flush);
      }
      waiting.push(message.data);
    }
  });
}
