/** The key beside the words of a button; read aloud through the button's `aria-keyshortcuts`. */
export function Key({ name }: { readonly name: string }) {
  return (
    <span class="key" aria-hidden="true">
      {name}
    </span>
  );
}
