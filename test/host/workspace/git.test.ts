import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { Task } from "../../../src/context/task.ts";
import { Access } from "../../../src/editor/access.ts";
import { commitMessage } from "../../../src/editor/commands/commitMessage.ts";
import { review } from "../../../src/editor/commands/review.ts";
import {
  changesToCommit,
  commitsOf,
  putCommitMessage,
  repositoryOf,
  uncommittedChanges,
} from "../../../src/editor/git.ts";
import type { GitRepository } from "../../../src/editor/gitApi.ts";
import { until } from "../ghostText.ts";

const run = promisify(execFile);

describe("git", () => {
  let folder = "";
  let found: GitRepository | undefined;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "caveat-git-")));
    await git("init", "-q");
    await write({ "cart.ts": "one\ntwo\n", "old.ts": "old\n", ".env": "KEY=1\n", ".caveatignore": "private.ts\n" });
    await write({ "private.ts": "one\n" });
    await git("add", "--force", ".");
    await git("commit", "-q", "-m", "Begin with a cart\n\nAnd more words.");
    const exports = await vscode.extensions.getExtension("vscode.git")?.activate();
    await exports.getAPI(1).openRepository(vscode.Uri.file(folder));
    await until("the repository", async () => {
      found = await repositoryOf(vscode.Uri.file(join(folder, "cart.ts")));
      return found !== undefined;
    });
  });

  afterEach(async () => {
    await git("reset", "-q", "--hard");
    await git("clean", "-q", "-f", "-d", "-x");
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  function git(...words: readonly string[]) {
    const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
    return run("git", [...who, ...words], { cwd: folder });
  }

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  }

  function repository(): GitRepository {
    assert.ok(found);
    return found;
  }

  it("tells of staged and unstaged changes in one diff", async () => {
    await write({ "cart.ts": "1\ntwo\n" });
    await git("add", "cart.ts");
    await write({ "cart.ts": "1\n2\n" });
    const { diff } = await uncommittedChanges(repository());
    assert.match(diff, /^\+\+\+ b\/cart\.ts\n@@ -1,2 \+1,2 @@\n-one\n-two\n\+1\n\+2\n$/m);
  });

  it("shows an untracked file as git would once it is staged", async () => {
    await write({ "new.ts": "one\ntwo" });
    const { diff } = await uncommittedChanges(repository());
    await git("add", "new.ts");
    const { stdout } = await git("diff", "--cached");
    assert.equal(diff, stdout.replace(/^index .*\n/m, ""));
  });

  it("leaves files with secrets and those of ignore files out, and says which", async () => {
    await write({ ".env": "KEY=2\n", "private.ts": "two\n", "cart.ts": "one\n" });
    const { diff, leftOut } = await uncommittedChanges(repository());
    assert.deepEqual([leftOut.toSorted(), /KEY|private/.test(diff)], [[".env", "private.ts"], false]);
  });

  it("tells of a deleted file", async () => {
    await rm(join(folder, "old.ts"));
    assert.match((await uncommittedChanges(repository())).diff, /^deleted file mode/m);
  });

  it("leaves a file out that was renamed from a name that may hold secrets", async () => {
    await git("mv", ".env", "harmless.txt");
    assert.deepEqual(await changesToCommit(repository()), { diff: "", leftOut: ["harmless.txt"] });
  });

  it("takes what is staged alone for the next commit", async () => {
    await write({ "cart.ts": "1\ntwo\n" });
    await git("add", "cart.ts");
    await write({ "old.ts": "new\n" });
    assert.doesNotMatch((await changesToCommit(repository())).diff, /old\.ts/);
  });

  it("takes all changes for the next commit where nothing is staged", async () => {
    await write({ "old.ts": "new\n" });
    assert.match((await changesToCommit(repository())).diff, /old\.ts/);
  });

  it("has no changes where there are none", async () => {
    assert.deepEqual(await uncommittedChanges(repository()), { diff: "", leftOut: [] });
  });

  /** The task that a command makes of the repository. */
  async function taskOf(command: typeof review): Promise<Task | undefined> {
    const tasks: Task[] = [];
    const access = new Access();
    const memory = { keys: () => [], get: () => undefined, update: async () => {} };
    const panel = { begin: async (task: Task) => void tasks.push(task) };
    await command({ panel, access, memory }, vscode.Uri.file(join(folder, "cart.ts")));
    access.dispose();
    return tasks[0];
  }

  it("has a review of the uncommitted changes", async () => {
    await write({ "cart.ts": "1\ntwo\n", ".env": "KEY=2\n" });
    const { feature, repository: root, diff, leftOut } = (await taskOf(review)) ?? {};
    assert.deepEqual(
      [feature, root, diff?.includes("+1\n"), leftOut],
      ["review", repository().rootUri.toString(), true, [".env"]],
    );
  });

  it("has a commit message drafted for what is staged", async () => {
    await write({ "cart.ts": "1\ntwo\n" });
    await git("add", "cart.ts");
    await write({ "old.ts": "new\n" });
    const { feature, diff } = (await taskOf(commitMessage)) ?? {};
    assert.deepEqual([feature, diff?.includes("old.ts")], ["commitMessage", false]);
  });

  it("has nothing to review where nothing changed", async () => {
    assert.equal(await taskOf(review), undefined);
  });

  it("names the last commits of a file", async () => {
    const [commit, ...others] = await commitsOf(vscode.Uri.file(join(folder, "cart.ts")), 5);
    assert.deepEqual([commit?.subject, commit?.author, others.length], ["Begin with a cart", "Ada", 0]);
  });

  it("puts a commit message into the repository's input", async () => {
    assert.equal(await putCommitMessage(repository().rootUri.toString(), "Say why"), true);
    assert.equal(repository().inputBox.value, "Say why");
  });

  it("knows of no repository outside of one", async () => {
    assert.equal(await repositoryOf(vscode.Uri.file(join(tmpdir(), "cart.ts"))), undefined);
  });
});
