/** Words of common languages that name nothing; every other word can be renamed. */
export const keywords: ReadonlySet<string> = new Set(
  (
    "abstract and any as assert async await boolean break case catch class const continue def default del delete do elif else " +
    "enum except export extends false False final finally fn for from func function global go if impl implements import in " +
    "instanceof int interface is lambda let match mod module mut namespace never new nil None not null number object of or " +
    "package pass private protected pub public raise readonly require return self static string struct super switch this " +
    "throw throws true True try type typeof undefined unknown use var void where while with yield"
  ).split(" "),
);
