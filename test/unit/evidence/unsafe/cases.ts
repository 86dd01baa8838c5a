// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code that is checked, in strings.
import type { UnsafeRule } from "../../../../src/evidence/check.ts";

/** A line or more that a rule finds, and a look-alike that it leaves alone; both are put into a file as they stand. */
export interface Case {
  readonly rule: UnsafeRule;
  readonly languageId: string;
  readonly unsafe: readonly string[];
  readonly alike: readonly string[];
}

export const cases: readonly Case[] = [
  {
    rule: "code-from-text",
    languageId: "javascript",
    unsafe: [
      "const total = eval(formula);",
      "window.eval('(' + body + ')');",
      "const run = new Function('a', body);",
      "vm.runInNewContext(source, {});",
      "const script = new vm.Script(`${head}\\n${body}`);",
    ],
    alike: [
      'eval("1 + 1");',
      'const self = new Function("return this")();',
      "const one = parser.eval(node);",
      "const evaluated = retrieval(x);",
      'log("eval(x)");',
      "// eval(x)",
      "class Machine { eval(node) { return node; } }",
      "type Evaluate = { eval(code: string): void };",
      "const match = /eval(x)/.test(y);",
      "const t = `eval(${1})`;",
    ],
  },
  {
    rule: "code-from-text",
    languageId: "python",
    unsafe: ["total = eval(expression)", "exec(compile(source, name, 'exec'))", 'eval(f"{a} + {b}")'],
    alike: [
      "value = ast.literal_eval(text)",
      'eval("1 + 1")',
      "model.eval()",
      "# eval(x)",
      "def eval(node):",
      "cursor.exec(x)",
    ],
  },
  {
    rule: "command-from-text",
    languageId: "typescript",
    unsafe: [
      'import { exec } from "node:child_process";\nexec(`git log ${branch}`, done);',
      'const { execSync } = require("child_process");\nconst out = execSync("ls " + folder).toString();',
      'import cp from "child_process";\ncp.exec("rm -rf " + path.join(root, name));',
      'import { spawn } from "child_process";\nspawn(`convert ${file}`, { shell: true });',
      'import { exec } from "child_process";\nconst command = `tar xf ${archive}`;\nexec(command);',
    ],
    alike: [
      'import { exec } from "node:child_process";\nexec("git status", done);',
      'import { execFile } from "node:child_process";\nexecFile("git", ["log", `${branch}`]);',
      'import { spawn } from "node:child_process";\nspawn(`${bin}/node`, args);',
      "const found = pattern.exec(`${a} ${b}`);",
      'import { exec } from "node:child_process";\nexec(`${TOOL} --version`);',
      'import { exec } from "node:child_process";\nexec(`git log ${quote(branch)}`);',
    ],
  },
  {
    rule: "command-from-text",
    languageId: "python",
    unsafe: [
      'os.system("rm " + name)',
      'os.popen(f"ls {folder}")',
      'subprocess.run(f"git log {branch}", shell=True, check=True)',
      'subprocess.check_output("ls %s" % folder, shell=True)',
      'command = "tar xf {}".format(archive)\nsubprocess.call(command, shell=True)',
    ],
    alike: [
      'os.system("clear")',
      'subprocess.run(["git", "log", branch])',
      'subprocess.run("git status", shell=True)',
      'subprocess.run(f"ls {shlex.quote(folder)}", shell=True)',
      'subprocess.run([f"{root}/tool", name])',
      '"""\nos.system("rm " + name)\n"""',
    ],
  },
  {
    rule: "command-from-text",
    languageId: "go",
    unsafe: [
      'out, err := exec.Command("sh", "-c", "ls "+dir).Output()',
      'cmd := exec.Command("bash", "-c", fmt.Sprintf("rm %s", name))',
    ],
    alike: ['exec.Command("git", "log", branch)', 'exec.Command("sh", "-c", "ls")', 'exec.Command("ls", "-l"+flags)'],
  },
  {
    rule: "command-from-text",
    languageId: "java",
    unsafe: ['Runtime.getRuntime().exec("ping " + host);'],
    alike: ['Runtime.getRuntime().exec("uptime");', 'matcher.exec("a" + b);'],
  },
  {
    rule: "sql-from-text",
    languageId: "typescript",
    unsafe: [
      "const rows = await db.query(`SELECT * FROM users WHERE id = ${id}`);",
      'const sql = "SELECT name FROM users WHERE id = " + id;',
      'db.run("DELETE FROM users WHERE name = \'" + name + "\'");',
      'const text = "SELECT a, b " +\n  "FROM t WHERE c = " + value;',
      "await client.query(`insert into logs values ('${text}')`);",
      "const q = `\n  UPDATE users SET name = '${name}'\n  WHERE id = 1`;",
    ],
    alike: [
      'db.query("SELECT * FROM users WHERE id = ?", [id]);',
      "db.query(sql`SELECT * FROM users WHERE id = ${id}`);",
      "await prisma.$queryRaw`SELECT * FROM users WHERE id = ${id}`;",
      "const label = `Select a file from ${folder}`;",
      "log(`Update the settings of ${name}`);",
      "db.query(`SELECT * FROM users WHERE id IN (${ids.map(() => '?').join()})`, ids);",
      "db.query(`SELECT * FROM ${TABLE} WHERE id = ?`, [id]);",
      'const sql = "SELECT a " + "FROM b";',
      "// `SELECT * FROM users WHERE id = ${id}`",
      "throw new Error(`delete from ${name} is not allowed`);",
    ],
  },
  {
    rule: "sql-from-text",
    languageId: "python",
    unsafe: [
      'cursor.execute(f"SELECT * FROM users WHERE id = {user_id}")',
      "cursor.execute(\"SELECT * FROM users WHERE name = '%s'\" % name)",
      'query = "DELETE FROM users WHERE id = " + str(user_id)',
      'query = "UPDATE t SET a = {} WHERE b = 1".format(value)',
      'query = (\n    "SELECT a FROM b "\n    f"WHERE c = {d}"\n)',
    ],
    alike: [
      'cursor.execute("SELECT * FROM users WHERE id = %s", (user_id,))',
      'cursor.execute("SELECT * FROM users WHERE id = ?", [user_id])',
      'print(f"Select from {options}")',
      'query = f"SELECT * FROM {TABLE} WHERE id = ?"',
      'query = "SELECT * FROM t WHERE id IN (%s)" % ",".join("?" * len(ids))',
    ],
  },
  {
    rule: "sql-from-text",
    languageId: "go",
    unsafe: [
      'rows, err := db.Query("SELECT * FROM users WHERE id = " + id)',
      'q := fmt.Sprintf("SELECT * FROM users WHERE id = %s", id)',
    ],
    alike: ['rows, err := db.Query("SELECT * FROM users WHERE id = $1", id)', 'q := fmt.Sprintf("Select %s from", id)'],
  },
  {
    rule: "sql-from-text",
    languageId: "java",
    unsafe: ['ResultSet rows = statement.executeQuery("SELECT * FROM users WHERE id = " + id);'],
    alike: ['PreparedStatement s = c.prepareStatement("SELECT * FROM users WHERE id = ?");'],
  },
  {
    rule: "html-from-text",
    languageId: "typescript",
    unsafe: [
      "element.innerHTML = comment.text;",
      'row.innerHTML += "<td>" + name + "</td>";',
      "document.write(`<p>${text}</p>`);",
      'node.insertAdjacentHTML("beforeend", item);',
      "const a = <div dangerouslySetInnerHTML={{ __html: post.body }} />;",
      "this.el.outerHTML = render(x);",
    ],
    alike: [
      'element.innerHTML = "";',
      'element.innerHTML = isOpen ? "<b>-</b>" : "<b>+</b>";',
      "element.innerHTML = DOMPurify.sanitize(text);",
      "if (element.innerHTML === text) {}",
      "element.textContent = text;",
      'node.insertAdjacentHTML("beforeend", "<hr>");',
      "const html = element.innerHTML;",
      "// element.innerHTML = text;",
    ],
  },
  {
    rule: "html-from-text",
    languageId: "vue",
    unsafe: ['  <div v-html="comment"></div>'],
    alike: ['  <div v-text="comment"></div>', '  <div v-html="sanitize(comment)"></div>'],
  },
  {
    rule: "path-from-request",
    languageId: "javascript",
    unsafe: [
      'const file = path.join("uploads", req.params.name);',
      "fs.readFile(req.query.file, done);",
      "res.sendFile(`${root}/${req.params.name}`);",
    ],
    alike: [
      'const file = path.join("uploads", path.basename(req.params.name));',
      'const file = path.join("uploads", name);',
      "const name = req.params.name;",
    ],
  },
  {
    rule: "path-from-request",
    languageId: "python",
    unsafe: [
      'with open("uploads/" + request.args["name"]) as file:',
      'path = os.path.join(root, request.form.get("name"))',
    ],
    alike: ['path = os.path.join(root, secure_filename(request.form["name"]))', "with open(path) as file:"],
  },
  {
    rule: "certificates-unchecked",
    languageId: "typescript",
    unsafe: [
      "const agent = new https.Agent({ rejectUnauthorized: false });",
      'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";',
      "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;",
    ],
    alike: [
      "const agent = new https.Agent({ rejectUnauthorized: true });",
      "const agent = new https.Agent({ rejectUnauthorized: isStrict });",
      "// rejectUnauthorized: false",
      'const hint = "rejectUnauthorized: false";',
      "interface Options { rejectUnauthorized: false; }",
    ],
  },
  {
    rule: "certificates-unchecked",
    languageId: "python",
    unsafe: [
      "answer = requests.get(url, verify=False)",
      "session.verify = False",
      "context = ssl._create_unverified_context()",
      "context.check_hostname = False",
      "client = httpx.AsyncClient(\n    verify=False,\n)",
    ],
    alike: [
      "answer = requests.get(url, verify=True)",
      "image.save(path, verify=False)",
      "answer = requests.get(url)",
      "# verify=False",
    ],
  },
  {
    rule: "certificates-unchecked",
    languageId: "go",
    unsafe: ["config := &tls.Config{InsecureSkipVerify: true}"],
    alike: ["config := &tls.Config{InsecureSkipVerify: insecure}", "// InsecureSkipVerify: true"],
  },
  {
    rule: "certificates-unchecked",
    languageId: "shellscript",
    unsafe: [
      "curl -k https://example.org",
      "curl --insecure -o a https://example.org",
      "wget --no-check-certificate https://example.org",
    ],
    alike: ["curl -fsSL https://example.org", "# curl -k", 'echo "use curl -k"'],
  },
  {
    rule: "weak-hash",
    languageId: "javascript",
    unsafe: [
      'const stored = crypto.createHash("md5").update(password).digest("hex");',
      "function hashPassword(text) {\n  return createHash('sha1').update(text).digest('hex');\n}",
      'const token = createHash("sha1").update(seed).digest("hex");',
    ],
    alike: [
      'const etag = crypto.createHash("md5").update(body).digest("hex");',
      'const stored = crypto.createHash("sha256").update(password).digest("hex");',
      'const key = createHash("sha1").update(path).digest("hex");',
    ],
  },
  {
    rule: "weak-hash",
    languageId: "python",
    unsafe: [
      "digest = hashlib.md5(password.encode()).hexdigest()",
      "def hash_password(text):\n    return hashlib.sha1(text).hexdigest()",
    ],
    alike: [
      "etag = hashlib.md5(body).hexdigest()",
      "digest = hashlib.sha256(password).hexdigest()",
      "a = hashlib.md5(token, usedforsecurity=False)",
    ],
  },
  {
    rule: "guessable-secret",
    languageId: "typescript",
    unsafe: [
      "const token = Math.random().toString(36).slice(2);",
      "function generatePassword() {\n  return Math.random().toString(36);\n}",
      "const user = { resetToken: Math.random().toString(16) };",
      "session.apiKey = `k-${Math.random()}`;",
    ],
    alike: [
      "const jitter = Math.random() * 100;",
      "const tokenCount = Math.floor(Math.random() * 10);",
      "const token = crypto.randomUUID();",
      "const id = Math.random().toString(36);",
    ],
  },
  {
    rule: "guessable-secret",
    languageId: "python",
    unsafe: [
      'token = "".join(random.choice(letters) for _ in range(32))',
      "otp = random.randint(100000, 999999)",
      "def make_token():\n    return random.getrandbits(128)",
    ],
    alike: ["delay = random.random()", "token = secrets.token_hex(16)", "tokens = random.sample(words, 3)"],
  },
  {
    rule: "objects-from-bytes",
    languageId: "python",
    unsafe: [
      "data = pickle.loads(body)",
      "config = yaml.load(text)",
      "config = yaml.load(text, Loader=yaml.Loader)",
      "code = marshal.loads(body)",
    ],
    alike: [
      "config = yaml.safe_load(text)",
      "config = yaml.load(text, Loader=yaml.SafeLoader)",
      "copy = pickle.loads(pickle.dumps(item))",
      "data = json.loads(body)",
      "body = pickle.dumps(data)",
    ],
  },
  {
    rule: "objects-from-bytes",
    languageId: "php",
    unsafe: ["$data = unserialize($_COOKIE['cart']);"],
    alike: ["$data = unserialize($text, ['allowed_classes' => false]);", "$data = json_decode($text);"],
  },
  {
    rule: "cors-with-credentials",
    languageId: "typescript",
    unsafe: [
      'app.use(cors({ origin: "*", credentials: true }));',
      "app.use(cors({\n  origin: true,\n  credentials: true,\n}));",
      'res.setHeader("Access-Control-Allow-Origin", "*");\nres.setHeader("Access-Control-Allow-Credentials", "true");',
    ],
    alike: [
      'app.use(cors({ origin: "*" }));',
      'app.use(cors({ origin: "https://example.org", credentials: true }));',
      'res.setHeader("Access-Control-Allow-Origin", "*");',
      `const text = 'h("Access-Control-Allow-Origin", "*"); h("Access-Control-Allow-Credentials", "true");';`,
      "const edge = { origin: true };\nconst other = { credentials: true };",
    ],
  },
  {
    rule: "cors-with-credentials",
    languageId: "python",
    unsafe: ['app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)'],
    alike: ['app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=False)'],
  },
  {
    rule: "token-unverified",
    languageId: "javascript",
    unsafe: ['jwt.verify(token, key, { algorithms: ["none"] });', 'jwt.sign(claims, "", { algorithm: "none" });'],
    alike: ['jwt.verify(token, key, { algorithms: ["HS256"] });', 'const style = { align: "none" };'],
  },
  {
    rule: "token-unverified",
    languageId: "python",
    unsafe: [
      "claims = jwt.decode(token, verify=False)",
      'claims = jwt.decode(token, options={"verify_signature": False})',
    ],
    alike: [
      'claims = jwt.decode(token, key, algorithms=["HS256"])',
      'claims = jwt.decode(token, key, options={"verify_exp": False})',
    ],
  },
  {
    rule: "xml-entities",
    languageId: "python",
    unsafe: ["parser = etree.XMLParser(resolve_entities=True)"],
    alike: ["parser = etree.XMLParser(resolve_entities=False)", "tree = ElementTree.parse(path)"],
  },
  {
    rule: "xml-entities",
    languageId: "java",
    unsafe: ["DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();"],
    alike: [
      'DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();\nf.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);',
    ],
  },
  {
    rule: "world-writable",
    languageId: "typescript",
    unsafe: ["fs.chmodSync(path, 0o777);", 'await chmod(join(a, b), "777");'],
    alike: ["fs.chmodSync(path, 0o755);", "fs.chmodSync(path, mode);", "// chmod(path, 0o777)"],
  },
  {
    rule: "world-writable",
    languageId: "python",
    unsafe: ["os.chmod(path, 0o777)", "Path(a).chmod(0o777)"],
    alike: ["os.chmod(path, 0o700)"],
  },
  {
    rule: "world-writable",
    languageId: "shellscript",
    unsafe: ["chmod -R 777 /var/www", "chmod a+w file.txt"],
    alike: ["chmod +x run.sh", "chmod 755 run.sh", 'echo "chmod 777 x"'],
  },
  {
    rule: "debugger-on",
    languageId: "python",
    unsafe: ["from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)"],
    alike: ["from flask import Flask\napp.run(debug=False)", "app.run(debug=True)"],
  },
  {
    rule: "errors-swallowed",
    languageId: "typescript",
    unsafe: [
      "try { load(); } catch (error) {}",
      "try {\n  load();\n} catch {\n}",
      "load().catch(() => {});",
      "load().catch(function () {});",
    ],
    alike: [
      "try { load(); } catch (error) { log(error); }",
      "try {\n  load();\n} catch {\n  // It is not there yet.\n}",
      "load().catch(() => { /* Nobody waits. */ });",
      "load().catch(report);",
      "load().catch(noop);",
      "const entry = await load().catch(() => undefined);",
      'log("catch {}");',
    ],
  },
  {
    rule: "errors-swallowed",
    languageId: "python",
    unsafe: ["try:\n    load()\nexcept:\n    pass", "try:\n    load()\nexcept Exception as error:\n    pass"],
    alike: [
      "try:\n    import fast\nexcept ImportError:\n    pass",
      "try:\n    load()\nexcept Exception:\n    pass  # Nobody waits.",
      "try:\n    load()\nexcept Exception:\n    log()",
    ],
  },
  {
    rule: "errors-swallowed",
    languageId: "go",
    unsafe: ["if err != nil {\n}", "if err := load(); err != nil {\n}"],
    alike: ["if err != nil {\n\treturn err\n}", "if err == nil {\n}"],
  },
  {
    rule: "errors-swallowed",
    languageId: "java",
    unsafe: ["try { load(); } catch (IOException e) {}"],
    alike: ["try { load(); } catch (IOException e) { throw new RuntimeException(e); }"],
  },
];
