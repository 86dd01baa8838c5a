import { lexer, type Token, type Tokens } from "marked";

/** What stands between white space, or a whole code span. */
export interface Word {
  readonly text: string;
  readonly isCode: boolean;
}

/** The words of each paragraph, heading, list item and table cell; fenced and indented code and HTML are left out. */
export function inlineRuns(markdown: string): readonly (readonly Word[])[] {
  return lexer(markdown).flatMap(runsOf);
}

/** The code blocks of a Markdown text. */
export function codeBlocks(markdown: string): readonly string[] {
  return lexer(markdown).flatMap(codeOf);
}

function runsOf(token: Token): (readonly Word[])[] {
  switch (token.type) {
    case "list":
      return (token as Tokens.List).items.flatMap(({ tokens }) => tokens.flatMap(runsOf));
    case "table": {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows].flat().map(({ tokens }) => tokens.flatMap(wordsOf));
    }
    case "blockquote":
      return (token as Tokens.Blockquote).tokens.flatMap(runsOf);
    case "paragraph":
    case "heading":
    case "text":
      return [wordsOf(token)];
    default:
      return [];
  }
}

function codeOf(token: Token): string[] {
  switch (token.type) {
    case "code":
      return [(token as Tokens.Code).text];
    case "list":
      return (token as Tokens.List).items.flatMap(({ tokens }) => tokens.flatMap(codeOf));
    case "blockquote":
      return (token as Tokens.Blockquote).tokens.flatMap(codeOf);
    default:
      return [];
  }
}

function wordsOf(token: Token): Word[] {
  switch (token.type) {
    case "codespan":
      return [{ text: (token as Tokens.Codespan).text.trim(), isCode: true }];
    case "html":
    case "image":
      return [];
    case "link":
      return isAddress(token as Tokens.Link) ? [] : innerWords(token);
    default:
      return innerWords(token);
  }
}

function innerWords(token: Token): Word[] {
  if ("tokens" in token && token.tokens !== undefined) {
    return token.tokens.flatMap(wordsOf);
  }
  return "text" in token ? plainWords(token.text) : [];
}

/** Brackets, quotes and commas end a word like white space. */
function plainWords(text: string): Word[] {
  return (text.match(/[^\s"“”‘’<>()[\]{},|]+/g) ?? []).map((word) => ({ text: word, isCode: false }));
}

/** A link that shows its own address. */
function isAddress({ text, href }: Tokens.Link): boolean {
  return href.endsWith(text) || text.includes("://");
}
