/** A change (`-` goes, `+` comes), and the finding that it must give, as `hunk:line near`. */
export interface SpoiledCase {
  readonly name: string;
  readonly languageId: string;
  readonly diff: string;
  readonly finding: string;
}

const cart = (change: string) => ` export class Cart {
   private items: Item[] = [];
${change}
   add(item: Item): void {
     this.items.push(item);
   }
   remove(id: string): void {
     this.items = this.items.filter((item) => item.id !== id);
   }
 }
 `;

export const spoiledCases: readonly SpoiledCase[] = [
  {
    name: "a parenthesis left open",
    languageId: "typescript",
    diff: cart("+  total() {\n+    return sum(this.items;\n+  }"),
    finding: "h1:3 return sum(this.items",
  },
  {
    name: "a block left open, which the parser misses below the hunk",
    languageId: "typescript",
    diff: cart("+  total() {\n+    if (this.items.length === 0) {\n+      return 0;\n+  }"),
    finding: "h1:6 add(item: Item): void",
  },
  {
    name: "a brace too many",
    languageId: "typescript",
    diff: cart("+  total() {\n+    return 0;\n+  }\n+  }"),
    finding: "h1:6 add(item: Item): void",
  },
  {
    name: "a template string left open",
    languageId: "typescript",
    diff: cart("+  name() {\n+    return `cart;\n+  }"),
    finding: "h1:3 `",
  },
  {
    name: "an ellipsis in words where code should stand",
    languageId: "typescript",
    diff: cart("+  total() {\n+    ... rest of the method\n+  }"),
    finding: "h1:3 ... rest of the",
  },
  {
    name: "a code fence left in the file",
    languageId: "python",
    diff: " a = 1\n+```python\n+b = 2\n+```\n c = 3\n ",
    finding: "h1:1 ```; h1:3 ```",
  },
  {
    name: "prose left in the file",
    languageId: "typescript",
    diff: " const a = 1;\n+Here is the changed code:\n+const b = 2;\n const c = 3;\n ",
    finding: "h1:1 Here is the changed",
  },
  {
    name: "a merge conflict's marks",
    languageId: "javascript",
    diff: " const a = 1;\n+<<<<<<< HEAD\n+const b = 2;\n+=======\n+const b = 3;\n+>>>>>>> other\n ",
    finding: "h1:1 <<<<<<< HEAD; h1:3 =======; h1:5 >>>>>>>",
  },
  {
    name: "the second of two hunks",
    languageId: "typescript",
    diff: "-const a = 1;\n+const a = 2;\n const b = 2;\n const c = 3;\n-f(c);\n+f(c;\n ",
    finding: "h2:3 f(c",
  },
  {
    name: "a brace taken away by the second of three hunks",
    languageId: "typescript",
    diff: "+const x = 1;\n function a() {\n   b();\n-}\n+\n function c() {\n   d();\n+  e();\n }\n ",
    finding: "h2:7 }",
  },
  {
    name: "a tag left open",
    languageId: "typescriptreact",
    diff: " const A = () => (\n   <div>\n-    <b>a</b>\n+    <b>a\n   </div>\n );\n ",
    finding: "h1:2 <b>a",
  },
  {
    name: "types in a JavaScript file",
    languageId: "javascript",
    diff: "-function f(a) {\n+function f(a: number): string {\n   return a;\n }\n ",
    finding: "h1:0 a:",
  },
  {
    name: "a colon left out",
    languageId: "python",
    diff: " def f(a):\n-    if a:\n+    if a\n         return 1\n     return 2\n ",
    finding: "h1:1 if a",
  },
  {
    name: "an operator without its right side",
    languageId: "python",
    diff: " def f(a):\n-    return a\n+    return a +\n \n def g():\n     return 1\n ",
    finding: "h1:1 return a +",
  },
  {
    name: "a block left open",
    languageId: "go",
    diff: " package cart\n \n func total() int {\n+\tif true {\n+\t\treturn 1\n \treturn 0\n }\n \n func other() {}\n ",
    finding: "h1:8 other",
  },
  {
    name: "an assignment without a value",
    languageId: "rust",
    diff: ' fn main() {\n-    let a = 1;\n+    let a = ;\n     println!("{}", a);\n }\n ',
    finding: "h1:1 =",
  },
  {
    name: "a semicolon left out",
    languageId: "java",
    diff: " class Cart {\n   int total() {\n-    int sum = 0;\n+    int sum = 0\n     return sum;\n   }\n }\n ",
    finding: "h1:2 int sum = 0",
  },
  {
    name: "a parenthesis too many",
    languageId: "cpp",
    diff: " int main() {\n-  f(1);\n+  f(1));\n   return 0;\n }\n ",
    finding: "h1:1 )",
  },
  {
    name: "a brace left out",
    languageId: "csharp",
    diff: " class Cart {\n   int Total() {\n+    if (true) {\n+      return 1;\n     return 0;\n   }\n }\n ",
    finding: "h1:2 if (true) {",
  },
  {
    name: "an end left out",
    languageId: "ruby",
    diff: " class Cart\n   def total\n+    if true\n+      1\n     0\n   end\n end\n ",
    finding: "h1:2 if true",
  },
  {
    name: "a parenthesis left open",
    languageId: "php",
    diff: " <?php\n function total($items) {\n-  return sum($items);\n+  return sum($items;\n }\n ",
    finding: "h1:2 return sum($items",
  },
  {
    name: "a brace left open",
    languageId: "css",
    diff: " a {\n   color: red;\n-}\n b {\n   color: blue;\n }\n ",
    finding: "h1:4 }",
  },
  {
    name: "a loop without its end",
    languageId: "shellscript",
    diff: " for a in b c; do\n   echo $a\n-done\n+\n echo ready\n ",
    finding: "h1:4 echo ready",
  },
  {
    name: "a whole new file that is cut off",
    languageId: "typescript",
    diff: "+export function total(items: number[]) {\n+  let sum = 0;\n+  for (const item of items) {\n+    sum +=",
    finding: "h1:0 export function total(items: number[]) {",
  },
];

