// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code that is put into files.
import type { UnsafeRule } from "../../../../src/evidence/check.ts";
import { type FaultMaker, pick } from "./fault.ts";
import { isPython, withStatements } from "./statements.ts";

type Statements = readonly (readonly string[])[];

/** What models write for each rule, in forms of their own: not those of the rules' tests. */
const statements: Readonly<Record<UnsafeRule, { readonly script: Statements; readonly python: Statements }>> = {
  "code-from-text": {
    script: [
      ["const computed = eval(NAME);"],
      ["const make = new Function('scope', `return ${NAME}`);"],
      ["vm.runInThisContext(NAME);"],
    ],
    python: [["computed = eval(NAME)"], ["exec(NAME, {})"], ["result = eval('NAME.' + NAME)"]],
  },
  "command-from-text": {
    script: [
      ["require('child_process').execSync(`cp ${NAME} /tmp`);"],
      ["const shell = require('child_process');", "const line = 'grep -r ' + NAME;", "shell.exec(line, done);"],
      ["const { spawnSync } = require('node:child_process');", "spawnSync(`zip ${NAME}`, { shell: true });"],
    ],
    python: [
      ["os.system('convert ' + NAME)"],
      ["subprocess.run(f'tar xzf {NAME}', shell=True)"],
      ["line = 'grep %s .' % NAME", "subprocess.Popen(line, shell=True)"],
    ],
  },
  "sql-from-text": {
    script: [
      ["const found = await db.query(`SELECT * FROM items WHERE owner = '${NAME}'`);"],
      ['const sql = "DELETE FROM items WHERE id = " + NAME;'],
      ["await pool.execute('UPDATE items SET title = \"' + NAME + '\" WHERE id = 1');"],
    ],
    python: [
      ["cursor.execute(f\"SELECT * FROM items WHERE owner = '{NAME}'\")"],
      ['cursor.execute("INSERT INTO items VALUES (%s)" % NAME)'],
      ['statement = "SELECT id FROM items WHERE owner = " + NAME'],
    ],
  },
  "html-from-text": {
    script: [
      ["container.innerHTML = NAME;"],
      ["list.innerHTML += `<li>${NAME}</li>`;"],
      ["document.write(NAME);"],
      ["box.insertAdjacentHTML('beforeend', NAME);"],
    ],
    python: [["body = mark_safe(NAME)"]],
  },
  "path-from-request": {
    script: [["const target = path.join(root, req.params.file);"], ["fs.createReadStream(req.query.path).pipe(res);"]],
    python: [["target = os.path.join(root, request.args['file'])"], ["handle = open(request.GET['path'])"]],
  },
  "certificates-unchecked": {
    script: [
      ["const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });"],
      ['process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";'],
    ],
    python: [
      ["response = requests.post(url, json=NAME, verify=False)"],
      ["context = ssl._create_unverified_context()"],
    ],
  },
  "weak-hash": {
    script: [
      ["const passwordHash = createHash('md5').update(NAME).digest('hex');"],
      ["const digest = crypto.createHash('sha1').update(user.password).digest('base64');"],
    ],
    python: [
      ["password_hash = hashlib.md5(NAME).hexdigest()"],
      ["digest = hashlib.sha1(user.password.encode()).hexdigest()"],
    ],
  },
  "guessable-secret": {
    script: [
      ["const sessionToken = Math.random().toString(36).slice(2);"],
      ["const secret = `${NAME}-${Math.random()}`;"],
    ],
    python: [["session_token = ''.join(random.choices('abcdef', k=32))"], ["reset_code = random.randint(0, 999999)"]],
  },
  "objects-from-bytes": {
    script: [["const state = serialize.unserialize(NAME);"]],
    python: [["state = pickle.loads(NAME)"], ["settings = yaml.load(NAME)"], ["state = dill.load(NAME)"]],
  },
  "cors-with-credentials": {
    script: [
      ["app.use(cors({ origin: '*', methods: ['GET'], credentials: true }));"],
      [
        "res.setHeader('Access-Control-Allow-Origin', '*');",
        "res.setHeader('Access-Control-Allow-Credentials', 'true');",
      ],
    ],
    python: [["app.add_middleware(CORSMiddleware, allow_origins=['*'], allow_credentials=True)"]],
  },
  "token-unverified": {
    script: [["const claims = jwt.verify(NAME, '', { algorithms: ['none'] });"]],
    python: [["claims = jwt.decode(NAME, options={'verify_signature': False})"]],
  },
  "xml-entities": {
    script: [["const tree = libxml.parseXml(NAME, { noent: true });"]],
    python: [["parser = etree.XMLParser(resolve_entities=True)"]],
  },
  "world-writable": {
    script: [["fs.chmodSync(NAME, 0o777);"], ["await fs.promises.chmod(NAME, 0o777);"]],
    python: [["os.chmod(NAME, 0o777)"]],
  },
  "debugger-on": {
    script: [],
    python: [["app = flask.Flask(__name__)", "app.run(host='0.0.0.0', debug=True)"]],
  },
  "errors-swallowed": {
    script: [
      ["try { refresh(NAME); } catch {}"],
      ["refresh(NAME).catch(() => {});"],
      ["try {", "  refresh(NAME);", "} catch (error) {", "}"],
    ],
    python: [["try:", "    refresh(NAME)", "except Exception:", "    pass"]],
  },
};

/** Puts a statement that a rule knows into a function of the file. */
export const unsafeFaults: Readonly<Record<UnsafeRule, FaultMaker>> = Object.fromEntries(
  Object.entries(statements).map(([rule, { script, python }]): [string, FaultMaker] => [
    rule,
    (random, file) => {
      const chosen = pick(random, isPython(file) ? python : script);
      return chosen === undefined ? undefined : withStatements(random, file, chosen);
    },
  ]),
) as Record<UnsafeRule, FaultMaker>;
