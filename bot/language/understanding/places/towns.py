"""Know the country and the clock of big towns that no time zone is called by: Leeds, Mumbai, Seattle.

Only towns are listed that most people mean by the name alone: Birmingham is the one in England. Zones are as
in the zone database's `zone1970.tab`. What was understood is said back, so a wrong guess shows.
"""

from __future__ import annotations

from functools import lru_cache

_TOWNS = {
    "GB Europe/London": (
        "leeds, manchester, birmingham, liverpool, sheffield, bristol, glasgow, edinburgh, cardiff, "
        "swansea, leicester, nottingham, bradford, coventry, hull, stoke, wolverhampton, plymouth, "
        "southampton, portsmouth, derby, brighton, sunderland, oxford, norwich, aberdeen, dundee, "
        "middlesbrough, huddersfield, blackpool, bournemouth, bolton, stockport, swindon, milton keynes, "
        "luton, peterborough, northampton, ipswich, exeter, gloucester, preston, wigan, doncaster, "
        "rotherham, barnsley, belfast, derry, londonderry, lisburn, newry, bangor, inverness, stirling, "
        "newport, wrexham, york, cambridge, slough, croydon, watford, colchester, chester, "
        "carlisle, lancaster, blackburn, burnley, oldham, rochdale, warrington, telford, worcester, "
        "cheltenham, basingstoke, guildford, maidstone, hastings, eastbourne, chelmsford, bedford, stevenage"
    ),
    "IE Europe/Dublin": "cork, galway, limerick, waterford",
    "IN Asia/Kolkata": (
        "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, hyderabad, chennai, madras, pune, "
        "ahmedabad, surat, jaipur, lucknow, kanpur, nagpur, indore, thane, bhopal, patna, noida, gurgaon, "
        "gurugram, kochi, cochin, coimbatore, chandigarh, visakhapatnam, vizag, mysore, trivandrum"
    ),
    "NG Africa/Lagos": (
        "abuja, kano, ibadan, port harcourt, benin city, enugu, kaduna, onitsha, abeokuta, owerri"
    ),
    "GH Africa/Accra": "kumasi, takoradi",
    "KE Africa/Nairobi": "mombasa, kisumu, nakuru, eldoret",
    "ZA Africa/Johannesburg": ("cape town, durban, pretoria, soweto, port elizabeth, gqeberha, bloemfontein"),
    "PK Asia/Karachi": "lahore, islamabad, rawalpindi, faisalabad, peshawar, multan",
    "BD Asia/Dhaka": "chittagong, chattogram, sylhet, khulna",
    "AE Asia/Dubai": "abu dhabi, sharjah",
    "PH Asia/Manila": "cebu, davao, quezon city, makati",
    "DE Europe/Berlin": (
        "munich, hamburg, cologne, frankfurt, stuttgart, leipzig, dresden, dusseldorf, hanover, nuremberg, "
        "bremen, dortmund"
    ),
    "FR Europe/Paris": "lyon, marseille, toulouse, bordeaux, lille, nantes, strasbourg",
    "ES Europe/Madrid": "barcelona, valencia, seville, malaga, bilbao",
    "IT Europe/Rome": "milan, turin, naples, bologna, florence",
    "PL Europe/Warsaw": "krakow, wroclaw, gdansk, poznan, lodz, katowice",
    "NL Europe/Amsterdam": "rotterdam, utrecht, eindhoven, the hague",
    "CH Europe/Zurich": "geneva, basel, bern",
    "NZ Pacific/Auckland": "wellington, christchurch, dunedin",
    "AU Australia/Melbourne": "geelong",
    "AU Australia/Sydney": "canberra, wollongong",
    "AU Australia/Brisbane": "gold coast, cairns, townsville",
    "CA America/Toronto": "ottawa, montreal, mississauga, brampton, quebec city",
    "CA America/Edmonton": "calgary",
    "US America/New_York": (
        "nyc, new york city, brooklyn, boston, philadelphia, philly, baltimore, miami, orlando, tampa, "
        "jacksonville, atlanta, charlotte, pittsburgh, cleveland, cincinnati, buffalo, raleigh, washington "
        "dc, newark"
    ),
    "US America/Chicago": (
        "houston, dallas, austin, san antonio, fort worth, memphis, nashville, new orleans, milwaukee, "
        "minneapolis, kansas city, st louis, saint louis, oklahoma city, omaha"
    ),
    "US America/Denver": "salt lake city, albuquerque, colorado springs",
    "US America/Phoenix": "tucson, scottsdale",
    "US America/Los_Angeles": (
        "san francisco, san diego, san jose, seattle, portland, las vegas, sacramento, oakland, fresno"
    ),
}


@lru_cache(maxsize=1)
def towns() -> dict[str, tuple[str, str]]:
    """Map each town to the codes of its country and its zone."""
    placed = ((place.split(" "), names) for place, names in _TOWNS.items())
    return {name.strip(): (code, zone) for (code, zone), names in placed for name in names.split(",")}
