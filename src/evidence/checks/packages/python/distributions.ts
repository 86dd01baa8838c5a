/** Modules that are installed under another name than the one they are imported by; from the distributions' own documentation. */
const lines = `
_pytest pytest
attr attrs
bs4 beautifulsoup4
constructs aws-cdk-lib
Crypto pycryptodome pycrypto
Cryptodome pycryptodomex
cv2 opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
dateutil python-dateutil
discord discord.py py-cord
django_filters django-filter
dns dnspython
docx python-docx
dotenv python-dotenv
faiss faiss-cpu faiss-gpu
fitz PyMuPDF
gi PyGObject
git GitPython
github PyGithub
gitlab python-gitlab
google protobuf
googleapiclient google-api-python-client
grpc grpcio
grpc_status grpcio-status
grpc_tools grpcio-tools
jose python-jose
jwt PyJWT
kafka kafka-python
ldap python-ldap
magic python-magic
mpl_toolkits matplotlib
MySQLdb mysqlclient
nacl PyNaCl
OpenGL PyOpenGL
OpenSSL pyOpenSSL
PIL pillow
pkg_resources setuptools
pptx python-pptx
psycopg2 psycopg2 psycopg2-binary
pylab matplotlib
pythoncom pywin32
rest_framework djangorestframework
ruamel ruamel.yaml
scss pyScss
serial pyserial
skimage scikit-image
sklearn scikit-learn
slugify python-slugify
snowflake snowflake-connector-python
socks PySocks
telegram python-telegram-bot
umap umap-learn
usb pyusb
websocket websocket-client
pywintypes pywin32
win32api pywin32
win32com pywin32
win32con pywin32
win32event pywin32
win32file pywin32
win32gui pywin32
win32pipe pywin32
wx wxPython
Xlib python-xlib
yaml PyYAML
zmq pyzmq
`;

const known = new Map(
  lines
    .trim()
    .split("\n")
    .map((line) => [line.split(" ")[0]!, line.split(" ").slice(1)]),
);

/** A distribution's name as it is compared: PEP 503, "Normalized Names". */
export function normalized(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** Whether a distribution may be what brings a module; where neither table nor name tells, it is not. */
export function brings(distribution: string, module: string): boolean {
  const parts = module.split(".");
  const named = known.get(parts[0]!)?.some((name) => normalized(name) === distribution) ?? false;
  const prefixes = parts.map((_, index) => normalized(parts.slice(0, index + 1).join(".")));
  return named || prefixes.includes(distribution) || containsWord(distribution, prefixes[0]!);
}

/** Many are called as their module with a word more, such as `python-jose`, `django-filter`, `aws-cdk.core`. */
function containsWord(distribution: string, module: string): boolean {
  return `-${distribution}-`.includes(`-${module}-`) || distribution.replaceAll("-", "") === module.replaceAll("-", "");
}

/** The names by which modules of the table are imported, among which a slip is looked for. */
export const knownModules: readonly string[] = [...known.keys()];
