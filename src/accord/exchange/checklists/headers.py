"""What a column holds, by its header: the words that lists in English, French and Spanish use, and how sure they make one."""

import re
import unicodedata
from typing import Final

#: What a user may map a column to, and what it means.
FIELDS: Final = {
    "id": "the list's own identifier of the name",
    "name": "scientific name, with or without authorship",
    "canonical": "scientific name without authorship, where `name` holds it with",
    "genus": "genus",
    "subgenus": "subgenus",
    "epithet": "epithet of the species",
    "infraspecific": "epithet below the species",
    "authorship": "authorship",
    "year": "year of publication",
    "rank": "rank",
    "status": "status of the name (accepted, synonym …)",
    "accepted": "identifier of the accepted name (several with | between)",
    "accepted_name": "accepted name",
    "parent_id": "identifier of the parent",
    "parent_name": "name of the parent",
    "kingdom": "kingdom",
    "phylum": "phylum",
    "class": "class",
    "order": "order",
    "family": "family",
    "code": "nomenclatural code",
    "basionym_id": "identifier of the basionym or original combination",
    "original_name": "original combination",
    "nomenclatural_status": "nomenclatural status",
    "remarks": "remarks",
    "countries": "countries (with | ; or , between)",
    "extinct": "whether it is extinct",
    "vernacular": "common names",
}
#: Headers without blanks, marks and capitals -> what they mean for certain, or nearly.
_SURE: Final = {
    "id": "taxonid id identifier identifiant identificador nameusageid usageid speciescode specode spid aphiaid tsn taxonkey"
    " usagekey speckey speciesid internaltaxonid taxoncode cdnom key avibaseid taxonconceptid scientificnameid idtaxon"
    " accepteddecimalid sisid sisrecid taxid plantnameid nameid",
    "name": "scientificname name sciname scientificnames latinname latin speciesname species taxon taxonname fullname"
    " binomial binomialname nomscientifique nomscient lbnom nombrecientifico nombrecient nomlatin nomdutaxon taxonomia"
    " nomdelespece nombre nom espece especie especes especies acceptednamewithoutauthor fullscientificname completename"
    " taxonscientificname primarysciname scientificnamewithauthor nomcomplet lbnomcomplet speciesscientificname"
    " scientific taxonomicname botanicalname nomenclature wissenschaftlichername nomcientifico organism label namestring",
    "canonical": "canonicalname canonical scientificnamecanonical namewithoutauthorship scientificnamewithoutauthor"
    " namewithoutauthors simplename",
    "genus": "genus genre genero genericname genusname gattung",
    "subgenus": "subgenus infragenericepithet sousgenre subgenero",
    "epithet": "specificepithet epithet speciesepithet epithetespecifique epitheteespecifique epitetoespecifico"
    " epitheton specificname",
    "infraspecific": "infraspecificepithet subspecies infraspecies infraspecificname subspeciesepithet subespecie"
    " sousespece epithetinfraspecifique infraspecificepitheton",
    "authorship": "authorship scientificnameauthorship author authority authors authoryear authorandyear auteur auteurs"
    " autor autores autoria autoridad autorite lbauteur speciesauthor speciesauthority nameauthor nameauthorship"
    " taxonauthor taxonauthority taxonomicauthority auteuretannee autorano authorstring primaryauthor descripteur",
    "year": "year annee ano namepublishedinyear yearpublished publicationyear authoryearonly publishedyear anio",
    "rank": "rank taxonrank rang rango rankname taxonomicrank taxonlevel ranknom category rangtaxonomique level",
    "status": "status taxonomicstatus namestatus statut estado estatus estatustaxonomico statuttaxonomique taxonstatus"
    " usagestatus nomenclaturalstatusoftaxon acceptance validity",
    "accepted": "accepted accepte aceptado acceptednameusageid acceptedid acceptedtaxonid acceptednameid acceptedusagekey accepted_id validaphiaid"
    " cdref synonymofid acceptedplantnameid acceptedtsn acceptedkey validid aphiaidaccepted acceptedaphiaid acceptedusageid idaceptado validtaxonid",
    "accepted_name": "acceptednameusage acceptedname acceptedscientificname validname synonymof nomaccepte nomvalide"
    " nombreaceptado nombrevalido currentname acceptedspecies nomdereference correctname scientificnameaccepted acceptednameusagename",
    "parent_id": "parentnameusageid parentid parenttaxonid parentkey higherclassificationid parenttsn parentusageid idparent"
    " cdtaxsup parentnameusageid",
    "parent_name": "parentnameusage parent parentname parenttaxon",
    "kingdom": "kingdom kingdomname regne reino regnum reich",
    "phylum": "phylum phylumname division embranchement filo phylumdivision",
    "class": "class classname classe clase classis",
    "order": "order ordre orden ordername orderlatin ordo",
    "family": "family famille familia familyname familyscientific familylatin familyscientificname familysciname famillia",
    "code": "nomenclaturalcode code nomcode codenomenclatural",
    "basionym_id": "originalnameusageid basionymid originalnameid protonymid basionymnameid",
    "original_name": "originalnameusage basionym originalname originalcombination originalnamecombination protonym basionyme"
    " basionimo nombreoriginal",
    "nomenclatural_status": "nomenclaturalstatus nomstatus nomenclatural_status namestatusnomenclatural",
    "remarks": "remarks remark notes note taxonremarks taxonomicnotes taxonomynotes comments comment remarques observaciones"
    " commentaires commentaire notas nota taxonnotes taxonomicremarks",
    "countries": "countries countrycodes countrydistribution rangestates pays paises country countrycode distribution"
    " rangecountries alldistributionisocodes nativedistribution countryiso",
    "extinct": "extinct isextinct eteint extinto extincto",
    "vernacular": "vernacularname commonname commonnames englishname nomcommun nomvernaculaire nombrecomun nombrevernaculo"
    " vernacularnames nomfrancais primarycomname englishnames commonnameeng maincommonname nomvern comname popularname"
    " vernacular nombrescomunes",
}
_BY_HEADER: Final = {word: field for field, words in _SURE.items() for word in words.split()}
#: Headers that hold more than their word: tried in this order, and less sure.
_PERHAPS: Final = (
    (re.compile(r"accepted.*(?:id|key|code)$"), "accepted"),
    (re.compile(r"(?:accepted|valid).*(?:name|taxon)"), "accepted_name"),
    (re.compile(r"parent.*(?:id|key|code)$"), "parent_id"),
    (re.compile(r"(?:scientific|scient|latin|botanical)\w*(?:name)?|sciname|sciname\w*"), "name"),
    (re.compile(r"\w*(?:scientificname|sciname|scientifique|cientifico|latinname|speciesname)\w*"), "name"),
    (re.compile(r"\w*(?:authorship|authority|auteur|autor)\w*"), "authorship"),
    (re.compile(r"\w*(?:commonname|vernacular|englishname|nomcommun|nombrecomun)\w*"), "vernacular"),
    (re.compile(r"\w*taxonrank\w*"), "rank"),
    (re.compile(r"\w*(?:order)"), "order"),
    (re.compile(r"\w*(?:family)"), "family"),
)
_CERTAIN, _VARIANT, _LIKELY = 0.98, 0.9, 0.7


def plain_header(printed: str) -> str:
    """`dwc:Scientific_Name`, `Scientific name *` and `scientificName` as one word."""
    word = re.split(r"[:/#](?=[^:/#]+$)", printed.strip())[-1] if re.match(r"\w+:", printed.strip()) else printed
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if letter.isalnum())


def field_of(printed: str) -> tuple[str, float] | None:
    """What a column of that header holds and how sure that is; None where the header doesn't say."""
    word = plain_header(printed)
    if not word:
        return None
    if word in _BY_HEADER:
        exact = printed.strip().lower() == word or ":" in printed or printed[:1].islower()
        return _BY_HEADER[word], _CERTAIN if exact else _VARIANT
    found = next((field for pattern, field in _PERHAPS if pattern.fullmatch(word)), None)
    return (found, _LIKELY) if found else None
