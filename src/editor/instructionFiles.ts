import { join } from "node:path";
import * as vscode from "vscode";
import type { InstructionFiles } from "../context/instructions.ts";
import { FolderFiles } from "../files/folderFiles.ts";
import { readText } from "../files/readText.ts";

/** Files that are listed of a folder; instructions are a handful. */
const mostFiles = 500;

/** Reads the files of one folder of the workspace that hold instructions to assistants, in trusted folders alone. */
export class FolderInstructions implements InstructionFiles {
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

  /** Paths of the files in a folder and in the folders below it; empty where there is no such folder. Links are not followed. */
  async list(folder: string): Promise<readonly string[]> {
    const found: string[] = [];
    const folders = this.root === "" || !vscode.workspace.isTrusted ? [] : [folder];
    for (let next = folders.shift(); next !== undefined && found.length < mostFiles; next = folders.shift()) {
      for (const [name, type] of await entriesOf(vscode.Uri.file(join(this.root, next)))) {
        const path = `${next}/${name}`;
        if (type === vscode.FileType.Directory) {
          folders.push(path);
        } else if (type === vscode.FileType.File && (await this.mayRead(join(this.root, path)))) {
          found.push(path);
        }
      }
    }
    return found.sort();
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
