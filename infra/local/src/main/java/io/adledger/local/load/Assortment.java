package io.adledger.local.load;

import java.util.List;

/** What made-up ads of one category offer. */
record Assortment(String category, int lowestPrice, List<String> things, List<String> qualities) {

    static final List<Assortment> ALL = List.of(
            new Assortment(
                    "Bicycles",
                    60,
                    List.of("City bike", "Racing bike", "Mountain bike", "Gravel bike", "Cargo bike", "Kinderfahrrad"),
                    List.of("28 inch", "26 inch", "21 gears", "aluminium frame", "hub dynamo", "disc brakes")),
            new Assortment(
                    "Furniture",
                    25,
                    List.of("Oak table", "Bookshelf", "Sofa", "Küchenbuffet", "Desk", "Armchair", "Wardrobe"),
                    List.of("solid wood", "white", "Danish design", "two metres", "from the sixties", "dismantled")),
            new Assortment(
                    "Electronics",
                    40,
                    List.of("Laptop", "Telephone", "Monitor", "Headphones", "Hi-Fi amplifier", "Digital camera"),
                    List.of("with charger", "original box", "256 GB", "27 inch", "low mileage", "black")),
            new Assortment(
                    "Cars",
                    900,
                    List.of("VW Golf", "Škoda Octavia", "Peugeot 208", "Citroën Berlingo", "Volvo V70", "Fiat Panda"),
                    List.of("diesel", "petrol", "electric", "automatic", "tow bar", "winter tyres", "one owner")),
            new Assortment(
                    "Books",
                    2,
                    List.of("Atlas", "Cookbook", "Crime novels", "Lexikon in 24 Bänden", "Children's books", "Poems"),
                    List.of("first edition", "paperback", "signed", "hardcover", "large print", "illustrated")),
            new Assortment(
                    "Garden",
                    10,
                    List.of("Lawn mower", "Rain barrel", "Garden bench", "Gewächshaus", "Apple tree", "Grill"),
                    List.of("battery", "petrol", "teak", "foldable", "winter-proof", "with cover")));

    static final List<String> CONDITIONS = List.of("like new", "well kept", "used", "for tinkerers", "refurbished");

    static final List<String> PLACES =
            List.of("Berlin", "Zürich", "Lyon", "København", "Kraków", "Porto", "Malmö", "Graz", "Gent", "Köln");

    static final List<String> REMARKS = List.of(
            "It has served us well and needs a new home.",
            "A few scratches, see the pictures.",
            "Works without a fault.",
            "Hardly ever used, it was a present.",
            "Non-smoking household, one cat.");

    static final List<String> TERMS =
            List.of("Price is negotiable.", "Fixed price.", "No shipping.", "Cash only.", "Swap considered.");
}
