package io.adledger.ad;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.adledger.ad", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theModelIsPureJava = classes()
            .that()
            .resideInAPackage("io.adledger.ad")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.adledger.ad",
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "com.amazon.ion..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theRulesKnowNothingOfTheLedgersFormat = noClasses()
            .that()
            .haveSimpleNameStartingWith("AdRules")
            .or()
            .haveSimpleNameStartingWith("AdDecider")
            .or()
            .haveSimpleNameStartingWith("AdState")
            .or()
            .haveSimpleNameStartingWith("AdEvent")
            .or()
            .haveSimpleNameStartingWith("AdCommand")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.amazon.ion..");
}
