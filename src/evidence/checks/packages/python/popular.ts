/**
 * Distributions that a slip of the pen means: the 240 most downloaded ones on PyPI in November 2026, and those that applications name
 * most though others are downloaded more (web frameworks, science, test tools).
 * Some are here because their names are close to one of these.
 */
export const popularPython: ReadonlySet<string> = new Set(
  `
aiobotocore aiohappyeyeballs aiohttp aiosignal alembic annotated-doc annotated-types ansible anyio arrow asn1crypto
async-timeout attrs authlib awscli azure-core azure-identity bcrypt beautifulsoup4 biopython black blinker bokeh
boto boto3 botocore bpython build cachetools cattrs cchardet celery certifi cffi chardet charset-normalizer click
colorama contourpy coverage cryptography cycler dash dask databricks-sql-connector decorator defusedxml deprecated
dill discord-py distlib distro django djangorestframework dnspython docker docstring-parser docutils email-validator
et-xmlfile exceptiongroup fabric faker fastai fastapi filelock flake8 flask flask-cors flask-sqlalchemy fonttools
frozendict frozenlist fsspec gitdb gitpython google-api-core google-api-python-client google-auth
google-auth-httplib2 google-auth-oauthlib google-cloud-aiplatform google-cloud-bigquery google-cloud-core
google-cloud-secret-manager google-cloud-storage google-crc32c google-genai google-resumable-media
googleapis-common-protos gradio greenlet grpcio grpcio-status grpcio-tools gsutil gunicorn h11 hatchling hf-xet
httpcore httplib2 httptools httpx httpx-sse httpx-ws huggingface-hub hypothesis identify idna importlib-metadata
iniconfig installer ipykernel ipython isodate isort itsdangerous jaraco-classes jaraco-context jaraco-functools
jeepney jinja2 jiter jmespath joblib jsonpointer jsonschema jsonschema-specifications jupyter keras keyring kivy
kiwisolver kubernetes langchain lightgbm litellm llama-index loguru lxml mako markdown-it-py markupsafe matplotlib
mcp mdurl mkdocs more-itertools msal msgpack multidict multiprocess mypy mypy-extensions mysqlclient networkx nltk
nodeenv notebook nox numpy oauthlib openai opencv-python openpyxl opentelemetry-api opentelemetry-exporter-otlp
opentelemetry-exporter-otlp-proto-common opentelemetry-exporter-otlp-proto-grpc
opentelemetry-exporter-otlp-proto-http opentelemetry-instrumentation opentelemetry-instrumentation-requests
opentelemetry-proto opentelemetry-sdk opentelemetry-semantic-conventions opentelemetry-util-http orjson ormsgpack
packaging pandas paramiko passlib pathspec peewee pendulum pexpect pillow pip pipenv platformdirs playwright plotly
pluggy poetry poetry-core polars prometheus-client prompt-toolkit propcache proto-plus protobuf psutil psycopg
psycopg-binary psycopg2 psycopg2-binary ptyprocess pyarrow pyasn1 pyasn1-modules pyautogui pycparser pycryptodome
pycryptodomex pydantic pydantic-ai-slim pydantic-core pydantic-graph pydantic-settings pygame pygments pyinstaller
pyjwt pylint pymongo pymssql pymysql pynacl pyopengl pyopenssl pyparsing pyproject-hooks pyqt5 pyqt6 pyserial pytest
pytest-asyncio pytest-cov pytest-env python-dateutil python-dotenv python-jose python-multipart python-slugify pytz
pywin32 pyyaml rapidfuzz ray redis referencing regex requests requests-oauthlib requests-toolbelt responses rich
rpds-py rsa ruamel-yaml ruff s3fs s3transfer scapy scikit-learn scipy scrapy seaborn secretstorage selenium
setuptools shellingham six smmap sniffio snowflake-connector-python sortedcontainers soupsieve spacy sphinx
sqlalchemy sse-starlette starlette statsmodels streamlit structlog sympy tabulate tenacity tensorflow tensorflowjs
textual threadpoolctl tiktoken tokenizers toml tomli tomlkit torch torchvision tortoise-orm tox tqdm traitlets
trove-classifiers tweepy typer types-requests typing-extensions typing-inspection tzdata tzlocal uri-template
uritemplate urllib3 uv uvicorn uvloop virtualenv watchfiles wcwidth websocket-client websockets werkzeug wheel wrapt
xgboost xxhash yarl zipp zstandard
`
    .trim()
    .split(/\s+/),
);
