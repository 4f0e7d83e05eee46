package io.adledger.snapshot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adledger.snapshot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theStoreKnowsNothingOfHowSnapshotsAreMade = noClasses()
            .that()
            .resideInAPackage("..snapshot.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.adledger.snapshot", "..snapshot.schedule..");

    @ArchTest
    static final ArchRule theScheduleKnowsNothingOfSnapshots = noClasses()
            .that()
            .resideInAPackage("..snapshot.schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.adledger.snapshot", "..snapshot.store..", "..snapshot.fold..", "io.adledger.ledger..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theFoldKnowsNothingOfSnapshots = noClasses()
            .that()
            .resideInAPackage("..snapshot.fold..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.adledger.snapshot", "..snapshot.store..", "io.adledger.ledger.export..");

    @ArchTest
    static final ArchRule onlyTheJobOnAwsNeedsWhatOthersDoNotGetWithThisModule = noClasses()
            .that()
            .resideOutsideOfPackage("..snapshot.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..snapshot.aws..", "com.amazonaws..", "software.amazon..", "picocli..");
}
