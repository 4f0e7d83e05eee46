package io.adledger.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.InvalidParameterException;
import software.amazon.awssdk.services.qldb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.qldbsession.model.BadRequestException;
import software.amazon.qldb.Result;

/** Tables are created with tags by the driver; the client of the control plane reads and changes them. */
public abstract class TableTagConformance {

    private final String table = "G" + UUID.randomUUID().toString().replace("-", "");
    private QldbClient client;
    private LedgerClient driver;

    /** Where the ledger is. */
    protected abstract Endpoint endpoint();

    /** What it is called. */
    protected abstract String ledger();

    @BeforeEach
    void connect() {
        client = endpoint().controlClient();
        driver = endpoint().driver(ledger());
    }

    @AfterEach
    void disconnect() {
        driver.close();
        client.close();
    }

    @Test
    void aTableHasTheTagsThatItWasCreatedWithAndThoseThatWereAdded() {
        String arn = arn(create("WITH (aws_tags = `{'environment': \"production\", team: \"bikes\"}`)"));

        assertThat(tags(arn)).isEqualTo(Map.of("environment", "production", "team", "bikes"));

        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("cost center", "7")));
        client.untagResource(request -> request.resourceArn(arn).tagKeys("team", "no such key"));

        assertThat(tags(arn)).isEqualTo(Map.of("environment", "production", "cost center", "7"));
        assertThatThrownBy(() ->
                        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("environment", "test"))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aTableKeepsItsTagsWhenItIsDroppedAndBack() {
        String id = create("WITH (aws_tags = `{team: \"bikes\"}`)");

        driver.run(transaction -> {
            transaction.execute("DROP TABLE " + table);
        });
        driver.run(transaction -> {
            transaction.execute("UNDROP TABLE \"" + id + "\"");
        });

        assertThat(tags(arn(id))).isEqualTo(Map.of("team", "bikes"));
    }

    @Test
    void aTableWithoutTagsHasNone() {
        String arn = arn(create(""));

        assertThat(tags(arn)).isEmpty();
        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "b")));
        assertThat(tags(arn)).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void whatIsNoTagMakesNoTable() {
        for (String tags :
                new String[] {"{team: 7}", "{'aws:team': \"x\"}", "{team: null.string}", "{a: \"1\", a: \"2\"}"}) {
            assertThatThrownBy(() -> create("WITH (aws_tags = `" + tags + "`)"))
                    .as(tags)
                    .isInstanceOf(BadRequestException.class);
        }

        assertThat(driver.tableNames()).doesNotContain(table);
    }

    @Test
    void aTableThatIsNotThereHasNoTags() {
        assertThatThrownBy(() -> tags(arn("0123456789012345678901"))).isInstanceOf(ResourceNotFoundException.class);
    }

    private String create(String options) {
        return driver.call(transaction -> {
            Result result = transaction.execute("CREATE TABLE " + table + " " + options);
            IonStruct answer = (IonStruct) result.iterator().next();
            return ((IonText) answer.get("tableId")).stringValue();
        });
    }

    private String arn(String tableId) {
        return client.describeLedger(request -> request.name(ledger())).arn() + "/table/" + tableId;
    }

    private Map<String, String> tags(String arn) {
        return client.listTagsForResource(request -> request.resourceArn(arn)).tags();
    }
}
