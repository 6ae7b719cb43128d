FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY content content
COPY migrations migrations
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir -c constraints.txt '.[postgres]'

FROM python:3.11-slim
# The PDF for a coach has fonts of its own but for Chinese, Japanese and Korean.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-droid-fallback \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home afterword \
    && install -d -o afterword -g afterword -m 0700 /data
COPY --from=build /venv /venv
USER afterword
ENV DATA_DIR=/data PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
VOLUME /data
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["/venv/bin/afterword", "alive"]
CMD ["/venv/bin/afterword", "run"]
