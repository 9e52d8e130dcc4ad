"""Places, planning authorities and applicants that do not exist, in the sound of each region.

Every name is put together from parts that belong to no real place as a pair. `REAL_NAMES` are the
sites that the programme's own publications name: none of them may appear.
"""

from __future__ import annotations

from making.chance import Chance

REAL_NAMES = (
    "Culham", "Cambois", "Blyth", "Cobalt Park", "Anglesey", "Trawsfynydd", "Bridgend", "Newport",
    "Lanarkshire", "Elsham", "Humber Tech Park", "Ravenscraig", "Old Plean", "Killellan",
    "Teesworks", "Drax", "Gravity", "Pioneer Park", "Ratcliffe-on-Soar", "Derry",
)  # fmt: skip

REGION_NAMES = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
    "W92000004": "Wales",
    "S92000003": "Scotland",
    "N92000002": "Northern Ireland",
}

_ENGLISH = (
    "Adder", "Amble", "Avocet", "Barbel", "Bittern", "Bracken", "Briar", "Bunting", "Burdock",
    "Campion", "Candle", "Cinder", "Clover", "Copper", "Cordwain", "Curlew", "Damson", "Dunlin",
    "Elfin", "Fallow", "Fennel", "Fescue", "Fiddle", "Flint", "Foxglove", "Gannet", "Garnet",
    "Gorse", "Grebe", "Hawfinch", "Heron", "Hollin", "Hornbeam", "Juniper", "Kestrel", "Lantern",
    "Lapwing", "Larkspur", "Linnet", "Lobelia", "Madder", "Mallow", "Marten", "Merlin", "Millet",
    "Mistle", "Nettle", "Nuthatch", "Oriel", "Osier", "Ermine", "Pearl", "Pepper", "Pintail",
    "Pipit", "Plover", "Quern", "Quill", "Quince", "Redstart", "Roebuck", "Saffron", "Samphire",
    "Sedge", "Siskin", "Skylark", "Sorrel", "Sparrow", "Spindle", "Starling", "Tansy", "Teal",
    "Teasel", "Thurible", "Thistle", "Tinder", "Turnstone", "Umber", "Vetch", "Wagtail", "Wimple",
    "Whimbrel", "Wisteria", "Wicker", "Widgeon", "Willow", "Woodruff", "Yaffle", "Yarrow", "Zephyr",
)  # fmt: skip
_ENGLISH_ENDS = {
    "E12000001": ("law Moor", "haugh", "burn Fell", "shiel"),
    "E12000002": ("thwaite Moss", "clough", "dale Edge", "rigg"),
    "E12000003": ("thorpe Carr", "garth", "by Ings", "sike"),
    "E12000004": ("toft", "wold Cross", "lathe", "by Gorse"),
    "E12000005": ("hurst Heath", "coppice", "low Green", "dingle"),
    "E12000006": ("staithe", "fen End", "hythe Level", "warren"),
    "E12000007": ("gate Wharf", "lock", "yard", "row Docks"),
    "E12000008": ("lynch", "denne", "hanger", "down Cross"),
    "E12000009": ("combe Cross", "leaze", "barrow", "tor"),
}
_WELSH = (
    "Llanhelwyn", "Cwm Dorfel", "Penfarwel", "Trefeurwen Isaf", "Abergwenlli", "Rhos Talwyn",
    "Blaenhirwedd", "Caer Wŷnen", "Nant Odrwyn", "Pont Ysgeler", "Bryn Ceirwedd", "Llwyn Hafesg",
    "Morfa Gwelwedd", "Tal-y-Ferwen", "Gelli Onwedd", "Maes Corwedd", "Dyffryn Elwedd",
    "Pant Hirfaen", "Coed Ystrwyth", "Llanfeddwen", "Cefn Torrwg", "Rhyd Selwen", "Waun Prysgol",
    "Ynys Garwedd", "Penrhos Afell",
)  # fmt: skip
_SCOTTISH = (
    "Strathmorran", "Inverquillan", "Auchtervenny", "Glen Fessan", "Kinlorrick", "Balnagarroch",
    "Dunvarrick", "Craigthorran", "Loch Orvay Head", "Ardmennich", "Dùn Morran", "Pitfennar",
    "Tillyquharn", "Kilmorlich", "Drumfessock", "Invertarrel", "Strathquennan", "Ballochmurn",
    "Carnmellick", "Aberlunnan", "Achnasorran", "Blairquhannan", "Corriefarrow", "Fettermorrin",
    "Garvellock Moss", "Lochfennich", "Muirtarvick", "Rathmurdle", "Skelmurran", "Torquhallan",
    "Whinnymurle", "Easter Quorrie", "Knockfennar Muir", "Uamh Sorran",
)  # fmt: skip
_NORTHERN_IRISH = (
    "Ballyvarran", "Drumnasker", "Killytoberin", "Maghernalisk", "Clonquillan", "Tullyfarrow",
    "Carrickasheen", "Lisnavarden", "Aghamorrel", "Derrinfoyle Bog", "Rathnafurl", "Slieveorrin",
    "Moymarnan", "Gortnaquill",
)  # fmt: skip

