/** Globals of test runners (Mocha, Jest, Vitest, Jasmine, Cypress), of Deno and Bun, of browsers beyond what other lists have (HTML standard,
 * `Window`), built-ins of Python 2, and the namespaces that typings declare for all files (`@types/node`, `@types/react`). */
export const environmentNames = `
AudioContext Bun CSSStyleSheet Deno EventSource DOMParser IDBKeyRange IntersectionObserver JSX KeyboardEvent MouseEvent
MutationObserver NodeJS PointerEvent React ResizeObserver SharedWorker Storage TouchEvent Worker XMLHttpRequest
after afterAll afterEach assert basestring before beforeAll beforeEach browser cancelIdleCallback chai chrome cmp
confirm context customElements cy define describe execfile expect expectTypeOf fail getComputedStyle getSelection
importScripts indexedDB isSecureContext it jQuery jasmine jest long matchMedia postMessage prompt raw_input
reportError requestIdleCallback reveal_type scrollTo setup sinon specify suite suiteSetup suiteTeardown teardown
test unichr vi xdescribe xit xrange
`;
