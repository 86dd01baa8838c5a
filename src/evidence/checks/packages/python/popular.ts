/**
 * Distributions that a slip of the pen means: the 240 most downloaded ones on PyPI in November 2026, and those that applications name
 * most though others are downloaded more (web frameworks, science, test tools).
 */
export const popularPython: ReadonlySet<string> = new Set(
  `
aiobotocore aiohappyeyeballs aiohttp aiosignal alembic annotated-doc annotated-types ansible anyio arrow asn1crypto
async-timeout attrs awscli azure-core azure-identity bcrypt beautifulsoup4 black blinker bokeh boto3 botocore build
cachetools celery certifi cffi chardet charset-normalizer click colorama contourpy coverage cryptography cycler dash
dask databricks-sql-connector decorator defusedxml deprecated dill discord-py distlib distro django
djangorestframework dnspython docker docstring-parser docutils email-validator et-xmlfile exceptiongroup fabric
faker fastapi filelock flake8 flask flask-cors flask-sqlalchemy fonttools frozenlist fsspec gitdb gitpython google-
api-core google-api-python-client google-auth google-auth-httplib2 google-auth-oauthlib google-cloud-aiplatform
google-cloud-bigquery google-cloud-core google-cloud-secret-manager google-cloud-storage google-crc32c google-genai
google-resumable-media googleapis-common-protos gradio greenlet grpcio grpcio-status grpcio-tools h11 hatchling hf-
xet httpcore httplib2 httptools httpx httpx-sse huggingface-hub hypothesis identify idna importlib-metadata
iniconfig ipykernel ipython isodate isort itsdangerous jaraco-classes jaraco-context jaraco-functools jeepney jinja2
jiter jmespath joblib jsonpointer jsonschema jsonschema-specifications jupyter keras keyring kivy kiwisolver
kubernetes langchain lightgbm litellm llama-index loguru lxml mako markdown-it-py markupsafe matplotlib mcp mdurl
mkdocs more-itertools msal msgpack multidict multiprocess mypy mypy-extensions mysqlclient networkx nltk nodeenv
notebook nox numpy oauthlib openai opencv-python openpyxl opentelemetry-api opentelemetry-exporter-otlp
opentelemetry-exporter-otlp-proto-common opentelemetry-exporter-otlp-proto-grpc opentelemetry-exporter-otlp-proto-
http opentelemetry-instrumentation opentelemetry-instrumentation-requests opentelemetry-proto opentelemetry-sdk
opentelemetry-semantic-conventions opentelemetry-util-http orjson packaging pandas paramiko passlib pathspec peewee
pendulum pexpect pillow pip pipenv platformdirs playwright plotly pluggy poetry poetry-core polars prometheus-client
prompt-toolkit propcache proto-plus protobuf psutil psycopg psycopg2 psycopg2-binary ptyprocess pyarrow pyasn1
pyasn1-modules pyautogui pycparser pycryptodome pydantic pydantic-ai-slim pydantic-core pydantic-graph pydantic-
settings pygame pygments pyinstaller pyjwt pylint pymongo pymysql pynacl pyopenssl pyparsing pyproject-hooks pyqt5
pyserial pytest pytest-asyncio pytest-cov python-dateutil python-dotenv python-jose python-multipart python-slugify
pytz pywin32 pyyaml rapidfuzz ray redis referencing regex requests requests-oauthlib requests-toolbelt responses
rich rpds-py rsa ruamel-yaml ruff s3fs s3transfer scikit-learn scipy scrapy seaborn secretstorage selenium
setuptools shellingham six smmap sniffio snowflake-connector-python sortedcontainers soupsieve spacy sphinx
sqlalchemy sse-starlette starlette statsmodels streamlit structlog sympy tabulate tenacity tensorflow textual
threadpoolctl tiktoken tokenizers toml tomli tomlkit torch torchvision tortoise-orm tox tqdm traitlets trove-
classifiers tweepy typer types-requests typing-extensions typing-inspection tzdata tzlocal uritemplate urllib3 uv
uvicorn uvloop virtualenv watchfiles wcwidth websocket-client websockets werkzeug wheel wrapt xgboost xxhash yarl
zipp zstandard
`
    .trim()
    .split(/\s+/),
);
