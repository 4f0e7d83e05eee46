package io.adledger.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.CreateLedgerResponse;
import software.amazon.awssdk.services.qldb.model.DescribeLedgerResponse;
import software.amazon.awssdk.services.qldb.model.EncryptionStatus;
import software.amazon.awssdk.services.qldb.model.InvalidParameterException;
import software.amazon.awssdk.services.qldb.model.LedgerState;
import software.amazon.awssdk.services.qldb.model.LedgerSummary;
import software.amazon.awssdk.services.qldb.model.ListLedgersResponse;
import software.amazon.awssdk.services.qldb.model.PermissionsMode;
import software.amazon.awssdk.services.qldb.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.qldb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.qldb.model.ResourcePreconditionNotMetException;

/** Ledgers as a whole, by the unmodified client of the control plane. Each test works on ledgers of its own. */
public abstract class ControlPlaneConformance {

    private final Set<String> created = new HashSet<>();
    private QldbClient client;

    /** Where the ledgers are. */
    protected abstract Endpoint endpoint();

    @BeforeEach
    void connect() {
        client = endpoint().controlClient();
    }

    @AfterEach
    void deleteLedgers() {
        for (String name : created) {
            try {
                client.updateLedger(request -> request.name(name).deletionProtection(false));
                client.deleteLedger(request -> request.name(name));
            } catch (ResourceNotFoundException e) {
                // The test has deleted it.
            }
        }
        client.close();
    }

    @Test
    void aLedgerIsCreatedAndBecomesActive() {
        Instant before = Instant.now().minus(1, ChronoUnit.MINUTES);
        String name = newName();

        CreateLedgerResponse answer = client.createLedger(request ->
                request.name(name).permissionsMode(PermissionsMode.STANDARD).tags(Map.of("team", "fleet")));

        assertThat(answer.name()).isEqualTo(name);
        assertThat(answer.arn()).matches("arn:aws:qldb:[^:]+:\\d{12}:ledger/" + name);
        assertThat(answer.state()).isEqualTo(LedgerState.CREATING);
        assertThat(answer.creationDateTime()).isAfter(before);
        assertThat(answer.deletionProtection()).isTrue();
        assertThat(answer.permissionsMode()).isEqualTo(PermissionsMode.STANDARD);
        assertThat(answer.kmsKeyArn()).isNull();
        assertThat(answer.responseMetadata().requestId()).isNotBlank();
        DescribeLedgerResponse described = awaitActive(name);
        assertThat(described.arn()).isEqualTo(answer.arn());
        assertThat(described.creationDateTime()).isEqualTo(answer.creationDateTime());
        assertThat(described.deletionProtection()).isTrue();
        assertThat(described.permissionsMode()).isEqualTo(PermissionsMode.STANDARD);
        assertThat(described.encryptionDescription().kmsKeyArn()).isEqualTo("AWS_OWNED_KMS_KEY");
        assertThat(described.encryptionDescription().encryptionStatus()).isEqualTo(EncryptionStatus.ENABLED);
    }

    @Test
    void aNewLedgerTakesTransactionsOfItsOwn() {
        String first = createActive();
        String second = createActive();
        try (LedgerClient driver = endpoint().driver(first);
                LedgerClient other = endpoint().driver(second)) {
            driver.run(transaction -> {
                transaction.execute("CREATE TABLE Vehicles");
            });

            assertThat(driver.tableNames()).containsExactly("Vehicles");
            assertThat(other.tableNames()).isEmpty();
        }
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        String name = createActive();

        assertThatExceptionOfType(ResourceAlreadyExistsException.class)
                .isThrownBy(() ->
                        client.createLedger(request -> request.name(name).permissionsMode(PermissionsMode.ALLOW_ALL)))
                .satisfies(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(409);
                    assertThat(refused.resourceName()).isEqualTo(name);
                    assertThat(refused.resourceType()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a--b", "-a", "a-", "12345", "a_b", "abcdefghijklmnopqrstuvwxyz1234567"})
    void aNameThatIsNotAllowedIsRefused(String name) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() ->
                        client.createLedger(request -> request.name(name).permissionsMode(PermissionsMode.ALLOW_ALL)))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(400));
    }

