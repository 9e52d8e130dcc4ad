"""What the twelve regions are called, and the places that people write in a region's stead.

Counties, local and combined authorities, cities and districts of common speech, by the region that
they are in, in plain words. Knows nothing of fields.
"""

from __future__ import annotations

OTHER_NAMES: dict[str, str] = {
    "E12000001": (
        "ne, n e, north eastern, the north east, north east england, ne england, england "
        "north east, north east of england, northeast, north east region, england ne"
    ),
    "E12000002": (
        "nw, n w, north western, the north west, north west england, nw england, england "
        "north west, north west of england, northwest, north west region, england nw"
    ),
    "E12000003": (
        "yorkshire, yorks, yorkshire and humber, yorks and humber, yorks and the humber, "
        "yorkshire and humberside, yorkshire humber, yorks humber, y and h, yh, yandh, yath, "
        "the humber, humber, humberside, yorkshire and the humber region, yorkshire and "
        "lincolnshire"
    ),
    "E12000004": (
        "em, e mids, e midlands, east mids, the east midlands, eastmidlands, east midlands "
        "region, east midlands england"
    ),
    "E12000005": (
        "wm, w mids, w midlands, west mids, the west midlands, westmidlands, west midlands "
        "region, west midlands england, black country, the black country"
    ),
    "E12000006": (
        "east, eoe, e of e, east england, the east of england, east of england region, "
        "eastern, eastern england, eastern region, east anglia, anglia, england east"
    ),
    "E12000007": (
        "greater london, gtr london, city of london, inner london, outer london, london "
        "region, ldn, gla, greater london authority, london boroughs, central london"
    ),
    "E12000008": (
        "se, s e, the south east, south eastern, south east england, se england, england "
        "south east, south east of england, southeast, south east region, home counties "
        "south, thames valley, england se"
    ),
    "E12000009": (
        "sw, s w, the south west, south western, south west england, sw england, england "
        "south west, south west of england, southwest, south west region, west country, the "
        "west country, england sw"
    ),
    "W92000004": (
        "cymru, north wales, south wales, mid wales, west wales, wales cymru, cymru wales, "
        "south east wales, south west wales, east wales, north east wales, north west wales"
    ),
    "S92000003": (
        "alba, scotland alba, central belt, central scotland, highlands and islands, scottish "
        "highlands, scottish borders, the highlands, north east scotland, south of scotland, "
        "west of scotland, east of scotland, eastern scotland, western scotland"
    ),
    "N92000002": ("ni, n i, n ireland, nireland, ulster, northern irish, the north of ireland"),
}

