"""Headers that settings alone cannot say."""

from collections.abc import Callable

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

from portal.addresses import is_private

# The tightest policy that Wagtail 8's admin runs under: it has inline code and no nonce. Public pages keep the strict one of the settings.
ADMIN_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "manifest-src": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}


class PrivateRoomsMiddleware:
    """Tells search engines, with every answer of a private room, that it is not for them: pages say so themselves, redirects and files cannot."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_private(request.path):
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response


class SecurityHeadersMiddleware:
    """Gives /kelola/ its own content policy, and every answer a permissions policy. Stands inside CSPMiddleware, which reads `_csp_config`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/kelola/") and not hasattr(response, "_csp_config"):
            response._csp_config = ADMIN_POLICY  # type: ignore[attr-defined]
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
        return response
