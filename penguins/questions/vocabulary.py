"""The words that people write in files and forms, by what they mean: the one file to change for another language.

Headers, options and species are compared without case, accents, spaces and punctuation (see `text.words_of`): one
spelling stands for "Bill Length", "bill_length" and "bill.length". The order of a header's words does not matter.
"""

from collections.abc import Collection

from penguins.questions.text import between_commas, between_spaces, phrases

# What a column's header may say, by the question that it answers. "species" is none: that column is compared with the
# predictions and never used to make them. The width of a bill is not its depth: no word for "width" stands here.
HEADERS: dict[str, Collection[str]] = {
    "island": between_commas(
        "island, islands, island name, island location, nesting island, isla, islas, ilha, ilhas, ile, iles, ada",
        "insel, eiland, isola, pulau, pulau habitat, nama pulau, wyspa, øy, остров, остров проживания, island label",
        "島, 島嶼, 岛, 岛屿, 島嶼名稱, 岛屿名称, 企鹅栖息的岛屿, 栖息岛屿, 島名, 섬, 서식 섬",
    ),
    "sex": between_commas(
        "sex, sex mf, gender, sexo, sexe, sesso, genere, genero, genre, geschlecht, geslacht, sekse, jenis kelamin",
        "kelamin, kön, køn, kjønn, plec, cinsiyet, пол, 性別, 性别, せいべつ, 성별, sex label, gender label",
        "sex if known, gender if known, bird sex, sex of bird",
    ),
    "bill_length_mm": (
        *phrases(("bill beak culmen", "length len lenght lengh how_long")),
        *phrases(("pico bico culmen", "longitud largo longitude comprimento tamanho")),
        *phrases(("bec becco culmen", "longueur taille lunghezza"), ("culmen", "lange laenge")),
        *phrases(("schnabel schnabels snavel", "lange laenge lengte")),
        *phrases(("nabb nabbens naebb nebb nebbets naeb naebbets", "langd lengde laengde")),
        *phrases(("dzioba dziob клюва клюв", "dlugosc длина")),
        *phrases(("嘴 嘴巴 嘴峰 喙 嘴的 嘴巴的 嘴峰的 喙的 鳥嘴 鸟嘴 嘴喙 鳥喙 鸟喙", "長 長度 长 长度")),
        *phrases(("くちばし くちばしの クチバシ クチバシの 嘴 嘴の", "長さ 長 ながさ")),
        *phrases(("paruh culmen paruh_atas", "panjang"), ("gaga", "uzunlugu uzunluk"), ("부리 부리의", "길이")),
    ),
    "bill_depth_mm": (
        *phrases(("bill beak culmen", "depth dep deep height thickness how_deep")),
        *phrases(("pico bico culmen", "profundidad profundidade alto altura grosor espessura espesor")),
        *phrases(("bec becco culmen", "profondeur hauteur epaisseur profondita altezza spessore")),
        *phrases(("schnabel schnabels snavel culmen", "tiefe hohe hoehe dicke diepte hoogte dikte")),
        *phrases(("nabb nabbens naebb nebb nebbets naeb naebbets", "djup dybde hojd hoyde hojde tjocklek tykkelse")),
        *phrases(("dzioba dziob клюва клюв", "glebokosc wysokosc grubosc глубина высота толщина")),
        *phrases(("gaga", "derinligi derinlik yuksekligi yukseklik kalinligi kalinlik")),
        *phrases(("嘴 嘴巴 嘴峰 喙 嘴的 嘴巴的 嘴峰的 喙的 鳥嘴 鸟嘴 嘴喙 鳥喙 鸟喙", "深 深度 厚 厚度 高 高度")),
        *phrases(("くちばし くちばしの クチバシ クチバシの 嘴 嘴の", "深さ 厚さ 厚み 厚 高さ ふかさ あつさ")),
        *phrases(("paruh culmen paruh_atas", "kedalaman tebal ketebalan tinggi"), ("부리 부리의", "깊이 두께 높이")),
    ),
    "flipper_length_mm": (
        "flipper",
        *phrases(("flipper flip wing", "length len lenght lengh how_long")),
        *phrases(("aleta aletas ala alas asa asas flipper", "longitud largo comprimento tamanho tamano")),
        *phrases(("nadadeira nadadeiras barbatana barbatanas", "longitud largo comprimento tamanho tamano")),
        *phrases(("aile ailes nageoire nageoires aileron ailerons pinna pinne ala ali", "longueur taille lunghezza")),
        *phrases(("flossen flosse flugel fluegel vin vinnen vleugel vleugels flipper", "lange laenge lengte")),
        *phrases(("vinge ving vingens vingar vinger fena fenans luffe luff flipper simfot", "langd lengde laengde")),
        *phrases(("pletwy skrzydla pletwa плавника плавников ласта ласт ласты крыла крыльев", "dlugosc длина")),
        *phrases(("翅 翅膀 翼 鰭 鰭肢 鰭狀肢 鳍 鳍肢 鳍状肢 鳍足 脚蹼", "長 長度 长 长度")),
        *phrases(("翅膀的 鰭的 鰭肢的 鳍的 鳍肢的 鳍状肢的 脚蹼的", "長度 长度")),
        *phrases(("ひれ ひれの ヒレ ヒレの フリッパー フリッパーの 翼 翼の つばさの 鰭の", "長さ 長 ながさ")),
        *phrases(("날개 지느러미 지느러미발 물갈퀴 플리퍼 팔 날개의", "길이")),
        *phrases(("sirip sayap flipper", "panjang"), ("yuzgec kanat", "uzunlugu uzunluk")),
    ),
    "body_mass_g": (
        *("mass", "weight", "how heavy", "masa", "massa", "masse", "peso", "peso corporeo", "poids", "poids corporel"),
        *phrases(("corporal corporea corporelle corps corpo cuerpo", "masa peso massa masse poids")),
        *phrases(("kropps krops", "vikt vekt vaegt massa masse")),
        *phrases(("ciala тела vucut", "masa waga масса вес kutlesi kutle agirligi agirlik")),
        *phrases(("body bird", "mass weight wt how_heavy"), ("tubuh badan", "massa masa berat bobot")),
        *("gewicht", "koerpermasse", "korpermasse", "korpergewicht", "koerpergewicht", "lichaamsmassa"),
        *("berat", "bobot", "vikt", "vekt", "vægt", "waga", "масса", "вес", "체중", "몸무게", "체질량", "무게"),
        *("ağırlık", "體重", "体重", "質量", "质量", "身体质量", "身體質量", "体质量", "たいじゅう", "lichaamsgewicht"),
    ),
    "species": between_commas(
        "species, specie, especie, especies, espece, especes, art, arter, spezies, pinguinart, soort, spesies, jenis",
        "species name, penguin species, scientific name, vernacular name, common name, tur, вид, 品種, 品种, 物種",
        "物种, 種, 种, 種類, 种类, 種名, しゅるい, 企鹅种类, 企鹅的种类, 企鵝種類, ペンギンの種類, 종, 종류, 펭귄 종",
        "펭귄 종류, gatunek, виды",
    ),
}