    @Test
    void aLedgerNeedsAPermissionsMode() {
        assertThatThrownBy(() -> client.createLedger(request -> request.name(newName())))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        client.createLedger(request -> request.name(newName()).permissionsMode("SOME")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void ledgersAreListedPageByPage() {
        List<String> names = List.of(createActive(), createActive(), createActive());

        List<String> listed = new ArrayList<>();
        int pages = 0;
        for (ListLedgersResponse page : client.listLedgersPaginator(request -> request.maxResults(2))) {
            pages++;
            assertThat(page.ledgers()).hasSizeLessThanOrEqualTo(2);
            page.ledgers().stream().map(LedgerSummary::name).forEach(listed::add);
        }

        assertThat(pages).isGreaterThan(1);
        assertThat(listed).containsAll(names).doesNotHaveDuplicates();
    }

    @Test
    void pagesAreOfOneTo100Ledgers() {
        assertThatThrownBy(() -> client.listLedgers(request -> request.maxResults(0)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.listLedgers(request -> request.maxResults(101)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> client.listLedgers(request -> request.nextToken("no+token")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aProtectedLedgerCannotBeDeleted() {
        String name = createActive();

        assertThatExceptionOfType(ResourcePreconditionNotMetException.class)
                .isThrownBy(() -> client.deleteLedger(request -> request.name(name)))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(412));

        assertThat(awaitActive(name).name()).isEqualTo(name);
    }

    @Test
    void aLedgerThatIsNotProtectedIsDeletedWithItsSessions() {
        String name = createActive();
        assertThat(client.updateLedger(request -> request.name(name).deletionProtection(false))
                        .deletionProtection())
                .isFalse();
        try (LedgerClient driver = endpoint().driverWithoutRetries(name)) {
            assertThat(driver.tableNames()).isEmpty();

            client.deleteLedger(request -> request.name(name));

            await().untilAsserted(() -> assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> client.describeLedger(request -> request.name(name))));
            assertThatThrownBy(() -> driver.tableNames().forEach(table -> {})).isNotNull();
        }
        assertThat(client.listLedgers(request -> request.maxResults(100)).ledgers())
                .extracting(LedgerSummary::name)
                .doesNotContain(name);
    }

    @Test
    void anUpdateWithoutAChangeDescribesTheLedger() {
        String name = createActive();

        assertThat(client.updateLedger(request -> request.name(name)).deletionProtection())
                .isTrue();
    }

    @Test
    void thePermissionsModeIsChanged() {
        String name = createActive();

        assertThat(client.updateLedgerPermissionsMode(
                                request -> request.name(name).permissionsMode(PermissionsMode.STANDARD))
                        .permissionsMode())
                .isEqualTo(PermissionsMode.STANDARD);

        assertThat(client.describeLedger(request -> request.name(name)).permissionsMode())
                .isEqualTo(PermissionsMode.STANDARD);
    }

    @Test
    void tagsAreAddedListedAndRemoved() {
        String arn = awaitActive(createActive()).arn();

        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("team", "fleet", "stage", "test")));
        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("a key: with/odd+signs", "")));
        client.untagResource(request -> request.resourceArn(arn).tagKeys("stage", "not there"));

        assertThat(client.listTagsForResource(request -> request.resourceArn(arn))
                        .tags())
                .isEqualTo(Map.of("team", "fleet", "a key: with/odd+signs", ""));
    }

    @Test
    void aTagThatIsThereIsNotReplaced() {
        String arn = awaitActive(createActive()).arn();
        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("team", "fleet")));

        assertThatThrownBy(() -> client.tagResource(
                        request -> request.resourceArn(arn).tags(Map.of("team", "other", "stage", "test"))))
                .isInstanceOf(InvalidParameterException.class);

        assertThat(client.listTagsForResource(request -> request.resourceArn(arn))
                        .tags())
                .isEqualTo(Map.of("team", "fleet"));
    }

    @Test
    void moreThan50TagsAreRefused() {
        String arn = awaitActive(createActive()).arn();
        Map<String, String> tags =
                IntStream.range(0, 51).boxed().collect(Collectors.toMap(number -> "key" + number, number -> ""));

        assertThatThrownBy(() ->
                        client.tagResource(request -> request.resourceArn(arn).tags(tags)))
                .isInstanceOf(InvalidParameterException.class);

        assertThat(client.listTagsForResource(request -> request.resourceArn(arn))
                        .tags())
                .isEmpty();
    }

    @Test
    void aResourceThatIsNotThereHasNoTags() {
        String arn = awaitActive(createActive()).arn();

        assertThatThrownBy(() -> client.listTagsForResource(request -> request.resourceArn(arn + "-x")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.listTagsForResource(request -> request.resourceArn("arn:aws:s3:::bucket-x")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void nothingCanBeDoneToALedgerThatIsNotThere() {
        String name = newName();

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> client.describeLedger(request -> request.name(name)))
                .satisfies(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(404);
                    assertThat(refused.resourceName()).isEqualTo(name);
                    assertThat(refused).hasMessageContaining(name);
                });
        assertThatThrownBy(() -> client.deleteLedger(request -> request.name(name)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(
                        () -> client.updateLedger(request -> request.name(name).deletionProtection(false)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.getDigest(request -> request.name(name)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private String createActive() {
        String name = newName();
        client.createLedger(request -> request.name(name).permissionsMode(PermissionsMode.ALLOW_ALL));
        awaitActive(name);
        return name;
    }

    private DescribeLedgerResponse awaitActive(String name) {
        return await().atMost(endpoint().patience())
                .until(
                        () -> client.describeLedger(request -> request.name(name)),
                        ledger -> ledger.state() == LedgerState.ACTIVE);
    }

    private String newName() {
        String name = "l" + UUID.randomUUID().toString().substring(0, 23);
        created.add(name);
        return name;
    }
}