_AUTHORITIES = {
    "E12000001": (
        "Harrel Cross District Council", "Wendmouth Borough Council", "Coldlaw County Council",
        "Staithburn Council",
    ),
    "E12000002": (
        "Lancarrow Borough Council", "Mossedge Metropolitan Borough Council",
        "Fellrigg Council", "Ribbleholt City Council",
    ),
    "E12000003": (
        "Carrgarth Metropolitan District Council", "Ousegrave City Council",
        "East Wolding Council", "Ingsby District Council",
    ),
    "E12000004": (
        "Toftwold District Council", "Sowmarsh Borough Council", "Trentlathe City Council",
        "Gorse Vale District Council",
    ),
    "E12000005": (
        "Hurstlow Metropolitan Borough Council", "Temedingle District Council",
        "Anvil Heath City Council", "Marcherwood Council",
    ),
    "E12000006": (
        "Fenstaithe District Council", "Breckwarren District Council", "Saltlevel Borough Council",
        "Thetherstone City Council",
    ),
    "E12000007": (
        "London Borough of Wharfside", "London Borough of Lockmarsh",
        "London Borough of Rowgate",
    ),
    "E12000008": (
        "Hangerdown District Council", "Lynchbourne Borough Council", "Denne Valley Council",
        "Chalkmere City Council",
    ),
    "E12000009": (
        "Leazebarrow District Council", "Torcombe Council", "Severnlock City Council",
        "South Mendle District Council",
    ),
    "W92000004": (
        "Talwyn County Borough Council", "Gwelwedd County Council",
        "Hirfaen County Borough Council", "Odrwyn City and County Council",
    ),
    "S92000003": (
        "Strathmorran Council", "North Lanarrow Council", "Fessan and Orvay Council",
        "Quharnshire Council", "Morrin City Council",
    ),
    "N92000002": (
        "Varran and Lisk District Council", "Toberin City and District Council",
        "Causeway Quill Borough Council",
    ),
}  # fmt: skip

_PROJECTS = (
    "AI Campus", "Compute Park", "Digital Energy Park", "AI Growth Zone", "Data Park",
    "Innovation Zone", "Energy and Compute Hub", "Technology Park", "AI and Power Cluster",
)  # fmt: skip

_COMPANIES = (
    "Ellorix", "Brightmoss", "Quernstone", "Tavelock", "Sable Heron", "Vennacre", "Polwhistle",
    "Orrinfell", "Cindermark", "Halloway Finch", "Dunnockdale", "Ferrowby", "Glasswort",
    "Hexmarrow", "Ivorywell", "Jackdaw Lane", "Kittiwold", "Lumenhythe", "Mossgrave", "Nethersage",
    "Oxbowden", "Pennyquill", "Ravelstoke", "Saltersedge", "Thornquarrel", "Umberfold",
    "Velvetmoor", "Wychlight", "Yellowhammer Down", "Zennorby",
)  # fmt: skip
_DEVELOPER_ENDS = ("Developments Ltd", "Data Centres Ltd", "Infrastructure LLP", "Compute Ltd")
_ENERGY_ENDS = ("Energy plc", "Power Ltd", "Renewables Ltd", "Generation Ltd")


class Inventions:
    """Hands out invented names; no place is handed out twice."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._english = chance.shuffled(_ENGLISH) + chance.shuffled(_ENGLISH)
        self._others = {
            "W92000004": chance.shuffled(_WELSH),
            "S92000003": chance.shuffled(_SCOTTISH),
            "N92000002": chance.shuffled(_NORTHERN_IRISH),
        }
        self._ends = {region: chance.shuffled(ends) for region, ends in _ENGLISH_ENDS.items()}
        self._taken: set[str] = set()

    def place(self, region: str) -> str:
        """A place of a region (its ONS code) that has not been handed out before."""
        if region in self._others:
            return self._others[region].pop()
        for index, start in enumerate(self._english):
            ends = self._ends[region]
            end = ends[0]
            if start + end not in self._taken and start[-1] != end[0]:
                self._ends[region] = [*ends[1:], end]
                del self._english[index]
                self._taken.add(start + end)
                return start + end
        raise AssertionError("more English places are wanted than were invented")

    def project(self, place: str) -> str:
        """The name of a bid at a place."""
        return f"{place} {self._chance.pick(_PROJECTS)}"

    def authority(self, region: str) -> str:
        """A local planning authority of a region."""
        return self._chance.pick(_AUTHORITIES[region])

    def applicant(self, kind: str, place: str, authority: str) -> str:
        """An applicant of a kind (an option of `applicant_type`)."""
        company = self._chance.pick(_COMPANIES)
        if kind == "local authority":
            return authority
        if kind == "combined authority":
            return f"{place.split()[0]} Valley Combined Authority"
        if kind == "developer":
            return f"{company} {self._chance.pick(_DEVELOPER_ENDS)}"
        if kind == "energy company":
            return f"{company} {self._chance.pick(_ENERGY_ENDS)}"
        return f"{place} AI Consortium"