# What says as much where a column's values are usual ones and no other column is understood so.
SHORT_HEADERS: dict[str, Collection[str]] = {
    "bill_length_mm": between_commas("culmen, exposed culmen, exposed culmen length, bill l, beak l, culmen l"),
    "bill_depth_mm": between_commas("bill d, beak d, culmen d"),
    "flipper_length_mm": between_commas("wing"),
    "body_mass_g": between_commas("wt, net wt, net weight, net mass"),
}
SIDES = between_spaces("left right l r links rechts gauche droite izquierda derecha esquerda direita")

# What a column that stands for the species is called in machine learning, and what may stand behind "species".
LABEL_WORDS = between_spaces("label labels class target")
CODE_WORDS = LABEL_WORDS | between_spaces("code codes encoded enc num id cat category")
# How words begin by which a column says that it holds predictions, whoever made them.
PREDICTION_STEMS = between_spaces("predic predik predit guess vorhers vorherg voorspel предск 预测 預測 予測 예측")

# Words without a meaning in a header: "longueur du bec" is "longueur bec". None says what was done ("estimated").
FILLER_WORDS = between_spaces(
    "of the de del du da do das dos la las le les el los il l d di della delle dell der des den van en em i в dalam",
    "penguin pinguino pinguim qual pingouin manchot pinguin pingvin pingwina пингвина пингвин penguins pinguine is",
    "seen measure choose required welche welches die wat welk welke choice what which its it was on please enter",
    "select optional cual es for von fur pour para voor dla для ist",
)
# Of these the ones that ask for a yes where they stand first: "is male", but not "what is the sex".
ASK_FOR_A_YES = ("is", "was", "ist", "es")

