"""What a call carries → its parameters: JSON (ours), a form (the peers), a form in parts (files)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from benchmarks.wire import Request


def parameters(request: Request) -> dict[str, Any]:
    """By name. In a form everything is text, so `whole` and `nested` below read numbers and objects."""
    if not request.body:
        return {}
    if request.kind.startswith("application/json"):
        found: dict[str, Any] = json.loads(request.body)
        return found
    if request.kind.startswith("multipart/"):
        return dict(_parts(request.body, request.kind.partition("boundary=")[2].strip('"')))
    return dict(parse_qsl(request.body.decode()))


def whole(value: Any, otherwise: int) -> int:
    return int(value) if value is not None else otherwise


def nested(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _parts(body: bytes, boundary: str) -> list[tuple[str, str]]:
    found = []
    for part in body.split(b"--" + boundary.encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        name = head.decode().partition('name="')[2].partition('"')[0]
        found.append((name, content[:-2].decode(errors="replace")))
    return found
