"""Made-up rows with the headers of the downloads that Accord reads."""

DISTRIBUTION = (
    "All_DistributionFullNames,All_DistributionISOCodes,NativeDistributionFullNames,Introduced_Distribution,"
    "Introduced(?)_Distribution,Reintroduced_Distribution,Extinct_Distribution,Extinct(?)_Distribution,"
    "Distribution_Uncertain"
)
CITES_LISTINGS = (
    "Id,Kingdom,Phylum,Class,Order,Family,Genus,Species,Subspecies,Scientific Name,Author,Rank,Listing,Party,"
    f"Listed under,Full note,# Full note,{DISTRIBUTION}\n"
    'x10,Animalia,Chordata,Reptilia,Lacertilia,Exemplidae,Exemplum,primum,,Exemplum primum,"Doe, 1900",SPECIES,II,,'
    'Exemplum spp.,"**II** [GENUS listing Exemplum spp.] A note about <i>Exemplum</i>.",,'
    '"Chile,Hong Kong, SAR,Peru","CL,HK,PE","Chile,Peru","Hong Kong, SAR",,,,,\n'
    "x11,Animalia,Chordata,Reptilia,Lacertilia,Exemplidae,Exemplum,primum,minor,Exemplum primum minor,,SUBSPECIES,I/II,,"
    'Exemplum primum minor,"**I** Except the population of Peru.\n**II** Population of Peru.",,'
    '"Peru,Chile","PE,CL",Peru,,,,Chile,,\n'
    'x12,Animalia,Chordata,Reptilia,Lacertilia,Exemplidae,Alterum,unum,,Alterum unum,,SPECIES,III,"CU,HN",Alterum unum,'
    ',,"Cuba,Honduras","CU,HN",,,,,,,Honduras\n'
    "x13,Animalia,Chordata,Reptilia,Lacertilia,Exemplidae,Alterum,duo,,Alterum duo,,SPECIES,II,,Remotum spp.,,,,,,,,,,,\n"
)
CMS_LISTINGS = (
    f"Id,Phylum,Class,Order,Family,Genus,ScientificName,Author,Rank,Agreement,Listing,Listed under,Date,Note,{DISTRIBUTION}\n"
    'y1,Chordata,Aves,Exempliformes,Avidae,Avis,Avis migrans,"Roe, 1801",SPECIES,"CMS,AEWA",I/II,Avis migrans,'
    '"**I** 24/01/1986\n**II** 01/11/1983","**I** Only the southern population.\n**II** Avidae spp.",'
    "Chile,CL,Chile,,,,,,\n"
    "y2,Chordata,Aves,Exempliformes,Avidae,Avis,Avis altera,,SPECIES,CMS,II,Avidae spp.,**II** 01/11/1983,,,,,,,,,,\n"
    "y3,Chordata,Aves,Exempliformes,Avidae,Avis,Avis tertia,,SPECIES,CMS,II,Avis tertia,,,,,,,,,,,\n"
)
INDEX = (
    "TaxonId,Kingdom,Phylum,Class,Order,Family,Genus,Species,Subspecies,FullName,AuthorYear,RankName,CurrentListing,"
    "FullAnnotationEnglish,AnnotationEnglish,AnnotationSpanish,AnnotationFrench,#AnnotationSymbol,#Annotation,"
    "SynonymsWithAuthors,EnglishNames,SpanishNames,FrenchNames,CitesAccepted,All_DistributionISOCodes,"
    "All_DistributionFullNames,NativeDistributionFullNames,Introduced_Distribution,Introduced(?)_Distribution,"
    "Reintroduced_Distribution,Extinct_Distribution,Extinct(?)_Distribution,Distribution_Uncertain\n"
    "1,Plantae,,,Exemplales,Plantaceae,Planta,,,Planta,L.,GENUS,I/II,,,,,,,,,,,true,,,,,,,,,\n"
    '2,Plantae,,,Exemplales,Plantaceae,Planta,prima,,Planta prima,L.,SPECIES,II,"Appendix II: Included in EXEMPLALES spp. ",'
    '"Appendix II: Included in EXEMPLALES spp. ",,,,,,,,,true,"PE, CL","Peru, Chile",Peru,Chile,,,,,\n'
    "3,Plantae,,,Exemplales,Plantaceae,Planta,secunda,,<i>Planta secunda</i>,L.,SPECIES,I,"
    '"Appendix I: Only the\n population of <i>Peru</i>.",,,,,,,,,,true,PE,Peru,,,,,,,\n'
    "4,Plantae,,,Exemplales,Plantaceae,Vacua,,,Vacua,L.,GENUS,,,,,,,,,,,,true,,,,,,,,,\n"
    "5,Plantae,,,Exemplales,Plantaceae,Sola,,,Sola,L.,GENUS,III/NC,,,,,,,,,,,true,,,,,,,,,\n"
)
HISTORY = (
    "TaxonId,Kingdom,Phylum,Class,Order,Family,Genus,Species,Subspecies,FullName,AuthorYear,RankName,Appendix,"
    "PartyIsoCode,PartyFullName,ChangeType,EffectiveAt,IsCurrent,#AnnotationSymbol,#Annotation,FullAnnotationEnglish,"
    "AnnotationEnglish,AnnotationSpanish,AnnotationFrench,NomenclatureNote\n"
    "7,Animalia,Chordata,Aves,Exempliformes,,,,,Exempliformes,,ORDER,II,,,ADDITION,28/06/1979,true,,,,,,,\n"
    "8,Animalia,Chordata,Aves,Exempliformes,Avidae,Avis,,,Avis,,GENUS,III,HN,Honduras,ADDITION,13/04/1976,false,,,,,,,\n"
    "8,Animalia,Chordata,Aves,Exempliformes,Avidae,Avis,,,Avis,,GENUS,II,,,ADDITION,28/06/1979,true,,,,"
    "Included in <i>EXEMPLIFORMES</i> spp.,,,\n"
    "8,Animalia,Chordata,Aves,Exempliformes,Avidae,Avis,,,Avis,,GENUS,III,HN,Honduras,DELETION,28/06/1979,true,,,,,,,\n"
    "8,Animalia,Chordata,Aves,Exempliformes,Avidae,Avis,,,Avis,,GENUS,II,CH,Switzerland,RESERVATION,28/06/1979,false,,,,,,,\n"
    "8,Animalia,Chordata,Aves,Exempliformes,Avidae,Avis,,,Avis,,GENUS,II,CH,Switzerland,RESERVATION_WITHDRAWAL,"
    "01/01/1990,true,,,,,,,\n"
    "9,Animalia,Chordata,Aves,Exempliformes,Avidae,Avis,migrans,,Avis migrans,,SPECIES,I,,,ADDITION,1990-01-18,true,,,"
    "Except the population of Peru.,,,,\n"
    "9,Animalia,Chordata,Aves,Exempliformes,Avidae,Avis,migrans,,Avis migrans,,SPECIES,I,,,AMENDMENT,1995-02-16,true,,,,,,,\n"
)
CITES_SHEET = (
    "kingdom,legacy_rank,legacy_rec_id,scientific_name,author,class_,order,family,appendix,change_type,effective_from,"
    "party_iso2,is_current,populations_iso2,excluded_populations_iso2,included_in,excluded_rec_ids,note_en\n"
    "Animalia,ORDER,1,EXEMPLIFORMES,,AVES,EXEMPLIFORMES,,II,ADDITION,1979-06-28,,1,,,,Species: 3,\n"
    "Animalia,FAMILY,1,AVIDAE,,AVES,EXEMPLIFORMES,AVIDAE,III,ADDITION,1976-10-28,CR,0,CR,,,,\n"
    "Animalia,FAMILY,1,AVIDAE,,AVES,EXEMPLIFORMES,AVIDAE,II,ADDITION,1979-06-28,,1,,,EXEMPLIFORMES,,\n"
    "Animalia,FAMILY,1,AVIDAE,,AVES,EXEMPLIFORMES,AVIDAE,III,DELETION,1979-06-28,CR,0,CR,,,,\n"
    'Animalia,SPECIES,3,Avis migrans,"Roe, 1801",AVES,EXEMPLIFORMES,AVIDAE,I,ADDITION,1990-01-18,,1,"PE, CL",AR,,SPECIES:99,\n'
    "Animalia,SPECIES,4,,,,,,I,ADDITION,1990-01-18,,1,,,,,\n"
)
CMS_SHEET = (
    "legacy_rank,legacy_rec_id,scientific_name,author,designation,class_,order,family,listing,instrument,effective_from,"
    "is_current,populations_iso2,excluded_populations_iso2,note_en\n"
    'SPECIES,3,Avis migrans,"Roe, 1801",CMS,AVES,EXEMPLIFORMES,AVIDAE,II,CMS,1983-11-01,1,,"BW, NA,ZW",\n'
    "SPECIES,3,Avis migrans,,CMS,AVES,EXEMPLIFORMES,AVIDAE,AEWA,AEWA,1999-11-01,1,,,\n"
    "SPECIES,3,Avis migrans,,CMS,AVES,EXEMPLIFORMES,AVIDAE,,CMS - Example Birds,2001-09-01,1,,,\n"
)
API = {
    "pagination": {"current_page": 1, "per_page": 500, "total_entries": 1},
    "taxon_concepts": [
        {
            "id": 21,
            "full_name": "Avis migrans",
            "author_year": "Roe, 1801",
            "rank": "SPECIES",
            "name_status": "A",
            "active": True,
            "cites_listing": "I/III",
            "higher_taxa": {"kingdom": "Animalia", "class": "Aves", "order": "Exempliformes", "family": "Avidae"},
            "synonyms": [{"id": 22, "full_name": "Avis vagans", "author_year": None, "rank": "SPECIES"}],
            "cites_listings": [
                {"id": 5, "appendix": "I", "annotation": None, "effective_at": "1990-01-18", "party": None},
                {"id": 6, "appendix": "III", "effective_at": "1976-04-13", "party": {"iso_code2": "HN"}},
            ],
        },
        {
            "id": 23,
            "full_name": "Avis errans",
            "author_year": None,
            "rank": "SPECIES",
            "name_status": "S",
            "accepted_names": [{"id": 21, "full_name": "Avis migrans", "author_year": "Roe, 1801", "rank": "SPECIES"}],
        },
    ],
}
ALL_TABLES = {
    "cites listings": CITES_LISTINGS,
    "cms listings": CMS_LISTINGS,
    "index": INDEX,
    "history": HISTORY,
    "cites sheet": CITES_SHEET,
    "cms sheet": CMS_SHEET,
}