# What a column for a single option says: island_Biscoe, is_male.
YES = between_spaces(
    "1 1.0 true yes checked ja wahr oui vrai si sí sì sim verdadero verdadeiro vero waar sant ya tak prawda да истина",
    "evet 是 はい 예 네 y ✓ ✔ ☑ √",
)
NO = between_spaces(
    "0 0.0 false no n unchecked nein falsch non faux não nao nee nej nei falso onwaar falskt tidak nie fałsz нет ложь",
    "hayır 否 いいえ 아니요 아니오 ✗ ✘ ☐",
)
# Words that stand for penguins of no group, or for one without its name: "mean of all birds".
GROUP_WORDS = between_spaces(
    "all bird birds overall grand group value values alle vogel gruppe todos todas aves grupo tous toutes oiseaux",
    "groupe tutti tutte uccelli gruppo vogels groep semua все птицы pinguins pinguinos manchots pinguini пингвины",
    "class colony nest arithmetic trimmed",
)

# What a cell says where its row sums up others and is no penguin: alone, or before or behind the name of a group.
SUMMARY_WORDS = between_commas(
    "total, totals, subtotal, sum, count, mean, average, avg, overall, median, min, max, minimum, maximum, std, sd",
    "st. dev, variance, 1st qu, 3rd qu, summe, mittel, mittelwert, durchschnitt, ergebnis",
    "gesamt, gesamtergebnis, gesamtmittelwert, media, promedio, suma, moyenne, somme, médiane, gemiddelde, totaal",
    "eindtotaal, totale, total general, total général, promedio general, somma, soma, média, rata-rata, jumlah",
    "medelvärde, gennemsnit, gjennomsnitt, średnia, среднее, итого, 平均, 平均值, 合计, 合計, 总计, 總計, 평균, 합계",
    "means, mittelwerte, durchschnittswert, promedios, moy, moyennes, moyenne générale, media generale, média geral",
    "sample mean, range min, range max, lower ci, upper ci, ci lower, ci upper, total geral, totale complessivo",
    "suma końcowa, общий итог, 総計, 총합계, 最大值, 最小值, 计数, 求和, 標準差, 标准差, 標準偏差, 中位数, 個数",
    "standard deviation, standard error, standardabweichung, écart-type, desviación estándar, mode, modus",
    "lower quartile, upper quartile, first quartile, third quartile, quartile, percentile, quantile",
)
# The same in letters that may also be a person's, or name a penguin or a place.
SUMMARY_LETTERS = between_spaces("n se sem iqr cv var range mw ø x̄")
PENGUIN_STEMS = between_spaces("pengu pingu pingo pingv manchot пингвин 企鹅 企鵝 ペンギン 펭귄")
# Headers of a column by which a file names its own rows, without filler words.
ROW_NAMES = between_commas(
    "id, name, individual id, individual, individual name, bird, bird id, bird name, sample id, sample number, tag",
    "tag id, ring, ring number, band, band number, number, nr, nombre, nom, nome, naam, nummer, kennung, ringnummer",
    "identifiant, specimen, rowid, row, row names, rownames, id individu, index, unnamed 0, 编号, 編號, 番号, 個体番号",
    "번호, no, animal id, bird number, bird no, id bird",
)

