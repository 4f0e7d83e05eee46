package io.adledger.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adledger.command", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainKnowsNothingOutside = classes()
            .that()
            .resideInAPackage("io.adledger.command.ad")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.adledger.command.ad", "io.adledger.ad", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule nothingKnowsNetty = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "io.micronaut.http.server.netty..");

    @ArchTest
    static final ArchRule theApiKnowsNothingOfTheLedger = noClasses()
            .that()
            .resideInAPackage("io.adledger.command.http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazon..", "io.adledger.command.qldb");
}