/** Changes of files that are broken where nothing changes, or are as broken after as before. */
export const brokenBefore: readonly (readonly [name: string, languageId: string, diff: string])[] = [
  ["a line above the hunk", "typescript", " f(a;\n-const b = 1;\n+const b = 2;\n g();\n "],
  ["a line below the hunk", "typescript", "+const b = 2;\n const a = 1;\n f(a;\n g();\n "],
  [
    "a block left open above the hunk",
    "typescript",
    " function a() {\n   if (b) {\n   c();\n }\n-d();\n+d();\n+e();\n ",
  ],
  ["a brace too many that the hunk moves", "typescript", "+const b = 2;\n+const c = 2;\n const a = 1;\n }\n "],
  ["what the hunk mends", "python", " def f(a):\n-    if a\n+    if a:\n         return 1\n "],
  ["a broken line that the hunk keeps", "typescript", " const a = 1;\n-f(a; // one\n+f(a; // two\n g();\n "],
  ["one of two mended", "javascript", " f(a;\n-g(b;\n+g(b);\n h();\n "],
];

/** Changes after which all is well. */
export const valid: readonly (readonly [languageId: string, diff: string])[] = [
  [
    "typescript",
    cart("+  total<T extends Item>(by: (item: T) => number): number {\n+    return 0 satisfies number;\n+  }"),
  ],
  ["typescriptreact", " const A = () => <div>\n+  {items.map((item) => <B key={item} {...item} />)}\n </div>;\n "],
  ["javascriptreact", "+const A = () => <><B /></>;\n "],
  ["javascript", " class A {\n+  static #b = 1n ?? 2;\n+  static { this.c ??= 1; }\n }\n "],
  ["python", " import a\n+match a:\n+    case {'b': c, **d} if c:\n+        print(f'{c!r:>{d}}')\n "],
  ["go", " package a\n+func Map[T, U any](in []T, f func(T) U) []U { return nil }\n "],
  ["rust", "+async fn f<'a>(a: &'a str) -> Result<(), Box<dyn Error>> { g(a).await?; Ok(()) }\n "],
  ["java", "+record Item(String id, int price) {}\n+sealed interface A permits B {}\n "],
  ["cpp", "+template <typename T> concept A = requires(T a) { a + a; };\n+auto f = [](auto&& a) { return a; };\n "],
  ["csharp", "+public record Item(string Id, decimal Price);\n "],
  ["php", "+<?php\n+enum A: string { case B = 'b'; }\n+$c = match(true) { default => fn($d) => $d };\n "],
  ["ruby", "+def total(items) = items.sum { _1.price }\n "],
  ["css", "+a { &:hover { color: rgb(0 0 0 / 50%); } }\n "],
  ["shellscript", '+if [[ $a =~ ^b ]]; then\n+  echo "$a" <<< c\n+fi\n '],
  ["powershell", "+function Get-A([string]$b) { $b | Where-Object { $_ -ne 'c' } }\n "],
  ["ini", "+[a]\n+b = c\n "],
];
