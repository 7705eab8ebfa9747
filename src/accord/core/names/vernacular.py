"""Common names are no scientific names: `African elephant`, `Tortue verte`, `Oso pardo`.

A principled guess, in three steps: words that English, French and Spanish use for animals and plants; words that they put
before or behind such a word; and combinations of letters that Latinised names don't have. Words that are also in use as
scientific names (bison, gorilla, puma, iguana, python) are left out on purpose.
"""

import re
from typing import Final

from accord.core.names.letters import folded_word

#: English words for kinds of animals and plants; the last word of a common name.
_ENGLISH: Final = frozenset(
    """
    adder albatross anchovy anemone angelfish ant anteater antelope ape armadillo avocet babbler baboon badger barnacle bat bear
    beaver bee beetle bellbird bird bittern blackbird bluebird boar bobcat booby budgerigar buffalo bug bulbul bull bullfrog
    bunting bustard butterfly butterflies buzzard camel canary carp cat caterpillar catfish cattle centipede chameleon
    cheetah chickadee chicken chimpanzee chipmunk clam clownfish cockatoo cockroach cod cormorant cougar cow cowbird coyote
    crab crane crayfish cricket crocodile crow cuckoo cucumber curlew cuttlefish deer dog dogs dogfish dolphin dolphins donkey dormouse
    dove dragonfly duck ducks dugong eagle eagles earthworm echidna eel egret elephant elephants falcon ferret finch firefly
    fish fishes flamingo flea flounder fly flycatcher fowl fox foxes frog frogs fruitbat gannet gazelle geese gerbil gibbon
    giraffe gnat goat godwit goldfish goose gopher goshawk grasshopper grebe grouper grouse gull gulls halibut hamster hare
    harrier hawk hedgehog heron herring hog honeyeater hornbill hornet horse horses hummingbird hyena jackal jackdaw jaguar
    jay jellyfish kangaroo kingfisher kite kitten koala ladybird ladybug lamprey lapwing lark lemming lemur leopard lion lions
    lizard lizards llama lobster locust loon lorikeet louse lovebird macaque macaw mackerel magpie mallard mammal mammals
    manatee mantis marlin marmoset marten meerkat merganser millipede mite mockingbird mole mongoose monkey monkeys moose
    mosquito mosquitoes moth moths mouse mule muskrat mussel newt nighthawk nightingale nightjar nuthatch opossum orangutan
    oriole osprey ostrich otter otters owl owls oyster ox panda pangolin parakeet parrot parrots partridge peacock pelican penguin penguins
    perch pheasant pig pigeon pike pipit platypus plover polecat porcupine porpoise possum prawn pufferfish puffin quail
    rabbit raccoon rat rats rattlesnake raven ray rays reindeer robin rooster salamander salmon sandpiper sardine sawfish
    scorpion seabird seabirds seahorse seal seals shark sharks sheep shell shellfish shrew shrike shrimp skink skua skunk
    sloth slug snail snails snake snakes snipe sparrow sparrows spider spiders sponge squid squirrel starfish starling
    stingray stork sturgeon sunbird swallow swan swift swordfish tadpole tanager termite tern thrush tick tiger tigers toad
    toads tortoise tortoises toucan treefrog trout tuna turkey turtle turtles urchin vole vulture vultures wallaby walrus warbler
    wasp waterbird waterbirds waxwing weasel weaver weevil whale whales wildcat wildebeest wolf wolverine wolves wombat
    woodchuck woodpecker worm worms wren yak
    alder apple ash aspen bamboo banana barley bean beech berry birch bluebell bramble bush buttercup cabbage carrot cedar
    cherry chestnut clover corn cotton cypress daffodil daisy dandelion elm fern ferns fir flower garlic ginger grape grass
    grasses hazel heather hemlock herb holly ivy kelp larch lavender leaf lettuce lichen lily lime lupin mahogany mango maple
    mint mistletoe moss mosses mushroom mushrooms mustard nettle nutmeg oak oaks oat olive onion orchid orchids palm pea pear
    pepper pine pines plant plants plum poplar poppy potato primrose raspberry redwood reed rice rose rosewood rye seagrass
    seaweed sedge shrub spruce strawberry sunflower sycamore teak thistle thyme tomato tree trees tulip turnip vine walnut
    weed wheat willow yam yew
    """.split()  # noqa: SIM905 - a word list reads as one
)
#: French and Spanish words for kinds of animals and plants; the first word of a common name, in plain letters.
_ROMANCE: Final = frozenset(
    """
    abeille aigle albatros alouette ane antilope araignee arbre autruche baleine becasse belette biche bouquetin brebis
    bufflon buse caille canard castor cerf chameau chamois chat chauve chevre chevreuil chien chouette cigogne cochon colombe
    corbeau corneille crapaud crevette cygne dauphin ecureuil elephant epervier escargot esturgeon etoile faisan faucon
    flamant fourmi furet girafe goeland grenouille gypaete hamster herisson heron hibou hirondelle homard huitre jaguar
    kangourou lamantin lapin lezard libellule lievre loup loutre lynx manchot marmotte marsouin martre merle mesange moineau
    mouche mouette mouton moule oie oiseau ours oursin outarde panthere papillon perdrix perroquet phoque pie pieuvre pigeon
    poisson poulpe rat raie renard requin rossignol sanglier saumon serpent singe souris tigre thon tortue truite vache
    vautour vison zebre bouleau chene erable frene hetre orchidee peuplier pin sapin saule
    abeja aguila albatros alce almeja alondra ardilla arana armadillo arbol atun avestruz ballena bisonte buho buitre burro
    caballo cabra caiman camaron camello canario cangrejo caracol cebra cerdo ciervo ciguena cisne cocodrilo codorniz conejo
    cordero cotorra coyote cuervo culebra delfin elefante erizo escarabajo escorpion esturion faisan flamenco foca gallina
    gallo ganso garza gato gavilan gaviota golondrina gorrion grulla guacamayo halcon hipopotamo hormiga jabali jaguar jirafa
    lagarto langosta lechuza leon leopardo liebre lobo loro manati mapache mariposa mejillon mono mosca murcielago nutria oso
    orca orquidea oveja pajaro paloma pato pavo perro pez pinguino pulpo rana raton rinoceronte ruisenor salamandra salmon
    sapo serpiente tejon tiburon tigre tortuga trucha tucan vaca venado zorro abedul encina haya roble sauce
    """.split()  # noqa: SIM905
)
#: English words that stand before a kind of animal or plant, and are no genus.
_QUALIFIERS: Final = frozenset(
    """
    african alaskan alpine amazonian american amur andean antarctic arabian arctic argentine asian asiatic atlantic
    australian austrian baltic bengal black blue bolivian brazilian british brown californian canadian canary cape caribbean
    caspian ceylon chilean chinese colombian common coral crested cuban domestic dusky dwarf east eastern egyptian english
    ethiopian eurasian european fallow feral fiji florida forest freshwater galapagos german giant ground hard soft big hawksbill saker rhino golden grassland great
    greater greek green greenland grey gray harbour harbor hawaiian himalayan hooded horned house humpback iberian icelandic
    indian indochinese indonesian iranian irish italian jamaican japanese javan kashmir kenyan killer komodo korean large
    leatherback least lesser little long madagascan madagascar malagasy malayan malaysian mauritius mediterranean mexican
    minke mongolian moroccan mottled mountain native nepalese new night nile north northern norwegian ocean oceanic old
    olive orange oriental pacific painted pale patagonian persian peruvian philippine pink plains polar portuguese purple
    pygmy red reef ringed river rocky royal ruddy russian scarlet scottish sea short siberian silver slender small snow
    snowy somali south southern spanish speckled sperm spiny spotted striped sumatran swamp swedish syrian tasmanian thai
    tibetan tiger timber tropical tufted turkish vietnamese water west western white whitetip wild wooly woolly yellow
    zanzibar the a an some various mixed
    """.split()  # noqa: SIM905
)
#: French and Spanish words that stand behind a kind of animal or plant, in plain letters.
_FOLLOWERS: Final = frozenset(
    """
    africain africaine afrique amerique ameridien americain asie asiatique asiatico atlantique atlantico austral australe
    azul azure barbu boba blanc blanche blanca blanco bleu bleue boreal boreale brun brune caouanne caribou casero cendre
    commun commune comun cornu d de del des desert desierto domestique domestico du europe europeen europeo europa
    fauve femelle foret franche gigante geante geant grand grande gris grise hiver huppe imperial indien iberico iberique jaune
    la le les luth macho mar marin marine marina marino mer mexicano montagne montes moine monje musque nain neige negra negro
    noir noire nord norte occidental oriental orientale pacifique pardo parda petit petite pinto plata polar polaire
    pygmee real rojo roja rouge roux royal royale ruso sauvage sud sur tachete tropical vert verte verde volant
    """.split()  # noqa: SIM905
)
#: Common names that are names of genera too: alone they say nothing.
_ALSO_GENERA: Final = frozenset(
    """
    antelope antilope armadillo caiman castor dugong echidna eel gibbon hamster haya lemur lynx mantis orca panda pavo
    perro platypus rana salamandra sea vison
    """.split()  # noqa: SIM905
)
#: All words that make the fast path leave a text without a year to the careful one.
COMMON_WORDS: Final = _ENGLISH | _ROMANCE
FIRST_WORDS: Final = _QUALIFIERS | _ENGLISH - _ALSO_GENERA
LAST_WORDS: Final = _ENGLISH
ROMANCE_WORDS: Final = _ROMANCE
FOLLOWERS: Final = _FOLLOWERS | _ROMANCE
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_OF: Final = frozenset({"de", "du", "des", "d", "del", "da"})
#: Signs of authors, which common names don't have.
_AUTHORED: Final = re.compile(r"[&(.\d×]")
_LATIN_GENUS: Final = re.compile(r"(?:us|a|um|is|es|as|os|on|ys|[bp]s|ns|r|x|e|i|o|u|en)$")
#: Endings that Latinised words don't have: `bird`, `ball`, `world`, `table`; a few words from languages of the country do.
NEVER_LATIN: Final = (
    r"(?:[bdfghjklpqtvw]|[tlkgd]s|[rwhgm]n|ng|ss|[aeou]y|[rtl]y|ble|ple|tle|ve|rse|[^aeiouy-]{5}[a-z]?)$|^[^aeiouy]+$"
)
#: The same for genera, of which one in two thousand ends so.
NEVER_GENUS: Final = r"(?:[bcdfgjklqtvw]|oo|[rtl]y|[tlkgd]s)$|(?i:^[^aeiouy]+$)"
_ENDS_ODDLY: Final = re.compile(NEVER_LATIN)
_NO_GENUS: Final = re.compile(NEVER_GENUS)
_ENGLISH_LETTERS: Final = re.compile(rf"ck|sh|ght|tch|wn|ould|{NEVER_LATIN}")


