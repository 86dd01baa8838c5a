import * as vscode from "vscode";

/**
 * What a folder of the workspace holds, by its path as `pathOf` gives it, folders with a slash at their end; `null` where there is no
 * such folder, `undefined` where the path leads out of the workspace or can't be looked at. Names alone are told, nothing is read.
 */
export async function folderEntries(path: string): Promise<readonly string[] | null | undefined> {
  const folder = vscode.workspace.isTrusted ? folderAt(path) : undefined;
  if (folder === undefined) {
    return undefined;
  }
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ((type & vscode.FileType.Directory) !== 0 ? `${name}/` : name));
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && /^FileNot(?:Found|ADirectory)$/.test(error.code);
    // A disk that can't be reached says nothing of what is on it.
    return isMissing ? null : undefined;
  }
}

/** With several folders open, a path begins with the name of one. */
function folderAt(path: string): vscode.Uri | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const parts = path.split("/");
  if (parts.includes("..") || /^(?:\/|[a-z][\w+.-]*:)/i.test(path)) {
    return undefined;
  }
  if (folders.length === 1) {
    return vscode.Uri.joinPath(folders[0]!.uri, path);
  }
  const folder = folders.find(({ name }) => name === parts[0]);
  return folder && vscode.Uri.joinPath(folder.uri, ...parts.slice(1));
}
