import { KeptThread } from "../thread/keptThread.ts";
import type { ReadableDocument, WorkspaceFollower } from "./workspaceFollower.ts";

/** What a thread that follows the workspace is told. */
export type FollowerMessage =
  | { readonly type: "documentChanged"; readonly document: ReadableDocument }
  | { readonly type: "documentClosed"; readonly uri: string }
  | { readonly type: "addFolder"; readonly path: string }
  | { readonly type: "forgetFolder"; readonly path: string }
  | { readonly type: "fileChanged"; readonly path: string };

/** Hands on, in the thread, what it was told of the workspace. */
export function tellFollower(follower: WorkspaceFollower, message: FollowerMessage): void {
  switch (message.type) {
    case "documentChanged":
      follower.documentChanged(message.document);
      break;
    case "documentClosed":
      follower.documentClosed(message.uri);
      break;
    case "addFolder":
      follower.addFolder(message.path);
      break;
    case "forgetFolder":
      follower.forgetFolder(message.path);
      break;
    case "fileChanged":
      follower.fileChanged(message.path);
      break;
  }
}

/** Characters beyond which a document is data; handing over more would hold the calling thread. */
const longestDocument = 1_000_000;

/** A thread that is told of the workspace, and told again of the open documents and the folders when it is started anew. */
export class FollowingThread<Sent, Received>
  extends KeptThread<Sent | FollowerMessage, Received>
  implements WorkspaceFollower
{
  documentChanged(document: ReadableDocument): void {
    if (document.text.length > longestDocument) {
      this.documentClosed(document.uri);
    } else {
      this.tell(document.uri, { type: "documentChanged", document });
    }
  }

  documentClosed(uri: string): void {
    this.untell(uri, { type: "documentClosed", uri });
  }

  addFolder(path: string): void {
    this.tell(path, { type: "addFolder", path });
  }

  forgetFolder(path: string): void {
    this.untell(path, { type: "forgetFolder", path });
  }

  fileChanged(path: string): void {
    this.post({ type: "fileChanged", path });
  }
}
