import { join } from "node:path";
import * as vscode from "vscode";
import { FolderFiles } from "../files/folderFiles.ts";
import { readText } from "../files/readText.ts";

/** Reads the files of one folder of the workspace that hold instructions to assistants, in trusted folders alone. */
export class InstructionFiles {
  private readonly root: string;

  /** `folder`: on disk; of another file system nothing is read. */
  constructor(folder: vscode.WorkspaceFolder) {
    this.root = folder.uri.scheme === "file" ? folder.uri.fsPath : "";
  }

  /** Text of a file by its path in the folder; `undefined` where there is none, or none that may be read. */
  async read(path: string): Promise<string | undefined> {
    const file = join(this.root, path);
    return (await this.mayRead(file)) ? readText(file) : undefined;
  }

  /** Paths of the files right in a folder, by its path; empty where there is no such folder. */
  async list(folder: string): Promise<readonly string[]> {
    if (this.root === "" || !vscode.workspace.isTrusted) {
      return [];
    }
    const entries = await entriesOf(vscode.Uri.file(join(this.root, folder)));
    const paths = entries.filter(([, type]) => type === vscode.FileType.File).map(([name]) => `${folder}/${name}`);
    const allowed = await Promise.all(paths.map((path) => this.mayRead(join(this.root, path))));
    return paths.filter((_path, index) => allowed[index] === true).sort();
  }

  private async mayRead(file: string): Promise<boolean> {
    return this.root !== "" && vscode.workspace.isTrusted && new FolderFiles(this.root).allows(file);
  }
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // Most folders have no such folder, and a file system says so by an error.
    return [];
  }
}
