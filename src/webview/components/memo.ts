import { Component, type ComponentChild, type FunctionComponent, h } from "preact";

/** A component that renders again only when one of its properties is another value: what keeps 200 hunks still while one changes. */
export function memo<P extends object>(render: FunctionComponent<P>): new (props: P) => Component<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const keys = new Set([...Object.keys(next), ...Object.keys(this.props)]) as Set<keyof P>;
      return [...keys].some((key) => next[key] !== this.props[key]);
    }

    override render(): ComponentChild {
      return h(render, this.props as P & { readonly children?: never });
    }
  };
}
