package io.adledger.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.local.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

    private static final CsvFile.Format PLAIN = new CsvFile.Format(',', StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void usedCarsAreRecognisedAndPublishedInTheOrderInWhichTheyAppeared() throws IOException {
        CsvFile file = open("""
                dateCreated,lastSeen,name,price,vehicleType,gearbox,model,fuelType,brand,postalCode
                2016-04-04 00:00:00,2016-04-06 14:45:08,BMW_740i__HAMANN,"$8,500",limousine,automatik,7er,benzin,bmw,71034
                2016-03-26 00:00:00,2016-04-06 06:45:54,Peugeot_807,"$5,000",,manuell,,lpg,peugeot,7958
                """);

        assertThat(rowsOf(file)).containsExactly(new Row.Posting(3, "7958", """
                                {"adTitle":"Peugeot 807","price":5000,"currency":"EUR","category":"peugeot",\
                                "tags":["peugeot","lpg","manuell"]}"""), new Row.Posting(2, "71034", """
                                {"adTitle":"BMW 740i HAMANN","price":8500,"currency":"EUR","category":"limousine",\
                                "tags":["bmw","7er","benzin","automatik"]}"""));
    }

    @Test
    void columnsNamedAsInTheApiAreTakenAsTheyAre() throws IOException {
        CsvFile file = open("""
                publisherId,adTitle,adDescription,price,currency,category,tags
                shop,"A ""good"" bike",Rides well,12.50,€,Bicycles,red|28 inch
                """);

        assertThat(rowsOf(file)).containsExactly(new Row.Posting(2, "shop", """
                {"adTitle":"A \\"good\\" bike","adDescription":"Rides well","price":12.50,"currency":"€",\
                "category":"Bicycles","tags":["red","28 inch"]}"""));
    }

    @Test
    void otherColumnsAreMappedByTheCaller() throws IOException {
        Path path = write("headline;amount;section;group\nA bike;5;;Sports\n");
        Map<AdField, ValueSource> wished = Map.of(
                AdField.PUBLISHER, ValueSource.parse("=me"),
                AdField.TITLE, ValueSource.parse("headline"),
                AdField.PRICE, ValueSource.parse("amount"),
                AdField.CURRENCY, ValueSource.parse("=USD"),
                AdField.CATEGORY, ValueSource.parse("section|group"),
                AdField.TAGS, ValueSource.parse("section+group"));

        CsvFile file = CsvFile.open(path, new CsvFile.Format(';', StandardCharsets.UTF_8), wished, List.of());

        assertThat(rowsOf(file)).containsExactly(new Row.Posting(2, "me", """
                {"adTitle":"A bike","price":5,"currency":"USD","category":"Sports","tags":["Sports"]}"""));
    }

    @Test
    void rowsThatMakeNoAdAreToldWithTheirNumberAndReason() throws IOException {
        CsvFile file = open("""
                publisherId,adTitle,price,currency,category
                shop,A bike,cheap,EUR,Bicycles
                ,A bike,5,EUR,Bicycles
                shop,A bike
                """);

        assertThat(rowsOf(file))
                .containsExactly(
                        new Row.Unreadable(2, "price: \"cheap\" is not a number"),
                        new Row.Unreadable(3, "it names no publisher"),
                        new Row.Unreadable(4, "it has 2 fields where the header has 5"));
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheHeader() throws IOException {
        CsvFile file = open("\uFEFFpublisherId,adTitle,price,currency,category\nshop,A bike,5,EUR,Bicycles\n");

        assertThat(rowsOf(file)).hasOnlyElementsOfType(Row.Posting.class);
    }

    @Test
    void aFieldWithoutAColumnIsNamed() {
        assertThatThrownBy(() -> open("publisherId,adTitle,price,category\nshop,A bike,5,Bicycles\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("no column for currency");
    }

    @Test
    void aFileInAnotherCharacterSetIsRefused() throws IOException {
        Path path = folder.resolve("latin.csv");
        Files.write(
                path,
                "publisherId,adTitle,price,currency,category\nshop,M\u00fchle,5,EUR,x\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> CsvFile.open(path, PLAIN, Map.of(), List.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("is not in UTF-8");
    }

    @Test
    void theFingerprintFollowsTheContent() throws IOException {
        String header = "publisherId,adTitle,price,currency,category\n";
        String first = open(header + "shop,A bike,5,EUR,Bicycles\n").fingerprint();
        String same = open(header + "shop,A bike,5,EUR,Bicycles\n").fingerprint();
        String other = open(header + "shop,A bike,6,EUR,Bicycles\n").fingerprint();

        assertThat(first).isEqualTo(same).isNotEqualTo(other);
    }

    private CsvFile open(String content) throws IOException {
        return CsvFile.open(write(content), PLAIN, Map.of(), List.of());
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("ads.csv"), content);
    }

    private static List<Row> rowsOf(RowSource source) {
        try (Stream<Row> rows = source.rows()) {
            return rows.toList();
        }
    }
}
