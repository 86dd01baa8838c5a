/**
 * Lines of a list by the pattern of a service's address, each "SIGN NAME VALUE ...". A sign says how a model's name matches:
 * `=` as it stands, `^` by its beginning, `$` by its end, `*` by a part, `~` by a regular expression.
 */
export type ServiceList = Readonly<Record<string, readonly string[]>>;

/** The values that a list has for a model at an origin; `undefined` where it has none. */
export function valuesOf(list: ServiceList, model: string, origin: string): readonly number[] | undefined {
  const service = Object.keys(list).find((pattern) => new RegExp(`^${pattern}`).test(origin));
  const line = service === undefined ? undefined : list[service]?.find((each) => names(each, model.toLowerCase()));
  return line?.split(" ").slice(2).map(Number);
}

function names(line: string, model: string): boolean {
  const [sign, text = ""] = line.split(" ", 2);
  switch (sign) {
    case "=":
      return model === text;
    case "^":
      return model.startsWith(text);
    case "$":
      return model.endsWith(text);
    case "*":
      return model.includes(text);
    default:
      return new RegExp(text).test(model);
  }
}
