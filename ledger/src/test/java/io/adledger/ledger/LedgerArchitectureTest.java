package io.adledger.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** One way in, one way down, one way out: the rooms of the ledger, and who knows whom. */
@AnalyzeClasses(packages = "io.adledger.ledger", importOptions = DoNotIncludeTests.class)
class LedgerArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("server")
            .definedBy("..ledger.server..")
            .layer("transaction")
            .definedBy("..ledger.transaction..")
            .layer("partiql")
            .definedBy("..ledger.partiql..")
            .layer("storage")
            .definedBy("..ledger.storage..")
            .layer("stream")
            .definedBy("..ledger.stream..")
            .layer("export")
            .definedBy("..ledger.export..", "..ledger.imports..", "..ledger.backup..")
            .layer("journal")
            .definedBy("..ledger.journal..")
            .layer("ion")
            .definedBy("..ledger.ion..")
            .whereLayer("server")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("transaction")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("partiql")
            .mayOnlyBeAccessedByLayers("server", "transaction")
            .whereLayer("storage")
            .mayOnlyBeAccessedByLayers("transaction", "partiql")
            .whereLayer("stream")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("server");

    @ArchTest
    static final ArchRule THE_JOURNAL_KNOWS_ION_ONLY = noClasses()
            .that()
            .resideInAPackage("..ledger.journal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ledger.storage..",
                    "..ledger.partiql..",
                    "..ledger.transaction..",
                    "..ledger.stream..",
                    "..ledger.export..",
                    "..ledger.server..");

    @ArchTest
    static final ArchRule ION_KNOWS_NOTHING_OF_THE_LEDGER = noClasses()
            .that()
            .resideInAPackage("..ledger.ion..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ledger.journal..",
                    "..ledger.storage..",
                    "..ledger.partiql..",
                    "..ledger.transaction..",
                    "..ledger.stream..",
                    "..ledger.export..",
                    "..ledger.server..");

    @ArchTest
    static final ArchRule ONLY_THE_SERVER_KNOWS_THE_WIRE = noClasses()
            .that()
            .resideOutsideOfPackage("..ledger.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule ONE_ROOM_KNOWS_DYNAMODB = noClasses()
            .that()
            .resideOutsideOfPackage("..ledger.dynamodb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.dynamodb..");

    @ArchTest
    static final ArchRule NO_ROOM_IS_PART_OF_A_CIRCLE =
            slices().matching("io.adledger.ledger.(*)..").should().beFreeOfCycles();
}
