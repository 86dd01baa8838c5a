import type { Guard } from "./proposal.ts";

/** Folders of editors and patterns of files that a build server runs, in lower case; `/` before a name: at any depth. */
const editorFolders = /(?:^|\/)(?:\.vscode|\.vscode-server|\.idea|\.vs|\.zed|\.cursor|\.fleet)\/|\.code-workspace$/;
const ciFiles =
  /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.buildkite|\.woodpecker|\.forgejo|\.gitea|\.teamcity|\.azure-pipelines|\.husky|\.githooks|\.git|\.devcontainer)\/|(?:^|\/)(?:\.gitlab-ci\.ya?ml|\.travis\.yml|\.drone\.ya?ml|\.woodpecker\.ya?ml|\.appveyor\.yml|appveyor\.yml|azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.yml|jenkinsfile|cloudbuild\.ya?ml|\.cirrus\.yml|codefresh\.ya?ml|\.devcontainer\.json|\.pre-commit-config\.yaml|lefthook\.ya?ml|\.lefthook\.ya?ml)$/;
/** Files that a shell, a package manager or a build tool runs by itself, without being asked to run this one. */
const runFiles =
  /(?:^|\/)(?:\.(?:bash|zsh|ksh)(?:rc|env|_profile|_login|_logout)|\.zprofile|\.zlogin|\.profile|\.envrc|\.npmrc|\.yarnrc(?:\.ya?ml)?|\.pnpmfile\.cjs|\.gitconfig|\.gitmodules|\.gitattributes|\.ssh\/.*|makefile|gnumakefile|justfile|setup\.py|\.mise\.toml|mise\.toml)$/;

/**
 * Why changes of a path are decided one by one, whatever they are; `package.json` depends on what changes in it, see
 * `guardOfChange`. Letter case and blanks or dots at a part's end, which some file systems ignore, make no difference.
 */
export function guardOfPath(path: string): Guard | undefined {
  const plain = path
    .toLowerCase()
    .split("/")
    .map((part) => part.replace(/[. ]+$/, ""))
    .join("/");
  if (editorFolders.test(plain)) {
    return "editorSettings";
  }
  if (ciFiles.test(plain)) {
    return "ci";
  }
  return runFiles.test(plain) ? "packageScripts" : undefined;
}

/** As `guardOfPath`, and a `package.json` whose scripts or whose way to be run change. */
export function guardOfChange(path: string, before: string, after: string): Guard | undefined {
  const isManifest = /(?:^|\/)package\.json$/i.test(path);
  return guardOfPath(path) ?? (isManifest && runsOf(before) !== runsOf(after) ? "packageScripts" : undefined);
}

/** The parts of a manifest by which something is run; the whole text where it is no JSON. */
function runsOf(manifest: string): string {
  try {
    const parsed: unknown = JSON.parse(manifest);
    if (typeof parsed !== "object" || parsed === null) {
      return manifest;
    }
    const fields = new Map(Object.entries(parsed));
    return JSON.stringify(
      ["scripts", "bin", "gypfile", "husky", "simple-git-hooks", "lint-staged"].map((name) => fields.get(name)),
    );
  } catch (error) {
    if (error instanceof SyntaxError) {
      return manifest;
    }
    throw error;
  }
}
