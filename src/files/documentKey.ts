import { fileURLToPath } from "node:url";

/** Files go by their path, so that document and file are one; other documents by their uri. */
export function keyOf(uri: string): string {
  if (!uri.startsWith("file:")) {
    return uri;
  }
  try {
    return fileURLToPath(uri);
  } catch {
    // It names no file of this machine, such as one of another host.
    return uri;
  }
}