def is_common_name(text: str) -> bool:
    """Whether a text without author or year reads as a common name in English, French or Spanish."""
    words = [] if _AUTHORED.search(text) else _plain_words(text)
    if len(words) < 2:
        return bool(words) and words[0] in COMMON_WORDS - _ALSO_GENERA
    first, *rest = words
    last, before = words[-1], words[-2]
    if len(set(words)) == 1:
        return False  # `Lynx lynx`: a tautonym (ICZN Art. 23.3.7)
    return (
        (first in _QUALIFIERS and (first not in _ALSO_GENERA or is_common_word(last) or not looks_latin(last)))
        or (len(words) > 2 and before in _QUALIFIERS and is_common_word(last))
        or (first in _ROMANCE and rest[0] in _OF)
        or (first in _ROMANCE and all(word in FOLLOWERS for word in rest))
        # `Weddell seal`; but `Atractus echidna` is a snake
        or (
            is_common_word(last)
            and (is_common_word(first) or first in COMMON_WORDS - _ALSO_GENERA or not looks_latin(first))
        )
    )


def looks_latin(word: str) -> bool:
    """Whether the letters of a word are those of a Latinised name: its ending, and no `oo`, `sh`, `ck`, `ght` inside."""
    return _LATIN_GENUS.search(word) is not None and _ENGLISH_LETTERS.search(word) is None


def ends_oddly(word: str) -> bool:
    """Whether a word ends as Latinised words don't: `bird`, `table`."""
    return _ENDS_ODDLY.search(word) is not None


def is_odd_genus(word: str) -> bool:
    """Whether a word ends as names of genera hardly ever do: `Foo`, `Big`, `Hotel`."""
    return _NO_GENUS.search(word) is not None


def is_common_word(word: str) -> bool:
    """Whether English names animals or plants so, one or many: `coral`, `cats`."""
    plain = word.lower()
    return plain in _ENGLISH or plain.removesuffix("s") in _ENGLISH or plain.removesuffix("es") in _ENGLISH


def _plain_words(text: str) -> list[str]:
    without_signs = text.lower().replace("'s ", " ").replace("’s ", " ")
    return [folded_word(word) for word in _LETTERS.findall(without_signs)]
