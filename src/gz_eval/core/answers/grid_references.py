"""British National Grid references as latitude and longitude (WGS 84), to some five metres.

Ordnance Survey, "A guide to coordinate systems in Great Britain" (2020): inverse transverse
Mercator on the Airy 1830 ellipsoid, then the seven-parameter Helmert transformation. Northern
Ireland's grid is another one, and is not read.
"""

from __future__ import annotations

import re
from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

_LETTERS = re.compile(
    r"(?:(?:grid|os|ngr|bng)[a-z .:]*?)?\b([HNST][A-HJ-Z])\s*"
    r"([0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{10}|[0-9]{2,5}\s+[0-9]{2,5})",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?:e(?:astings?)?\s*[:=]?\s*)?([0-9]{6})(?:\.[0-9]+)?\s*m?\s*e?\s*[,;/ ]\s*"
    r"(?:n(?:orthings?)?\s*[:=]?\s*)?([0-9]{5,7})(?:\.[0-9]+)?\s*m?\s*n?",
    re.IGNORECASE,
)


def place_of_grid_reference(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of "NZ 24 63", "NZ245638" or "424500, 563800"; None for none."""
    metres = _from_letters(text) or _from_numbers(text)
    return None if metres is None else _wgs84(*metres)


def _from_letters(text: str) -> tuple[float, float] | None:
    match = _LETTERS.fullmatch(text.strip())
    if match is None:
        return None
    letters, figures = match[1].upper(), "".join(match[2].split())
    half, odd = divmod(len(figures), 2)
    first, second = figures[:half], figures[half:]
    if odd or match[2].split()[0] not in (figures, first):
        return None  # "NZ 245 6380": two precisions
    square = [(ord(letter) - ord("A")) - (letter > "I") for letter in letters]
    east = ((square[0] - 2) % 5) * 5 + square[1] % 5
    north = 19 - square[0] // 5 * 5 - square[1] // 5
    if not (0 <= east <= 6 and 0 <= north <= 12):
        return None
    cell = 10 ** (5 - len(first))
    # A reference names a square; its middle is the best single place for it.
    return (
        east * 100_000 + int(first) * cell + cell / 2,
        north * 100_000 + int(second) * cell + cell / 2,
    )


def _from_numbers(text: str) -> tuple[float, float] | None:
    match = _NUMBERS.fullmatch(text.strip())
    if match is None:
        return None
    east, north = float(match[1]), float(match[2])
    return (east, north) if east < 700_000 and north < 1_300_000 else None


def _wgs84(east: float, north: float) -> tuple[float, float]:
    """Metres of the National Grid to degrees of WGS 84."""
    a, b = 6_377_563.396, 6_356_256.909
    scale, origin_lat, origin_lon = 0.9996012717, radians(49), radians(-2)
    e2 = 1 - (b * b) / (a * a)
    n = (a - b) / (a + b)
    lat, arc = origin_lat, 0.0
    for _ in range(10):
        lat += (north + 100_000 - arc) / (a * scale)
        arc = _meridian_arc(lat, origin_lat, n, b * scale)
        if abs(north + 100_000 - arc) < 1e-5:
            break
    sine, cosine, tangent = sin(lat), cos(lat), tan(lat)
    nu = a * scale / sqrt(1 - e2 * sine**2)
    rho = a * scale * (1 - e2) / (1 - e2 * sine**2) ** 1.5
    eta2 = nu / rho - 1
    away = east - 400_000
    t2 = tangent**2
    vii = tangent / (2 * rho * nu)
    viii = tangent / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    ix = tangent / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t2**2)
    x = 1 / (cosine * nu)
    xi = 1 / (cosine * 6 * nu**3) * (nu / rho + 2 * t2)
    xii = 1 / (cosine * 120 * nu**5) * (5 + 28 * t2 + 24 * t2**2)
    xiia = 1 / (cosine * 5040 * nu**7) * (61 + 662 * t2 + 1320 * t2**2 + 720 * t2**3)
    airy_lat = lat - vii * away**2 + viii * away**4 - ix * away**6
    airy_lon = origin_lon + x * away - xi * away**3 + xii * away**5 - xiia * away**7
    return _from_airy(airy_lat, airy_lon, a, e2)


def _meridian_arc(lat: float, origin: float, n: float, size: float) -> float:
    minus, plus = lat - origin, lat + origin
    n2, n3 = n * n, n**3
    return size * (
        (1 + n + 5 / 4 * n2 + 5 / 4 * n3) * minus
        - (3 * n + 3 * n2 + 21 / 8 * n3) * sin(minus) * cos(plus)
        + (15 / 8 * n2 + 15 / 8 * n3) * sin(2 * minus) * cos(2 * plus)
        - 35 / 24 * n3 * sin(3 * minus) * cos(3 * plus)
    )


def _from_airy(lat: float, lon: float, a: float, e2: float) -> tuple[float, float]:
    """From OSGB36 to WGS 84 by the Helmert transformation."""
    nu = a / sqrt(1 - e2 * sin(lat) ** 2)
    x, y = nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon)
    z = (1 - e2) * nu * sin(lat)
    scale = 1 - 20.4894e-6
    rx, ry, rz = (radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
    x, y, z = (
        446.448 + scale * x - rz * y + ry * z,
        -125.157 + rz * x + scale * y - rx * z,
        542.060 - ry * x + rx * y + scale * z,
    )
    wgs_a, wgs_b = 6_378_137.0, 6_356_752.3141
    wgs_e2 = 1 - (wgs_b * wgs_b) / (wgs_a * wgs_a)
    across = hypot(x, y)
    found = atan2(z, across * (1 - wgs_e2))
    for _ in range(10):
        nu = wgs_a / sqrt(1 - wgs_e2 * sin(found) ** 2)
        found = atan2(z + wgs_e2 * nu * sin(found), across)
    return round(degrees(found), 6), round(degrees(atan2(y, x)), 6)
