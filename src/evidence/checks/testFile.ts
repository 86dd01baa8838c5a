/** Whether a file is one of tests by its path: what would be unsafe elsewhere may be meant there. */
export function isTestFile(path: string): boolean {
  return /(?:^|[/\\])(?:tests?|specs?|__tests__|fixtures|testdata)[/\\]|[._-](?:test|spec)\.\w+$|(?:^|[/\\])test_\w+\.py$/i.test(
    path,
  );
}