PLACES: dict[str, str] = {
    "E12000001": (
        "county durham, durham, darlington, gateshead, hartlepool, middlesbrough, newcastle, "
        "newcastle upon tyne, north tyneside, northumberland, redcar, redcar and cleveland, "
        "south tyneside, stockton, stockton on tees, sunderland, teesside, tees valley, "
        "teesworks, tyneside, tyne and wear, wearside, cleveland, blyth, cambois, cobalt "
        "park, ashington, billingham, sedgefield, newton aycliffe, wallsend, washington tyne "
        "and wear, south shields, north east combined authority, north of tyne, berwick, "
        "berwick upon tweed, hexham, consett, morpeth, peterlee, seaham, alnwick, "
        "cramlington, wilton international, wynyard"
    ),
    "E12000002": (
        "barrow, barrow in furness, blackburn, blackburn with darwen, blackpool, bolton, "
        "burnley, bury, carlisle, allerdale, copeland, eden, cheshire, cheshire east, "
        "cheshire west, cheshire west and chester, chester, chorley, crewe, cumberland, "
        "cumbria, fylde, greater manchester, gtr manchester, halton, hyndburn, knowsley, "
        "lancashire, lancs, lancaster, liverpool, liverpool city region, macclesfield, "
        "manchester, merseyside, oldham, pendle, preston, ribble valley, rochdale, "
        "rossendale, runcorn, salford, sefton, sellafield, south lakeland, south ribble, "
        "southport, st helens, stockport, tameside, trafford, warrington, west lancashire, "
        "westmorland, westmorland and furness, whitehaven, widnes, wigan, wirral, workington, "
        "wyre, heysham, birkenhead, moorside, pioneer park, ellesmere port, stanlow, "
        "skelmersdale, morecambe, accrington, leigh"
    ),
    "E12000003": (
        "barnsley, bradford, calderdale, doncaster, east riding, east riding of yorkshire, "
        "craven, grimsby, halifax, hambleton, harrogate, huddersfield, hull, hull city, "
        "immingham, kingston upon hull, kirklees, leeds, north east lincolnshire, north "
        "lincolnshire, north yorkshire, richmondshire, rotherham, ryedale, scarborough, "
        "scunthorpe, selby, sheffield, south yorkshire, wakefield, west yorkshire, york, york "
        "and north yorkshire, goole, drax, elsham, killingholme, keadby, ferrybridge, "
        "eggborough, beverley, bridlington, whitby, skipton, pontefract, castleford, "
        "dewsbury, hull and east yorkshire, leeds city region, sheffield city region, n "
        "lincs, ne lincs, north lincs, north east lincs, east yorkshire"
    ),
    "E12000004": (
        "amber valley, ashfield, bassetlaw, blaby, bolsover, boston, broxtowe, charnwood, "
        "chesterfield, corby, daventry, derby, derbyshire, derbyshire dales, east lindsey, "
        "erewash, gedling, harborough, high peak, hinckley, hinckley and bosworth, kettering, "
        "leicester, leicestershire, lincoln, lincolnshire, mansfield, melton, newark, newark "
        "and sherwood, north east derbyshire, north kesteven, north northamptonshire, north "
        "west leicestershire, northampton, northamptonshire, nottingham, nottinghamshire, "
        "oadby and wigston, rushcliffe, rutland, south derbyshire, south holland, south "
        "kesteven, west lindsey, west northamptonshire, wellingborough, ratcliffe on soar, "
        "loughborough, gainsborough, grantham, worksop, spalding, west burton, cottam, high "
        "marnham, east midlands combined county authority, east midlands freeport, lincs, "
        "notts, leics, derbys, northants, greater lincolnshire"
    ),
    "E12000005": (
        "birmingham, bromsgrove, burton on trent, burton upon trent, cannock, cannock chase, "
        "coventry, dudley, east staffordshire, hereford, herefordshire, lichfield, malvern "
        "hills, newcastle under lyme, north warwickshire, nuneaton, nuneaton and bedworth, "
        "redditch, rugby, rugeley, sandwell, shrewsbury, shropshire, solihull, south "
        "staffordshire, stafford, staffordshire, staffordshire moorlands, staffs, stoke, "
        "stoke on trent, stratford on avon, stratford upon avon, tamworth, telford, telford "
        "and wrekin, the wrekin, walsall, warwick, warwickshire, west bromwich, "
        "wolverhampton, worcester, worcestershire, wychavon, wyre forest, west midlands "
        "combined authority, wmca, kidderminster, ironbridge, hams hall, worcs, leamington "
        "spa, wednesbury"
    ),
    "E12000006": (
        "babergh, basildon, bedford, bedfordshire, beds, braintree, breckland, brentwood, "
        "broadland, broxbourne, cambridge, cambridgeshire, cambridgeshire and peterborough, "
        "cambs, castle point, central bedfordshire, chelmsford, colchester, dacorum, east "
        "cambridgeshire, east hertfordshire, east herts, east suffolk, epping forest, essex, "
        "fenland, great yarmouth, harlow, hemel hempstead, hertfordshire, herts, hertsmere, "
        "huntingdon, huntingdonshire, ipswich, kings lynn, kings lynn and west norfolk, "
        "lowestoft, luton, maldon, mid suffolk, norfolk, north hertfordshire, north norfolk, "
        "norwich, peterborough, potters bar, rochford, sizewell, south cambridgeshire, south "
        "norfolk, southend, southend on sea, st albans, stansted, stevenage, suffolk, "
        "tendring, three rivers, thurrock, tilbury, uttlesford, watford, welwyn, welwyn "
        "hatfield, west suffolk, felixstowe, harwich, bradwell, bury st edmunds, freeport "
        "east, letchworth, abbots langley"
    ),
    "E12000007": (
        "barking, barking and dagenham, barnet, bexley, brent, bromley, camden, croydon, "
        "ealing, enfield, greenwich, hackney, hammersmith, hammersmith and fulham, haringey, "
        "harrow, havering, hillingdon, hounslow, islington, kensington, kensington and "
        "chelsea, kingston upon thames, lambeth, lewisham, merton, newham, redbridge, "
        "richmond upon thames, southwark, sutton, tower hamlets, waltham forest, wandsworth, "
        "westminster, city of westminster, docklands, canary wharf, heathrow, royal docks, "
        "park royal, old oak common, stratford london"
    ),
    "E12000008": (
        "abingdon, adur, arun, ashford, aylesbury, aylesbury vale, basingstoke, basingstoke "
        "and deane, berkshire, bracknell, bracknell forest, brighton, brighton and hove, "
        "bucks, buckinghamshire, canterbury, cherwell, chichester, crawley, culham, dartford, "
        "didcot, dover, east hampshire, east sussex, eastbourne, eastleigh, elmbridge, epsom "
        "and ewell, fareham, fawley, folkestone, folkestone and hythe, gatwick, gosport, "
        "gravesham, guildford, hampshire, hants, hart, hastings, havant, high wycombe, "
        "horsham, isle of wight, kent, lewes, maidstone, medway, mid sussex, milton keynes, "
        "mole valley, new forest, oxford, oxfordshire, oxon, portsmouth, reading, reigate and "
        "banstead, rother, runnymede, rushmoor, sevenoaks, slough, solent, south oxfordshire, "
        "southampton, spelthorne, surrey, surrey heath, sussex, swale, tandridge, test "
        "valley, thanet, tonbridge and malling, tunbridge wells, vale of white horse, "
        "waverley, wealden, west berkshire, west oxfordshire, west sussex, winchester, "
        "windsor, windsor and maidenhead, woking, wokingham, worthing, dungeness, thames "
        "estuary, harwell, bicester, banbury, newbury, maidenhead, farnborough, sheerness"
    ),
    "E12000009": (
        "avon, bath, bath and north east somerset, banes, bournemouth, bournemouth "
        "christchurch and poole, bcp, bridgwater, bristol, city of bristol, cheltenham, "
        "christchurch, cornwall, cornwall and isles of scilly, cotswold, cotswolds, devon, "
        "dorset, east devon, exeter, forest of dean, gloucester, gloucestershire, gravity, "
        "hinkley point, isles of scilly, mendip, mid devon, north devon, north somerset, "
        "north dorset, plymouth, poole, redruth, salisbury, sedgemoor, somerset, south "
        "gloucestershire, south hams, stroud, swindon, taunton, taunton deane, teignbridge, "
        "tewkesbury, torbay, torquay, torridge, truro, west devon, west of england, west of "
        "england combined authority, weca, weston super mare, weymouth, wiltshire, wilts, "
        "yeovil, avonmouth, portishead, hinkley, berkeley, oldbury, glos, holsworthy, "
        "camborne, south west peninsula, portbury"
    ),
    "W92000004": (
        "aberystwyth, anglesey, isle of anglesey, ynys mon, blaenau gwent, bangor gwynedd, "
        "bridgend, pen y bont ar ogwr, caerphilly, cardiff, caerdydd, cardiff capital region, "
        "carmarthenshire, carmarthen, ceredigion, clwyd, conwy, deeside, denbighshire, dyfed, "
        "ebbw vale, flintshire, glamorgan, gwent, gwynedd, holyhead, llanelli, merthyr, "
        "merthyr tydfil, mid glamorgan, milford haven, monmouthshire, neath, neath port "
        "talbot, newport, newport wales, pembroke, pembrokeshire, port talbot, powys, "
        "rhondda, rhondda cynon taf, rct, south glamorgan, swansea, abertawe, swansea bay, "
        "torfaen, trawsfynydd, vale of glamorgan, west glamorgan, wrexham, wrecsam, wylfa, "
        "baglan, aberthaw, shotton, llanwern, pencoed, cwmbran"
    ),
    "S92000003": (
        "aberdeen, aberdeen city, aberdeenshire, angus, argyll, argyll and bute, ayrshire, "
        "caithness, clackmannanshire, clackmannan, cumbernauld, dumfries, dumfries and "
        "galloway, dunbartonshire, dundee, dundee city, east ayrshire, east dunbartonshire, "
        "east lothian, east renfrewshire, edinburgh, city of edinburgh, falkirk, fife, "
        "galloway, glasgow, glasgow city, glasgow city region, grangemouth, highland, "
        "highlands, inverclyde, inverness, kilmarnock, kincardine, lanark, lanarkshire, "
        "lothian, lothians, midlothian, moray, motherwell, na h eileanan siar, western isles, "
        "outer hebrides, comhairle nan eilean siar, north ayrshire, north lanarkshire, "
        "orkney, orkney islands, paisley, perth, perth and kinross, peterhead, renfrewshire, "
        "shetland, shetland islands, south ayrshire, south lanarkshire, stirling, "
        "strathclyde, tayside, west dunbartonshire, west lothian, airdrie, ravenscraig, old "
        "plean, plean, killellan, hunterston, chapelcross, torness, longannet, cockenzie, "
        "dunfermline, kirkcaldy, livingston, greenock, fort william, dounreay, methil, "
        "rosyth, borders, ayr, irvine"
    ),
    "N92000002": (
        "antrim, antrim and newtownabbey, ards, ards and north down, armagh, armagh city "
        "banbridge and craigavon, armagh banbridge and craigavon, bangor northern ireland, "
        "belfast, belfast city, causeway coast and glens, coleraine, county antrim, county "
        "armagh, county down, county fermanagh, county londonderry, county tyrone, craigavon, "
        "derry, derry city and strabane, derry londonderry, down, fermanagh, fermanagh and "
        "omagh, larne, lisburn, lisburn and castlereagh, londonderry, mid and east antrim, "
        "mid ulster, newry, newry mourne and down, newtownabbey, omagh, strabane, tyrone, "
        "ballymena, ballylumford, kilroot, coolkeeragh, enniskillen, dungannon"
    ),
}
