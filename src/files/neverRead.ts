/** Names of files and folders that are never read, whatever the ignore files say; `*` stands for any characters. */
export const neverReadNames: readonly string[] = [
  // Other people's code, and what tools keep for themselves.
  ...[".git", ".hg", ".svn", "node_modules", "bower_components", "__pycache__", ".venv"],
  // What holds secrets.
  ...[".env", ".env.*", "*.env", ".envrc", ".npmrc", ".netrc", "_netrc", ".pypirc", ".htpasswd", ".pgpass"],
  ...["*.pem", "*.key", "*.p12", "*.pfx", "*.p8", "*.jks", "*.keystore", "*.kdbx", "*.asc", "*.gpg", "*.ppk", "*.ovpn"],
  ...["id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", ".ssh", ".aws", ".gnupg", ".kube", ".git-credentials"],
  ...["credentials", "credentials.*", "secrets", "secrets.*", "*.tfstate", "*.tfvars"],
  // What machines wrote.
  ...["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "*.lock", "*.map", "*.min.*"],
];

/** One pattern for all names: ignore rules of as many lines take ten times as long to compile, on the editor's own thread. */
const neverRead = new RegExp(
  `^(?:${neverReadNames.map((name) => name.replaceAll(".", "\\.").replaceAll("*", ".*")).join("|")})$`,
  "i",
);

/** Whether a path, given as the names on its way, leads to what is never read. */
export function isNeverRead(names: readonly string[]): boolean {
  return names.some((name) => neverRead.test(name));
}
