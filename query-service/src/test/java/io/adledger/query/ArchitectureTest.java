package io.adledger.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adledger.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule readingAdsKnowsNeitherHttpNorStores = noClasses()
            .that()
            .resideInAPackage("..query.ad..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..query.http..",
                    "..query.dynamodb..",
                    "..query.qldb..",
                    "io.micronaut..",
                    "software.amazon..",
                    "com.amazonaws..");

    @ArchTest
    static final ArchRule controllersKnowNeitherStoresNorTheServer = noClasses()
            .that()
            .resideInAPackage("..query.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..query.dynamodb..", "..query.qldb..", "software.amazon..", "io.netty..");
}