# What an option may be called besides its own value.
OPTIONS: dict[str, frozenset[str]] = {
    "Biscoe": between_commas(
        "biscoe island, isla biscoe, ilha biscoe, ile biscoe, pulau biscoe, 比斯科, 比斯科岛, 比斯科島, ビスコー",
        "ビスコー島, 비스코, 비스코 섬, биско, biscoe is, biscoe i, бискоу, insel biscoe, wyspa biscoe, остров биско",
        "остров бискоу, bisc, biscoe islands, biscoe isl",
    ),
    "Dream": between_commas(
        "dream island, isla dream, ilha dream, ile dream, pulau dream, 梦岛, 梦幻岛, 梦想岛, 德里姆岛, 夢島, 夢幻島",
        "ドリーム, ドリーム島, 드림, 드림 섬, дрим, dream is, insel dream, wyspa dream, остров дрим, drea, dream i",
        "dream isl",
    ),
    "Torgersen": between_commas(
        "torgerson, torgensen, torgersson, torgenson, torgersen island, isla torgersen, ilha torgersen, ile torgersen",
        "pulau torgersen, 托格森, 托格森岛, 托尔格森岛, 托格尔森岛, 托托尔森岛, 托格森島, トーゲルセン, トージャーセン",
        "トーゲルセン島, 토르거센, 토르게르센, 토르거센 섬, торгерсен, torgersen is, torgersen i, insel torgersen",
        "wyspa torgersen, остров торгерсен, トージャーセン島, torg, torge, torgersen isl",
    ),
    "female": between_commas(
        "f, fem, females, ♀, hembra, hembras, h, femea, femeas, femelle, femelles, femmina, femmine, femminile",
        "weiblich, w, weibchen, vrouwelijk, vrouwtje, v, femenino, feminino, feminin, betina, wanita, perempuan, hona",
        "honor, hun, hunn, samica, samice, zenska, disi, самка, женский, женская, ж, 母, 雌, 雌性, 女, 女性, メス",
        "めす, 암컷, 암, 여, adult female, female adult, жен, woman, women, vrouw, frau, femme, mujer, mulher, donna",
        "kvinde, kvinna",
    ),
    "male": between_commas(
        "m, males, ♂, macho, machos, maschio, maschi, maschile, mannlich, maennlich, mannchen, maennchen, mannelijk",
        "mannetje, masculino, masculin, jantan, pria, laki-laki, hane, hanar, han, hann, samiec, samce, meski, erkek",
        "самец, мужской, мужская, м, 公, 雄, 雄性, 男, 男性, オス, おす, 수컷, 수, 남, adult male, male adult, муж",
        "man, men, mann, homme, hombre, homem, uomo, mand",
    ),
}

# H is "hembra" beside these words or males alone, and under a header with such a word; beside females it is "homme".
HEADERS_OF_HEMBRAS, HEMBRAS = frozenset(("sexo", "genero")), frozenset(("hembra", "hembras"))

# How spreadsheets shorten the months of a date.
MONTHS = between_spaces(
    "jan janv ene gen feb fev fév févr mar mär mrz mrt mars apr abr avr may mai mei maj mag jun juin giu jul juil lug",
    "aug ago aoû août sep sept set oct okt ott out nov dec dez dic déc",
)

# The stems by which a file names a species, in its common or its scientific name. What two of them fit names none.
SPECIES_STEMS: dict[str, frozenset[str]] = {
    "Adelie": between_spaces("adel adpe адел 阿德利 阿德雷 アデリー 아델리"),
    "Chinstrap": between_spaces(
        "chinst chpe barbijo barbicha jugul zugel zuegel kehlstreif stormband kinband hakrem ringpingvin maskow 帽带",
        "帽帶 颏带 纹颊 頰帶 ヒゲ ひげ 턱끈",
    ),
    "Gentoo": between_spaces(
        "gento gepe papu papou esel ezel asnepingvin boylepingvin bialobrew генту папуа субантаркт 巴布亚 巴布亞 金图",
        "金圖 白眉 ジェンツー 젠투",
    ),
}
# Stems that name a species only behind the name of its genus, or alone: there is an Antarctic fulmar.
SPECIES_EPITHETS: dict[str, tuple[str, ...]] = {"Chinstrap": ("antarctic", "antartic", "антаркт")}
GENUS_WORDS = between_spaces("pygoscelis pigoscelide p")

