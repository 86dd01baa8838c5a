/** Keywords, built-ins and their members of JavaScript (ECMA-262, and globals of Node 24 by `Object.getOwnPropertyNames` of
 * `globalThis` and of the built-ins' prototypes), of TypeScript (keywords and `lib.es5.d.ts`' utility types) and the names of the DOM
 * standard and of Node that explanations cite most. */
export const javascriptNames = `
AbortController AbortSignal AggregateError Array ArrayBuffer ArrayLike AsyncDisposableStack AsyncGenerator
AsyncIterable AsyncIterator Atomics Awaited BYTES_PER_ELEMENT BigInt BigInt64Array BigUint64Array Blob Boolean
BroadcastChannel Buffer ByteLengthQueuingStrategy Capitalize CloseEvent Collator CompressionStream
ConstructorParameters CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DataView Date
DateTimeFormat DecompressionStream DisplayNames DisposableStack Document DurationFormat EPSILON Element Error
EvalError Event EventTarget Exclude Extract File FinalizationRegistry Float16Array Float32Array Float64Array
FormData Function Generator HTMLElement Headers Infinity InstanceType Int16Array Int32Array Int8Array Intl
Iterable IterableIterator Iterator JSON LN10 LN2 LOG10E LOG2E ListFormat Locale Lowercase MAX_SAFE_INTEGER
MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE Map Math MessageChannel MessageEvent MessagePort NEGATIVE_INFINITY NaN
Navigator NoInfer Node NodeList NonNullable Number NumberFormat Object Omit OmitThisParameter PI
POSITIVE_INFINITY Parameters Partial Performance PerformanceEntry PerformanceMark PerformanceMeasure
PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming Pick PluralRules Promise PromiseLike
PropertyDescriptor PropertyKey Proxy RangeError ReadableByteStreamController ReadableStream
ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader
Readonly ReadonlyArray ReadonlyMap ReadonlySet Record ReferenceError Reflect RegExp RelativeTimeFormat Request
Required Response ReturnType SQRT1_2 SQRT2 Segmenter Set SharedArrayBuffer String SubtleCrypto SuppressedError
Symbol SyntaxError TemplateStringsArray TextDecoder TextDecoderStream TextEncoder TextEncoderStream
ThisParameterType ThisType TransformStream TransformStreamDefaultController TypeError URIError URL URLPattern
URLSearchParams UTC Uint16Array Uint32Array Uint8Array Uint8ClampedArray Uncapitalize Uppercase WeakMap WeakRef
WeakSet WebAssembly WebSocket Window WritableStream WritableStreamDefaultController WritableStreamDefaultWriter
__dirname __filename abs abstract accessor acos acosh add addEventListener alert all allSettled anchor and any
appendChild apply arguments argv as asIntN asUintN asin asinh assert asserts assign async asyncDispose
asyncIterator async_hooks at atan atan2 atanh atob await big bigint bind blink bold boolean break btoa buffer
byteLength byteOffset call caller cancelAnimationFrame captureStackTrace case catch cbrt ceil charAt charCodeAt
child_process class classList clear clearImmediate clearInterval clearTimeout cluster clz32 codePointAt
compareExchange compile concat console const constants construct constructor continue copyWithin cos cosh create
createElement crypto cwd dataset debug debugger declare decodeURI decodeURIComponent default defineProperties
defineProperty delete deleteProperty deref description detached dgram diagnostics_channel difference
dispatchEvent dispose dns do document domain dotAll drop else encodeURI encodeURIComponent endsWith entries enum
env error escape eval events every exchange exec exit exp expm1 export exports extends f16round false fetch fill
filter finally find findIndex findLast findLastIndex fixed flags flat flatMap floor fontcolor fontsize for
forEach format formatRange formatRangeToParts formatToParts freeze from fromAsync fromCharCode fromCodePoint
fromEntries fround fs function get getAttribute getBigInt64 getBigUint64 getCanonicalLocales getDate getDay
getElementById getFloat16 getFloat32 getFloat64 getFullYear getHours getInt16 getInt32 getInt8 getMilliseconds
getMinutes getMonth getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols
getPrototypeOf getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours
getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds getUint16 getUint32 getUint8 getYear global
globalThis groupBy grow growable has hasIndices hasInstance hasOwn hasOwnProperty history http http2 https hypot
if ignoreCase implements import imul in includes indexOf infer info innerHTML input inspector instanceof
interface intersection intrinsic is isArray isConcatSpreadable isDisjointFrom isError isExtensible isFinite
isFrozen isInteger isLockFree isNaN isPrototypeOf isRawJSON isSafeInteger isSealed isSubsetOf isSupersetOf
isView isWellFormed italics iterator join keyFor keyof keys lastIndexOf lastMatch lastParen leftContext length
let link load localStorage localeCompare location log log10 log1p log2 map match matchAll max maxByteLength
message min module multiline name namespace navigator net never new nextTick node normalize notify now npm npx
null number object of onclick or os out override ownKeys package padEnd padStart parse parseFloat parseInt path
pause perf_hooks performance pnpm pop pow prepareStackTrace preventDefault preventExtensions private process
propertyIsEnumerable protected prototype public punycode push querySelector querySelectorAll querystring
queueMicrotask race random raw rawJSON readline readonly reduce reduceRight register reject removeEventListener
repeat repl replace replaceAll requestAnimationFrame require resizable resize resolve resolvedOptions return
reverse revocable rightContext round satisfies seal search sessionStorage set setAttribute setBigInt64
setBigUint64 setDate setFloat16 setFloat32 setFloat64 setFullYear setHours setImmediate setInt16 setInt32
setInt8 setInterval setMilliseconds setMinutes setMonth setPrototypeOf setSeconds setTime setTimeout setUTCDate
setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds setUint16 setUint32
setUint8 setYear shift sign sin sinh size slice small some sort source species splice split sqrt stackTraceLimit
startsWith static stderr stdin stdout sticky stopPropagation store stream strike string string_decoder stringify
structuredClone sub subarray substr substring sup super supportedValuesOf switch symbol symmetricDifference sys
take tan tanh target test textContent then this throw timers tls toArray toDateString toExponential toFixed
toGMTString toISOString toJSON toLocaleDateString toLocaleLowerCase toLocaleString toLocaleTimeString
toLocaleUpperCase toLowerCase toPrecision toPrimitive toReversed toSorted toSpliced toString toStringTag
toTimeString toUTCString toUpperCase toWellFormed trace_events transfer transferToFixedLength trim trimEnd
trimLeft trimRight trimStart true trunc try tty type typeof undefined unescape unicode unicodeSets union unique
unknown unregister unscopables unshift url using util v8 valueOf values var vm void wait waitAsync warn wasi
while window with withResolvers worker_threads xor yarn yield zlib
`;
