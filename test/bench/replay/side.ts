/** Where a body is typed: into the engine alone, or in a real VS Code. */
export interface Side {
  /** Puts the cursor at the end of the line above the hole; whatever starts is over when it resolves. */
  begin(): Promise<void>;
  /** What the screen became since the last look; times are of `performance.now()` in this process, in milliseconds. */
  look(): Promise<readonly { readonly at: number; readonly ghost: string }[]>;
  /** Presses a character, or Enter with the indentation that it brings along. Gives the time at which the key went down. */
  type(text: string): Promise<number>;
  /** Takes the grey text with Tab. Gives the time at which the key went down, and what was on screen then: it may have changed since the last look. */
  tab(ghost: string): Promise<{ readonly at: number; readonly ghost: string }>;
  /** What stands in the hole now, where the side can tell. */
  written(): Promise<string>;
  end(): Promise<void>;
}
