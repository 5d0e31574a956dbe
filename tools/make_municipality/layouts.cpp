// The layouts that leave the maker. Column names and order are those that Danish municipalities' extracts
// really have; where a source has no public layout (tariffs, hours, finance totals) the columns are ours.

#include "make_municipality/output.h"

#include <array>

namespace styrhus::make_municipality {

namespace {

constexpr std::array<Layout, kind_count> layouts{{
    {.stem = "cpr",
     .columns = "CPR;Navn;Adresse;Postnr;Kommunekode;Status;Statusdato;Køn;Fødselsdato;Mor CPR;Far CPR;"
                "Forældremyndighed;Navne- og adressebeskyttelse;Tidligere CPR;Dødsdato",
     .start = 8,
     .cpr = 0,
     .value = 5,
     .text = 2},
    {.stem = "dubu_personer",
     .columns = "Dato;Startdato;Slutdato;Ydelsesbeløb;Antal;Sagstype;Leverandør;Enheds angivelse;"
                "Beregningsfrekvens;CPR-nr.;Sagsnummer;Type;Ydelsestype;Tilbud;Status;Afdeling;"
                "Afgørelsesparagraf;Foranstaltningsparagraf",
     .byte_order_mark = true,
     .start = 1,
     .end = 2,
     .amount = 3,
     .cpr = 9,
     .value = 14,
     .text = 15},
    {.stem = "dubu_ydelser",
     .columns = "Dato;Ydelse startdato;Ydelse slutdato;Antal;Takst;Pris pr stk;Pris pr dag;Pris pr måned;"
                "Beregnet pris pr dag;Beregnet total;Status;Frekvens;Sag rækkeID;Sag status;Sagstype;Tvang;"
                "Afdeling;Ydelsesvariant;Ydelsestype;Tilbudstype;Lovhjemmel;Funktion;Leverandør;"
                "Leverandør beliggenhedskommune;Tilbudsbeskrivelse",
     .byte_order_mark = true,
     .start = 1,
     .end = 2,
     .amount = 4,
     .value = 10,
     .text = 24},
    {.stem = "dubu_betalinger",
     .columns =
         "Dato;Ydelse startdato;Ydelse slutdato;Indeværende år;Næste år;Sum;Funktion;Sag rækkeID;Sag status",
     .byte_order_mark = true,
     .start = 1,
     .end = 2,
     .amount = 5},
    {.stem = "sensum_indsatser",
     .columns = "IndsatsStartDato;IndsatsSlutDato;OprettetDato;IndsatsStatus;AfslutningsÅrsag;Facet;"
                "LeverandørIndsats;Tilbud;LeverandørNavn;Indsats;OpholdsKommune;SagNavn;SagType;Status;"
                "PrimærAnsvarlig;Akut;CPR;Fornavn",
     .start = 0,
     .end = 1,
     .cpr = 16,
     .value = 3,
     .text = 11},
    {.stem = "sensum_aktiviteter",
     .columns =
         "CPR;UdførtDato;Deadline;SagModel;FaseNavn;AktivitetNavn;AktivitetSvar;AfdelingNavn;PrimærAnsvarlig",
     .start = 1,
     .cpr = 0,
     .text = 6},
    {.stem = "sensum_ydelser", .columns = "YdelseNavn;AfdelingNavn;StartDato;SlutDato", .start = 2, .end = 3},
    {.stem = "sensum_timer",
     .columns = "CPR;Indsats;Tilbud;LeverandørIndsats;Fra;Til;Timer pr. uge",
     .start = 4,
     .end = 5,
     .cpr = 0},
    {.stem = "takster",
     .columns = "Tilbud;LeverandørIndsats;Leverandør;Enhed;Pris;Gyldig fra;Gyldig til;CVR;P-nummer;Paragraf;"
                "Momsfaktor;Ejerforhold;Afregning;Pladser",
     .byte_order_mark = true,
     .start = 5,
     .end = 6,
     .amount = 4},
    {.stem = "opus_posteringer",
     .columns = "Artskonto;Omkostningssted;PSP-element;Profitcenter;Ordre;Debet/kredit;Beløb;Tekst;"
                "Betalingsmodtagernr.;Betalingsmodtagernr.kode;Ydelsesmodtagernr.;Ydelsesmodtagernr.kode;"
                "Ydelsesperiode fra;Ydelsesperiode til;Mængde;Mængdeenhed;Referencenøgle;Bogføringsdato",
     .windows_1252 = true,
     .start = 12,
     .end = 13,
     .amount = 6,
     .cpr = 10,
     .value = 5,
     .text = 7,
     .psp = 2},
    {.stem = "opus_psp",
     .columns = "PSP-element;Kontostreng;Dranst;Gruppering;Navn;Omkostningssted",
     .windows_1252 = true},
    {.stem = "opus_saldo", .columns = "År;Periode;PSP-element;Omkostningssted;Beløb", .windows_1252 = true},
    {.stem = "budget",
     .columns = "År;PSP-element;Omkostningssted;Oprindeligt budget;Tillægsbevilling;Omplacering;Overførsel;"
                "Korrigeret budget;Periode",
     .windows_1252 = true},
    {.stem = "sofus_forloeb",
     .columns =
         "Dato;Henvisningsdato;Dato for match;Iværksættelsesdato;Stopdato;"
         "Sidst gældende antal ugentlige timer;Indsats ID;Indsatstype;Barn/ung ID;Teamleder/Koordinator;"
         "Årsag til ophør;Barn/ung status",
     .start = 3,
     .end = 4},
    {.stem = "specialskole",
     .columns =
         "Dato;Startdato til visitation;Tilgang dato;Afgang dato;Antal dage;Skole;Cpr.nr.;Betalingsskole;"
         "Betalingskommune;Takstgruppe",
     .windows_1252 = true,
     .start = 2,
     .end = 3,
     .cpr = 6},
    {.stem = "tidlig_indsats",
     .columns = "Måned;Enhed;Indsats;Paragraf;Antal forløb;Antal deltagere;Udgift",
     .byte_order_mark = true,
     .amount = 6},
    {.stem = "planted", .columns = "type;near_miss;file;line;citizen;ore;how;last_file;last_line;note"},
    {.stem = "citizens", .columns = "citizen;cpr;former_cpr;born;died;sex;area;paying"},
    {.stem = "grants",
     .columns = "grant;citizen;service;paragraph;facility;level;from;to;unit;price_ore;quantity_hundredths;"
                "factor_permille;owner;settlement;decides;cost_ore;psp"},
    {.stem = "spells", .columns = "citizen;ladder;step;from;to"},
    {.stem = "postings", .columns = "file;line;kind;grant;citizen;service_from;service_to;ore"},
    {.stem = "totals", .columns = "year;period;psp;cost_centre;function;dranst;grouping;ore"},
    {.stem = "units", .columns = "facility;service;settlement;psp;cost_centre;paying_psp;function;grouping"},
    {.stem = "posting_links", .columns = "file;line;grant;citizen;ore;how;off;linkable"},
}};

} // namespace

const Layout& layout_of(Kind kind) {
    return layouts[static_cast<std::size_t>(kind)];
}

bool is_truth(Kind kind) {
    return kind >= Kind::planted;
}

} // namespace styrhus::make_municipality
