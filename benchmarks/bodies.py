"""Read a call's parameters from its body: JSON (the coach), a form (the peers), a multipart form (files)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from benchmarks.wire import Request


def parameters(request: Request) -> dict[str, Any]:
    """Return the parameters by name. A form has only texts: `whole` and `nested` read numbers and objects."""
    if not request.body:
        return {}
    if request.kind.startswith("application/json"):
        given: dict[str, Any] = json.loads(request.body)
        return given
    if request.kind.startswith("multipart/"):
        return dict(_parts(request.body, request.kind.partition("boundary=")[2].strip('"')))
    return dict(parse_qsl(request.body.decode()))


def whole(value: Any, otherwise: int) -> int:
    return int(value) if value is not None else otherwise


def nested(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _parts(body: bytes, boundary: str) -> list[tuple[str, str]]:
    parts = []
    for part in body.split(b"--" + boundary.encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        name = head.decode().partition('name="')[2].partition('"')[0]
        parts.append((name, content[:-2].decode(errors="replace")))
    return parts
