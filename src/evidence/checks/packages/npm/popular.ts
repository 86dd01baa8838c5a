/**
 * Packages that a slip of the pen means: of the most downloaded ones on npm in November 2026 the first 200 without a scope or a
 * platform, and those that applications name most though others are downloaded more (frameworks, databases, build tools).
 * Some are here because their names are close to one of these.
 */
export const popularNpm: ReadonlySet<string> = new Set(
  `
@apollo/server acorn agent-base ajv angular ansi-escapes ansi-regex ansi-styles apollo-server argparse args async
asynckit autoprefixer aws-sdk axios babel-loader balanced-match bcrypt bcryptjs better-sqlite3 bluebird body-parser
bootstrap brace-expansion braces browserslist buffer buffers bunyan bytes call-bind-apply-helpers callsites
camel-case camelcase caniuse-lite chai chalk chart.js cheerio chokidar ci-info classnames cliui clsx color
color-convert color-name colors combined-stream commander compression concat-map concurrently content-disposition
convert-source-map cookie cookie-parser cookies cors cosmiconfig cross-env cross-fetch cross-spawn css-loader
cypress date-fns dayjs debug delayed-stream depd dir-glob discord.js doctrine dotenv dunder-proto eastasianwidth ejs
electron electron-builder electron-to-chromium emoji-regex encodeurl enquirer entities es-define-property es-errors
es-object-atoms es-set-tostringtag esbuild escalade escape-string-regexp eslint eslint-scope eslint-visitor-keys
espree estraverse estree-walker event-stream execa express express-session fast-deep-equal fast-glob fastify fastq
file-entry-cache fill-range finalhandler find-up firebase flat-cache form-data formik fs-extra function-bind
get-caller-file get-intrinsic get-port get-proto get-stream glob glob-parent global globals gopd got graceful-fs
graphql grunt gulp handlebars hapi has-flag has-symbols has-tostringtag hasown helmet highlight.js http-errors
http-proxy-agent https-proxy-agent human-signals husky iconv-lite ignore immer immutable inherits inquirer ioredis
is-arrayish is-core-module is-docker is-extglob is-fullwidth-code-point is-glob is-number is-stream is-wsl isarray
isexe jackspeak jasmine jest jest-util jest-worker joi jquery js-tokens js-yaml jsdoc jsdom jsesc
json-schema-traverse json5 jsonfile jsonwebtoken karma kind-of knex koa leaflet lerna less less-loader lint-staged
locate-path lodash lodash-es lru-cache luxon magic-string make-dir marked math-intrinsics micromatch mime mime-db
mime-types mimic-fn minimatch minimist minipass mkdirp mobx mocha moment mongodb mongoose morgan mssql multer
mustache mysql mysql2 nanoid negotiator next nock node-fetch nodemailer nodemon normalize-path npm-run-path nuxt nyc
object-assign object-inspect object.assign once onetime openai ora p-limit p-locate parcel parse-json parse5
parseurl passport path-exists path-key path-scurry path-to-regexp picocolors picomatch pify pinia pino playwright
postcss postcss-selector-parser preact prettier pretty-format prisma pug punycode puppeteer ramda react react-dom
react-is react-redux react-router react-router-dom readable-stream readdirp redis redux redux-thunk request
require-from-string resolve resolve-from rimraf rollup rxjs safe-buffer safer-buffer sass sass-loader scheduler
schema-utils semver send sequelize sharp shebang-command shebang-regex shelljs side-channel signal-exit sinon slash
socket.io socket.io-client source-map source-map-js source-map-support sqlite3 statuses storybook string-width
string_decoder strip-ansi strip-bom strip-eof strip-final-newline strip-json-comments stripe style-loader
styled-components superagent supertest supports-color svelte swr synckit tailwindcss three to-regex-range tr46
ts-jest ts-loader ts-node tslib tslint tsx turbo type-fest typeorm typescript ulid underscore undici undici-types
universalify update-browserslist-db uri-js util-deprecate uuid validator vite vitest vue vue-router vuex
webidl-conversions webpack webpack-cli webpack-dev-server whatwg-url which winston wrap-ansi wrappy xlsx y18n
yallist yaml yargs yargs-parser yocto-queue yup zod zustand
`
    .trim()
    .split(/\s+/),
);
