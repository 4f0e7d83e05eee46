package io.adledger.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adledger.stream", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theSinkPortKnowsNoTechnology = noClasses()
            .that()
            .resideInAPackage("..stream.sink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..stream.lambda..",
                    "..stream.local..",
                    "..stream.state..",
                    "..stream.search..",
                    "..stream.bus..",
                    "..stream.archive..",
                    "..stream.replica..",
                    "..stream.trace..",
                    "io.opentelemetry..",
                    "software.amazon..",
                    "com.amazonaws..",
                    "io.adledger.ledger..");

    /** The functions of what keeps blocks wire it up. */
    @ArchTest
    static final ArchRule onlyTheLoopOnOneMachineAndWhatKeepsBlocksKnowTheLedger = noClasses()
            .that()
            .resideOutsideOfPackages("..stream.local..", "..stream.archive..", "..stream.replica..")
            .and()
            .haveNameNotMatching(".*[.]lambda[.](ArchiveHandler|ReplicaHandler|Waiting)([$].*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.adledger.ledger..");
}