# A label with one of these names no species: "not Adelie", "other than Gentoo".
NEGATIONS = between_spaces("not non no other nicht kein pas nao niet не")
# Neither does one with a word of these stems: the three are told apart by what adults of them measure.
CHICK_STEMS = between_spaces(
    "chick juv baby fledg hatchl immatur nestl kuken polluel poussin pulcin filhote птен 雛 雏 ヒナ 새끼",
)
# What a column is called that says how old a penguin is.
AGE_WORDS = between_spaces("age stage alter edad idade leeftijd alder возраст 年龄 年齡 年齢 나이 umur")

UNITS: dict[str, frozenset[str]] = {
    "mm": between_spaces(
        "mm millimeter millimeters millimetre millimetres milimetros milimetro milimeter millimetern millimetri",
        "milimetrach milimetr milimetra milimetrow мм миллиметры миллиметров миллиметра 毫米 公釐 公厘 ミリ",
        "ミリメートル 밀리미터 밀리",
    ),
    "cm": between_spaces(
        "cm cms centimeter centimeters centimetre centimetres centimetros centimetri centimetro zentimeter zentimetern",
        "sentimeter centymetr centymetra centymetrow см сантиметры сантиметров сантиметра 厘米 公分 センチ",
        "センチメートル 센티미터 센티",
    ),
    "m": between_spaces("m meter meters metre metres metros metri м 米 公尺 メートル 미터"),
    "in": between_spaces("in inch inches zoll pouces pulgadas дюйм дюйма 英寸 吋 インチ 인치"),
    "g": between_spaces(
        "g gr grs gm gms gram grams gramme grammes gramo gramos grama gramas grammi gramm gramow gramy г гр грамм",
        "граммы граммов грамма 克 公克 グラム 그램",
    ),
    "kg": between_spaces(
        "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos quilogramas",
        "kilograma kilogramow кг килограмм килограмма килограммов килограммы 千克 公斤 キロ キログラム 킬로그램 킬로",
    ),
    "lb": between_spaces("lb lbs pound pounds libras livres pfund"),
    "oz": between_spaces("oz ounce ounces onzas onces unzen"),
}
# What people write for "not known", compared without case, outer spaces, apostrophes and a "." or "?" that is added.
MISSING = between_commas(
    ", na, n/a, n.a, <na>, #n/a, nan, null, nil, none, _, -, --, —, –, unknown, unk, missing, not known, i dont know",
    "desconocido, desconocida, desconhecido, desconhecida, inconnu, inconnue, unbekannt, onbekend, sconosciuto",
    "tidak diketahui, okänd, ukendt, ukjent, brak, nieznany, нет, неизвестно, bilinmiyor, 未知, 不明, 缺失, 无, 無",
    "미상, 없음, n.d, s/d, k.a, k. a, ---, dont know, undetermined, keine angabe, weiss nicht, \\n, [null], (null)",
    "#null!, #n/v, #div/0!, #value!, na_real_, n. a, (blank), *, ‒, not measured, no data, nat, -99, -999, -9999",
    "je ne sais pas, no sé, no se sabe, não sei, non so, nie wiem, не знаю, 不知道, わからない, 모름, not sure, ‑",
    "unsure, im not sure, cant tell, not recorded, not available, not applicable, prefer not to say, could not measure",
    "idk, nd, nr, nothing, -88, -77, missing[], #ref!, #name?, #num!, #error!, loading, unsexed, indeterminate, u, n.r",
    'i am not sure, missing["notavailable"], absent, ausente, manquant, manquante, fehlt, sin dato, sin datos',
    "not taken, not weighed, n/m, n.m, no medido, não medido, non mesuré, nicht gemessen, n/d, não informado",
    "brak danych, нет данных, tidak ada, keine daten, pas mesuré, sin información, データなし, 데이터 없음, err:502",
    "#wert!, #bezug!, #¡valor!, #valeur!, не измерено, 未测, 未测量, 未測定, non misurato, niet gemeten",
)
